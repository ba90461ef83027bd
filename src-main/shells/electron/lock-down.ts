import { app, Menu, type MenuItemConstructorOptions, type Session, type WebContents } from 'electron';
import { isOwnAddress } from './page-address.ts';

/** What must be said before Electron is ready: sandbox for every process, and Chromium's own talk and caches off. */
export function lockDownProcess(): void {
  app.enableSandbox();
  for (const name of [
    'disable-http-cache',
    'disable-gpu-shader-disk-cache',
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-quic',
    'disable-breakpad',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  // Should anything ask for a name in spite of all the guards, no name resolves.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Throws when the session would write to disk. */
export function requireInMemory(session: Session): void {
  if (session.isPersistent()) throw new Error('The session of the page must be in memory.');
}

/**
 * Shuts a session: no permission, no device, no download, no dictionary, and no address but ours.
 * Electron grants permissions by default, so each handler is set. The one thing that is ever let through is the camera
 * (never the microphone), to the top frame of our own page, while the core says that a child's photo is being taken.
 */
export function lockDownSession(session: Session, mayUseCamera: () => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const isCamera = permission === 'media' && media.length === 1 && media[0] === 'video';
    answer(isCamera && details.isMainFrame && isOwnAddress(details.requestingUrl) && mayUseCamera());
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      permission === 'media' &&
      details.mediaType === 'video' &&
      details.isMainFrame &&
      isOwnAddress(origin) &&
      mayUseCamera(),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    event.preventDefault();
    item.cancel();
  });
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnAddress(details.url) }));
}

/** Keeps a page where it is: no navigation of any frame, no redirect, no embedded page, no second window. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Only what a text field and tired eyes need: no reload, no developer tools, no printing, no "save as". */
export function safeMenu(platform: NodeJS.Platform): Menu {
  const template: MenuItemConstructorOptions[] = [
    { role: 'editMenu', submenu: roles('undo', 'redo', 'cut', 'copy', 'paste', 'selectAll') },
    { role: 'viewMenu', submenu: roles('resetZoom', 'zoomIn', 'zoomOut') },
  ];
  // On a Mac the first menu is the app's own, and quitting lives there.
  if (platform === 'darwin') template.unshift({ role: 'appMenu', submenu: roles('hide', 'quit') });
  return Menu.buildFromTemplate(template);
}

const roles = (...names: readonly NonNullable<MenuItemConstructorOptions['role']>[]): MenuItemConstructorOptions[] =>
  names.map((role) => ({ role }));
