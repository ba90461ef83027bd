import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { App } from '#main/core/create-app.ts';

/** The binding through which the page calls the core, and the function through which it hears events. */
export const INVOKE_DOOR = '__careboardInvoke';
export const EVENT_DOOR = '__careboardEvent';

/**
 * The script that runs before the page's own: puts `window.careboard` there, built by the same `buildApi` as in
 * Electron's preload. The source itself is used, its types stripped, so there is no second copy to keep in step.
 */
export function pageBridge(): string {
  const source = readFileSync(new URL('../../../src-shared/contract/build-api.ts', import.meta.url), 'utf8');
  const buildApi = stripTypeScriptTypes(source)
    .replace(/^\s*import .*$/gm, '')
    .replace('export function', 'function');
  return `(() => {
    if (window.top !== window) return;
    ${buildApi}
    const listeners = new Set();
    const invoke = window.${INVOKE_DOOR};
    const on = (listener) => { listeners.add(listener); return () => listeners.delete(listener); };
    Object.defineProperty(window, '${EVENT_DOOR}', { value: (json) => { for (const listener of listeners) listener(json); } });
    Object.defineProperty(window, 'careboard', { value: Object.freeze(buildApi((json) => invoke(json), on)) });
  })();`;
}

/** One call: a JSON string in, a JSON string out. What is not JSON, or comes from elsewhere (null), is an unknown call. */
export async function answerCall(app: Pick<App, 'dispatch'>, json: unknown): Promise<string> {
  const asked = typeof json === 'string' ? parse(json) : null;
  return JSON.stringify(await app.dispatch(asked?.name, asked?.input));
}

function parse(json: string): { readonly name?: unknown; readonly input?: unknown } | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
