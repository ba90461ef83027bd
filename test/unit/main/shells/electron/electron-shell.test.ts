import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import * as electron from './electron-stand-in.ts';
import { BrowserWindow, FakeContents } from './electron-stand-in.ts';
import { call, prevented, school, signalled, start, userData, windowNow } from './shell-on-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

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

  it('is not closed by a person as a kiosk, only by a PC that shuts down', async () => {
    await start();
    expect(prevented(windowNow(), 'close')).toBe(false);
    await start({ kiosk: true });
    expect(prevented(windowNow(), 'close')).toBe(true);
    windowNow().emit('query-session-end', {});
    expect(prevented(windowNow(), 'close')).toBe(false);
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
