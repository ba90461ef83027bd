import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import type { App } from '#main/core/create-app.ts';
import type { Ports } from '#main/core/ports.ts';
import { type ElectronShellOptions, startElectronShell } from '#main/shells/electron/electron-shell.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';
import * as electron from './electron-stand-in.ts';
import { BrowserWindow, type FakeFrame } from './electron-stand-in.ts';

// A test file that imports this says itself: vi.mock('electron', () => import('./electron-stand-in.ts')).

export let userData: string;
export let school: School;
/** What the shell gave the core to ask it with. */
export const given: Pick<Ports, 'chooseSave' | 'printPdf'> = {};
export const signalled: string[] = [];

beforeEach(async () => {
  userData = mkdtempSync(join(tmpdir(), 'careboard-electron-'));
  electron.reset(userData);
  signalled.length = 0;
  school = await newSchool({
    ports: { pages: new Map([['/index.html', { type: 'text/html', bytes: Buffer.from('page') }]]) },
  });
});
afterEach(() => {
  school.close();
  rmSync(userData, { recursive: true, force: true });
});

/** The shell over a real core on a real vault; only what Electron would do is stood in for. */
export async function start(options: { readonly kiosk?: boolean } = {}) {
  const core: App = {
    ...school.app,
    signal: (kind) => {
      signalled.push(kind);
      school.app.signal(kind);
    },
  };
  const makeCore: ElectronShellOptions['makeCore'] = (shell) => {
    Object.assign(given, { chooseSave: shell.chooseSave, printPdf: shell.printPdf });
    return core;
  };
  return startElectronShell({ makeCore, preload: '/app/preload.cjs', kiosk: options.kiosk ?? false });
}
export const windowNow = (): BrowserWindow => BrowserWindow.all.at(-1)!;
export const prevented = (
  emitter: { emit(name: string, ...args: unknown[]): boolean },
  name: string,
  ...more: unknown[]
) => {
  const event = { preventDefault: vi.fn() };
  emitter.emit(name, event, ...more);
  return event.preventDefault.mock.calls.length > 0;
};
export const call = async (
  sender: unknown,
  senderFrame: FakeFrame | null,
): Promise<{ ok: boolean; error?: { code: string } }> => {
  const handler = electron.ipc.get('careboard:call')!;
  return JSON.parse(
    String(await handler({ sender, senderFrame } as never, JSON.stringify({ name: 'access.state', input: {} }))),
  );
};
