import { BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle, type Session } from 'electron';
import { ORIGIN } from './page-address.ts';

export interface WindowOptions {
  readonly session: Session;
  readonly preload: string;
  readonly kiosk: boolean;
  /** Developer tools exist in an unpackaged app only. */
  readonly devTools: boolean;
}

/** Opens a fresh window on the page, where the one before it stood. Not seen by screen capture, where the system can do that. */
export function openWindow(options: WindowOptions, bounds?: Rectangle): BrowserWindow {
  const window = new BrowserWindow(windowSettings(options, bounds));
  window.setContentProtection(true);
  window.removeMenu();
  if (options.kiosk) keepOpen(window);
  window.once('ready-to-show', () => window.show());
  // A page that cannot be loaded leaves the window empty: there is nothing behind it that could leak.
  window.loadURL(`${ORIGIN}/`).catch(() => undefined);
  return window;
}

/** A kiosk has no way out by the window, but must not hold up a PC that shuts down. The shell itself destroys, which asks nobody. */
function keepOpen(window: BrowserWindow): void {
  let leaving = false;
  window.on('query-session-end', () => {
    leaving = true;
  });
  window.on('close', (event) => {
    if (!leaving) event.preventDefault();
  });
}

function windowSettings(options: WindowOptions, bounds?: Rectangle): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 640,
    minHeight: 480,
    ...bounds,
    show: false,
    title: 'Careboard',
    kiosk: options.kiosk,
    autoHideMenuBar: true,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: options.devTools,
    },
  };
}
