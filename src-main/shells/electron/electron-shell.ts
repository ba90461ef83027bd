import { app, type BrowserWindow, Menu, powerMonitor, session } from 'electron';
import type { App } from '#main/core/create-app.ts';
import type { Ports } from '#main/core/ports.ts';
import { EVENT_CHANNEL } from '#main/preload/channels.ts';
import { aboutHere } from '#main/shells/about.ts';
import type { CareboardEvent } from '#shared/contract/events.ts';
import { chooseSave } from './choose-save.ts';
import { forbiddenAt } from './forbidden-start.ts';
import { openGateway } from './gateway.ts';
import { guardContents, lockDownProcess, lockDownSession, requireInMemory, safeMenu } from './lock-down.ts';
import { openWindow } from './open-window.ts';
import { registerPageScheme, servePage } from './page-protocol.ts';
import { printPdf } from './print-pdf.ts';
import { freshSessionFolder, removeSessionFolder } from './session-folder.ts';

export interface ElectronShellOptions {
  /** Makes the core; called once, when the process is locked down and is the only one. */
  readonly makeCore: (shell: Pick<Ports, 'chooseSave' | 'printPdf' | 'about'>) => App;
  /** The bundled preload script. */
  readonly preload: string;
  readonly kiosk: boolean;
}

/** How a start ends: running, or why not. */
export type StartOutcome = 'running' | 'forbidden' | 'already-running';

/** Starts Careboard in Electron. Must be called before Electron is ready, in the first turn of the main module. */
export async function startElectronShell(options: ElectronShellOptions): Promise<StartOutcome> {
  const hasSwitch = (name: string) => app.commandLine.hasSwitch(name);
  const start = { packaged: app.isPackaged, argv: process.argv.slice(1), env: process.env, hasSwitch };
  if (forbiddenAt(start) !== null) {
    app.exit(1);
    return 'forbidden';
  }
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return 'already-running';
  }
  const folder = freshSessionFolder();
  lockDownProcess();
  registerPageScheme();
  Menu.setApplicationMenu(safeMenu(process.platform));
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  await app.whenReady();

  // The default session shows nothing of ours, and is shut all the same.
  lockDownSession(session.defaultSession, () => false);
  const pageSession = session.fromPartition('careboard', { cache: false });
  requireInMemory(pageSession);
  // Shut before there is a core: until then nothing may have the camera.
  let camera: Pick<App, 'mayUseCamera'> | null = null;
  lockDownSession(pageSession, () => camera?.mayUseCamera() ?? false);
  let window: BrowserWindow | null = null;
  const core = options.makeCore({
    chooseSave: (name) => chooseSave(window, name),
    printPdf: () => printPdf(window),
    about: aboutHere(app.getVersion(), `Electron ${process.versions.electron}`),
  });
  camera = core;
  servePage(pageSession, core);

  const settings = {
    session: pageSession,
    preload: options.preload,
    kiosk: options.kiosk,
    devTools: !app.isPackaged,
  };
  const renew = () => {
    const old = window;
    window = openWindow(settings, old === null || old.isDestroyed() ? undefined : old.getBounds());
    watchForCrash(window, () => window, renew);
    // The new one first, so that the last window is never closed, then the old one with all its memory.
    if (old !== null && !old.isDestroyed()) old.destroy();
  };
  openGateway(core, () => window);
  core.subscribe((event) => deliver(event, window, renew));
  watchPower(core);
  app.on('second-instance', () => bringForward(window));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    core.close();
    removeSessionFolder(folder);
  });
  renew();
  return 'running';
}

/**
 * Passes an event to the page. When a session has ended, the core has already let go of everything; then the renderer is
 * destroyed and made anew, since a string in JavaScript cannot be wiped.
 */
function deliver(event: CareboardEvent, window: BrowserWindow | null, renew: () => void): void {
  if (event.type === 'session' && event.state === 'signed-out') {
    renew();
    return;
  }
  if (window !== null && !window.isDestroyed()) window.webContents.send(EVENT_CHANNEL, JSON.stringify(event));
}

function watchForCrash(window: BrowserWindow, current: () => BrowserWindow | null, renew: () => void): void {
  window.webContents.once('render-process-gone', () => {
    // The window that is on the screen, not one that we have just taken away.
    if (window === current() && !window.isDestroyed()) renew();
  });
}

/** The PC is locked, put to sleep or handed to somebody else: the session ends. Linux tells of sleep only. */
function watchPower(core: Pick<App, 'signal'>): void {
  powerMonitor.on('lock-screen', () => core.signal('screen-locked'));
  powerMonitor.on('suspend', () => core.signal('suspend'));
  powerMonitor.on('user-did-resign-active', () => core.signal('user-switched'));
}

function bringForward(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
