import { protocol, type Session } from 'electron';
import type { App } from '#main/core/create-app.ts';
import { ownPath, SCHEME } from './page-address.ts';

/** Makes `app:` a proper, secure scheme. Must run before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: false } },
  ]);
}

/** Answers every `app:` request by the core, whose page files are an allow-list: no path is joined, no file is opened. */
export function servePage(session: Session, core: Pick<App, 'serve'>): void {
  session.protocol.handle(SCHEME, (request) => {
    const path = ownPath(request.url);
    if (path === null) return new Response(null, { status: 404 });
    const { status, headers, body } = core.serve({ method: request.method, path });
    return new Response(new Uint8Array(body), { status, headers: { ...headers } });
  });
}
