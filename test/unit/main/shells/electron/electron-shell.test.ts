import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '#main/core/create-app.ts';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { startElectronShell } from '#main/shells/electron/electron-shell.ts';
import { LEAD, newSchool, type School } from '../../../../support/new-school.ts';
import * as electron from './electron-stand-in.ts';
import { BrowserWindow, FakeContents, type FakeFrame } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

let userData: string;
let school: School;
const signalled: string[] = [];

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
async function start(options: { readonly kiosk?: boolean } = {}) {
  const core: App = {
    ...school.app,
    signal: (kind) => {
      signalled.push(kind);
      school.app.signal(kind);
    },
  };
  return startElectronShell({ makeCore: () => core, preload: '/app/preload.cjs', kiosk: options.kiosk ?? false });
}
const windowNow = (): BrowserWindow => BrowserWindow.all.at(-1)!;
const prevented = (emitter: { emit(name: string, ...args: unknown[]): boolean }, name: string, ...more: unknown[]) => {
  const event = { preventDefault: vi.fn() };
  emitter.emit(name, event, ...more);
  return event.preventDefault.mock.calls.length > 0;
};
const call = async (
  sender: unknown,
  senderFrame: FakeFrame | null,
): Promise<{ ok: boolean; error?: { code: string } }> => {
  const handler = electron.ipc.get('careboard:call')!;
  return JSON.parse(
    String(await handler({ sender, senderFrame } as never, JSON.stringify({ name: 'access.state', input: {} }))),
  );
};

describe('the start', () => {
  it('turns on the sandbox and names the scheme before Electron is ready', async () => {
    expect(await start()).toBe('running');
    const ready = electron.asked.indexOf('ready');
    for (const first of [
      'enableSandbox',
      'scheme',
      'setPath sessionData',
      'switch host-resolver-rules MAP * ~NOTFOUND',
    ]) {
      expect(electron.asked.indexOf(first), first).toBeGreaterThanOrEqual(0);
      expect(electron.asked.indexOf(first), first).toBeLessThan(ready);
    }
    expect(electron.protocol.registerSchemesAsPrivileged.mock.lastCall![0]).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: false } },
    ]);
  });

  it('ends at once, before anything is opened, when a forbidden switch is given', async () => {
    electron.app.isPackaged = true;
    electron.app.switches.add('no-sandbox');
    expect(await start()).toBe('forbidden');
    expect(electron.asked).toEqual(['exit 1']);
    expect(BrowserWindow.all).toHaveLength(0);
  });

  it('happens once: a second one leaves, and the first comes forward', async () => {
    await start();
    electron.app.emit('second-instance');
    expect(windowNow().restore).toHaveBeenCalled();
    expect(windowNow().focus).toHaveBeenCalled();
    electron.asked.length = 0;
    electron.app.lock = false;
    expect(await start()).toBe('already-running');
    expect(electron.asked).toEqual(['exit 0']);
    expect(BrowserWindow.all).toHaveLength(1);
  });

  it('wipes what an earlier run left in the session folder, and removes the folder at the end', async () => {
    const folder = join(userData, 'session');
    mkdirSync(folder);
    writeFileSync(join(folder, 'left-over'), 'x');
    await start();
    expect(existsSync(folder)).toBe(true);
    expect(existsSync(join(folder, 'left-over'))).toBe(false);
    electron.app.emit('will-quit');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the session', () => {
  it('is in memory without a cache, and the start fails when it is not', async () => {
    await start();
    expect(electron.session.fromPartition).toHaveBeenLastCalledWith('careboard', { cache: false });
    electron.pageSession.persistent = true;
    await expect(start()).rejects.toThrow('in memory');
  });

  it('grants no permission, no device, no screen, no pairing, no dictionary and no download', async () => {
    await start();
    const { pageSession, defaultSession } = electron;
    for (const session of [pageSession, defaultSession]) {
      const answer = vi.fn();
      session.setPermissionRequestHandler.mock.lastCall![0]!({} as never, 'media', answer, {} as never);
      expect(answer).toHaveBeenCalledWith(false);
      expect(
        session.setPermissionCheckHandler.mock.lastCall![0]!(null, 'clipboard-read' as never, '', {} as never),
      ).toBe(false);
      expect(session.setDevicePermissionHandler.mock.lastCall![0]!({} as never)).toBe(false);
      const screen = vi.fn();
      session.setDisplayMediaRequestHandler.mock.lastCall![0]!({} as never, screen);
      expect(screen).toHaveBeenCalledWith(null);
      const pairing = vi.fn();
      session.setBluetoothPairingHandler.mock.lastCall![0]!({} as never, pairing);
      expect(pairing).toHaveBeenCalledWith({ confirmed: false });
      expect(session.setSpellCheckerEnabled).toHaveBeenLastCalledWith(false);
      const cancel = vi.fn();
      expect(prevented(session, 'will-download', { cancel })).toBe(true);
      expect(cancel).toHaveBeenCalled();
    }
  });

  it('lets our own page have the camera, and nothing else, only while a photo is being taken', async () => {
    const fields = { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley' };
    const { childId } = await school.call('children.add', { fields });
    await start();
    const { pageSession } = electron;
    const ours = { requestingUrl: 'app://careboard/', isMainFrame: true };
    const asks = (permission: string, details: object) => {
      const answer = vi.fn();
      pageSession.setPermissionRequestHandler.mock.lastCall![0]!(
        {} as never,
        permission as never,
        answer,
        details as never,
      );
      return answer.mock.lastCall![0] as boolean;
    };
    const checks = (permission: string, origin: string, details: object) =>
      pageSession.setPermissionCheckHandler.mock.lastCall![0]!(null, permission as never, origin, details as never);
    const camera = () => [
      asks('media', { ...ours, mediaTypes: ['video'] }),
      checks('media', 'app://careboard', { mediaType: 'video', isMainFrame: true }),
    ];
    expect(camera()).toEqual([false, false]);
    await school.call('children.useCamera', { childId, on: true });
    expect(camera()).toEqual([true, true]);

    for (const details of [
      { ...ours, mediaTypes: ['audio'] },
      { ...ours, mediaTypes: ['video', 'audio'] },
      { ...ours, mediaTypes: [] },
      { ...ours },
      { ...ours, isMainFrame: false, mediaTypes: ['video'] },
      { ...ours, requestingUrl: 'https://careboard/', mediaTypes: ['video'] },
    ]) {
      expect(asks('media', details), JSON.stringify(details)).toBe(false);
    }
    for (const other of ['display-capture', 'geolocation', 'notifications', 'clipboard-read', 'hid']) {
      expect(asks(other, { ...ours, mediaTypes: ['video'] }), other).toBe(false);
      expect(checks(other, 'app://careboard', { mediaType: 'video', isMainFrame: true }), other).toBe(false);
    }
    expect(checks('media', 'app://other', { mediaType: 'video', isMainFrame: true })).toBe(false);
    expect(checks('media', 'app://careboard', { mediaType: 'audio', isMainFrame: true })).toBe(false);
    expect(checks('media', 'app://careboard', { mediaType: 'video', isMainFrame: false })).toBe(false);

    await school.call('children.useCamera', { childId, on: false });
    expect(camera()).toEqual([false, false]);
    await school.call('children.useCamera', { childId, on: true });
    await school.call('access.shield', {});
    expect(camera()).toEqual([false, false]);
    await school.call('access.unshield', { password: LEAD.password });
    expect(camera()).toEqual([false, false]);
    await school.call('children.useCamera', { childId, on: true });
    await school.call('access.lock', {});
    expect(camera()).toEqual([false, false]);
  });

  it('lets no request through but our own', async () => {
    await start();
    const listener = electron.pageSession.webRequest.onBeforeRequest.mock.lastCall![0];
    const cancelled = (url: string) => {
      const answer = vi.fn();
      listener({ url }, answer);
      return (answer.mock.lastCall![0] as { cancel: boolean }).cancel;
    };
    for (const url of ['app://careboard/', 'app://careboard/assets/x.js', 'blob:app://careboard/1-2']) {
      expect(cancelled(url), url).toBe(false);
    }
    for (const url of [
      'https://careboard/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'app://other/',
      'app://careboard.evil/',
      'app://careboard:81/',
      'app://x@careboard/',
      'blob:https://careboard/1',
      'blob:null/1',
      'data:text/html,x',
      'ws://careboard/',
      'ftp://careboard/',
      'devtools://x',
      'chrome://gpu',
      'chrome-extension://x/',
      'not an address',
    ]) {
      expect(cancelled(url), url).toBe(true);
    }
  });

  it('answers the page by the core alone, headers and all', async () => {
    await start();
    const [scheme, handle] = electron.pageSession.protocol.handle.mock.lastCall!;
    expect(scheme).toBe('app');
    const page = await handle(new Request('app://careboard/?x#y'));
    expect([page.status, await page.text()]).toEqual([200, 'page']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    for (const path of ['app://other/index.html', 'app://careboard/..%2f..%2fetc/passwd', 'app://careboard/nothing']) {
      expect((await handle(new Request(path))).status, path).toBe(404);
    }
    expect((await handle(new Request('app://careboard/', { method: 'POST' }))).status).toBe(405);
  });
});

describe('the window', () => {
  it('is sandboxed, isolated and without Node, and has developer tools only when not packaged', async () => {
    await start();
    const locked = {
      session: electron.pageSession,
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    };
    expect(windowNow().settings.webPreferences).toMatchObject({ ...locked, devTools: true });
    expect(windowNow().setContentProtection).toHaveBeenCalledWith(true);
    expect(windowNow().removeMenu).toHaveBeenCalled();
    expect(windowNow().loadURL).toHaveBeenCalledWith('app://careboard/');
    electron.app.isPackaged = true;
    await start();
    expect(windowNow().settings.webPreferences).toMatchObject({ ...locked, devTools: false });
  });

  it('is a kiosk when asked to be', async () => {
    await start();
    expect(windowNow().settings.kiosk).toBe(false);
    await start({ kiosk: true });
    expect(windowNow().settings.kiosk).toBe(true);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'refuses %s, in contents of any kind',
    async (name) => {
      await start();
      expect(prevented(windowNow().webContents, name)).toBe(true);
      const other = new FakeContents();
      electron.app.emit('web-contents-created', {}, other);
      expect(prevented(other, name)).toBe(true);
    },
  );

  it('opens no other window', async () => {
    await start();
    const handler = windowNow().webContents.setWindowOpenHandler.mock.lastCall![0];
    expect(handler({ url: 'app://careboard/' } as never)).toEqual({ action: 'deny' });
  });

  it('has a menu for editing and size only', async () => {
    await start();
    const allowed = new Set('undo redo cut copy paste selectAll resetZoom zoomIn zoomOut hide quit'.split(' '));
    const menus = electron.Menu.setApplicationMenu.mock.lastCall![0];
    const items = menus.flatMap((menu) => menu.submenu as readonly { role: string }[]);
    expect(items.length).toBeGreaterThan(5);
    for (const item of items) expect(allowed.has(item.role), item.role).toBe(true);
  });
});

describe('the door to the core', () => {
  it('answers the top frame of our window', async () => {
    await start();
    const { webContents } = windowNow();
    expect(await call(webContents, webContents.mainFrame)).toMatchObject({ ok: true });
  });

  it('refuses a gone frame, another window, a sub-frame, a look-alike frame and a foreign origin', async () => {
    await start();
    const { webContents } = windowNow();
    const top = webContents.mainFrame;
    const refused = { ok: false, error: { code: 'unknown-call' } };
    expect(await call(webContents, null)).toMatchObject(refused);
    expect(await call(new FakeContents(), top)).toMatchObject(refused);
    expect(await call(webContents, { ...top, parent: top })).toMatchObject(refused);
    expect(await call(webContents, { ...top })).toMatchObject(refused);
    for (const foreign of [{ origin: 'https://careboard' }, { origin: 'null' }, { url: 'app://other/' }]) {
      const before = { ...top };
      Object.assign(top, foreign);
      expect(await call(webContents, top), JSON.stringify(foreign)).toMatchObject(refused);
      Object.assign(top, before);
    }
    expect(await call(webContents, top)).toMatchObject({ ok: true });
  });

  it('survives whatever the page sends', async () => {
    await start();
    const { webContents } = windowNow();
    for (const junk of [undefined, null, 7, {}, '', '{', '[]', 'null', '"x"', '{"name":"__proto__"}']) {
      const answer = await electron.ipc.get('careboard:call')!(
        { sender: webContents, senderFrame: webContents.mainFrame } as never,
        junk,
      );
      expect(JSON.parse(String(answer))).toMatchObject({ ok: false });
    }
  });
});

describe('the end of a session', () => {
  it('destroys the renderer and makes a new one, after the core has let go', async () => {
    await start();
    const old = windowNow();
    await school.call('access.lock', {});
    expect(windowNow()).not.toBe(old);
    expect(old.isDestroyed()).toBe(true);
    expect(windowNow().isDestroyed()).toBe(false);
    expect(windowNow().settings).toMatchObject(old.getBounds());
    expect(await call(old.webContents, old.webContents.mainFrame)).toMatchObject({ ok: false });
    expect((await school.call('access.state', {})).state).toBe('signed-out');
  });

  it.each([
    ['lock-screen', 'screen-locked'],
    ['suspend', 'suspend'],
    ['user-did-resign-active', 'user-switched'],
  ])('comes with %s', async (event, kind) => {
    await start();
    const old = windowNow();
    electron.powerMonitor.emit(event);
    expect(signalled).toEqual([kind]);
    expect((await school.call('access.state', {})).state).toBe('signed-out');
    expect(old.isDestroyed()).toBe(true);
  });

  it('comes with the end of the program', async () => {
    await start();
    electron.app.emit('window-all-closed');
    expect(electron.asked).toContain('quit');
    electron.app.emit('will-quit');
    expect(school.app.serve({ method: 'GET', path: '/photo/x/thumb' }).status).toBe(404);
    expect((await school.call('access.state', {})).state).toBe('signed-out');
  });

  it('tells the page of other events as one string, and never a gone page', async () => {
    await start();
    const page = windowNow().webContents;
    await school.call('access.shield', {});
    expect(page.send).toHaveBeenCalledWith('careboard:event', JSON.stringify({ type: 'session', state: 'shielded' }));
  });

  it('makes a new page when the renderer has crashed', async () => {
    await start();
    const old = windowNow();
    old.webContents.emit('render-process-gone');
    expect(old.isDestroyed()).toBe(true);
    expect(windowNow().isDestroyed()).toBe(false);
    const count = BrowserWindow.all.length;
    old.webContents.emit('render-process-gone');
    expect(BrowserWindow.all).toHaveLength(count);
  });
});
