import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { vi } from 'vitest';

/**
 * Stands in for the `electron` module where its program cannot run, and records what was asked of it. Each part is a
 * `Pick` of Electron's own type, so a name or a shape that Electron does not have fails the type check, not only the test.
 */
type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

export type FakeFrame = Pick<Electron.WebFrameMain, 'origin' | 'url'> & { readonly parent: FakeFrame | null };

export class FakeContents extends EventEmitter {
  readonly mainFrame: FakeFrame = { origin: 'app://careboard', url: 'app://careboard/', parent: null };
  readonly send = vi.fn<Electron.WebContents['send']>();
  readonly setWindowOpenHandler = vi.fn<Electron.WebContents['setWindowOpenHandler']>();
  readonly printToPDF = vi.fn<Electron.WebContents['printToPDF']>(async () => Buffer.from('%PDF-'));
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  static readonly getAllWindows = (): BrowserWindow[] => BrowserWindow.all;
  static readonly getFocusedWindow = (): BrowserWindow | null => null;
  readonly settings: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new FakeContents();
  readonly setContentProtection = vi.fn<Electron.BrowserWindow['setContentProtection']>();
  readonly removeMenu = vi.fn<Electron.BrowserWindow['removeMenu']>();
  readonly loadURL = vi.fn<Electron.BrowserWindow['loadURL']>(async () => undefined);
  readonly show = vi.fn<Electron.BrowserWindow['show']>();
  readonly focus = vi.fn<Electron.BrowserWindow['focus']>();
  readonly restore = vi.fn<Electron.BrowserWindow['restore']>();
  readonly isMinimized = vi.fn<Electron.BrowserWindow['isMinimized']>(() => true);
  #destroyed = false;
  constructor(settings: Electron.BrowserWindowConstructorOptions) {
    super();
    this.settings = settings;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  getBounds = (): Electron.Rectangle => ({ x: 11, y: 22, width: 1000, height: 700 });
  isDestroyed = (): boolean => this.#destroyed;
  destroy = vi.fn(() => {
    this.#destroyed = true;
  });
}

export class FakeSession extends EventEmitter {
  persistent = false;
  readonly isPersistent = () => this.persistent;
  readonly setPermissionRequestHandler = vi.fn<Electron.Session['setPermissionRequestHandler']>();
  readonly setPermissionCheckHandler = vi.fn<Electron.Session['setPermissionCheckHandler']>();
  readonly setDevicePermissionHandler = vi.fn<Electron.Session['setDevicePermissionHandler']>();
  readonly setDisplayMediaRequestHandler = vi.fn<Electron.Session['setDisplayMediaRequestHandler']>();
  readonly setBluetoothPairingHandler = vi.fn<Electron.Session['setBluetoothPairingHandler']>();
  readonly setSpellCheckerEnabled = vi.fn<Electron.Session['setSpellCheckerEnabled']>();
  readonly webRequest = { onBeforeRequest: vi.fn<(listener: BeforeRequest) => void>() };
  readonly protocol = { handle: vi.fn<(scheme: string, handler: ProtocolHandler) => void>() };
}
type BeforeRequest = (
  details: Pick<Electron.OnBeforeRequestListenerDetails, 'url'>,
  answer: (response: Electron.CallbackResponse) => void,
) => void;

export const asked: string[] = [];
const note =
  (what: string) =>
  (...args: readonly unknown[]): void =>
    void asked.push([what, ...args].join(' '));

class FakeApp extends EventEmitter {
  isPackaged = false;
  lock = true;
  switches = new Set<string>();
  readonly paths = new Map<string, string>();
  readonly getVersion: Electron.App['getVersion'] = () => '1.2.3';
  enableSandbox = note('enableSandbox');
  exit = note('exit');
  quit = note('quit');
  setPath = (name: string, path: string): void => {
    note('setPath')(name);
    this.paths.set(name, path);
  };
  getPath = (name: string): string => this.paths.get(name) ?? '';
  requestSingleInstanceLock = (): boolean => this.lock;
  whenReady = async (): Promise<void> => note('ready')();
  commandLine = { hasSwitch: (name: string): boolean => this.switches.has(name), appendSwitch: note('switch') };
}

export const app = new FakeApp();
export const powerMonitor = new EventEmitter();
export const ipc = new Map<string, Handler>();
export const ipcMain = { handle: (channel: string, handler: Handler): void => void ipc.set(channel, handler) };
export const pageSession = new FakeSession();
export const defaultSession = new FakeSession();
export const session = {
  defaultSession,
  fromPartition: vi.fn<(name: string, options?: Electron.FromPartitionOptions) => FakeSession>(() => pageSession),
};
export const protocol = {
  registerSchemesAsPrivileged: vi.fn<Electron.Protocol['registerSchemesAsPrivileged']>(() => note('scheme')()),
};
export const dialog = {
  showSaveDialog: vi.fn<Electron.Dialog['showSaveDialog']>(async () => ({ canceled: true, filePath: '' })),
  showOpenDialog: vi.fn<Electron.Dialog['showOpenDialog']>(async () => ({ canceled: true, filePaths: [] })),
};

export const Menu = {
  buildFromTemplate: (template: readonly Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: vi.fn<(menu: readonly Electron.MenuItemConstructorOptions[]) => void>(),
};

/** As at the start of the program. */
export function reset(userData: string): void {
  for (const emitter of [app, powerMonitor, pageSession, defaultSession]) emitter.removeAllListeners();
  BrowserWindow.all.length = 0;
  asked.length = 0;
  ipc.clear();
  app.isPackaged = false;
  app.lock = true;
  app.switches.clear();
  app.paths.clear();
  app.paths.set('userData', userData);
  pageSession.persistent = false;
}
