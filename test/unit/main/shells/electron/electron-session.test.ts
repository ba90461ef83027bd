import { describe, expect, it, vi } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { LEAD } from '../../../../support/new-school.ts';
import * as electron from './electron-stand-in.ts';
import { prevented, school, start } from './shell-on-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

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
