// Careboard in Electron: the product.
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import {
  createApp,
  demoPort,
  keytarKeychain,
  loadPages,
  logPorts,
  policyPath,
  readPolicy,
  sticksOf,
  systemClock,
} from './packaged-core.ts';
import { chooseBackup, chooseFolder } from './shells/electron/choose-folder.ts';
import { startElectronShell } from './shells/electron/electron-shell.ts';
import { startOptions } from './shells/electron/start-options.ts';

const { argv, platform, execPath } = process;
const told = readPolicy(policyPath(execPath, platform));
const { home, kind, demoHome, demo: first, kiosk, policy } = startOptions(argv.slice(1), process.env, platform, told);

// The bundle lies in out/main, with its preload beside it and the page in out/renderer.
// Not awaited at the top: Electron becomes ready only after this module has run to its end.
startElectronShell({
  kiosk,
  preload: join(import.meta.dirname, 'preload.cjs'),
  makeCore: (shell) => {
    mkdirSync(home, { recursive: true });
    const keychain = keytarKeychain();
    return createApp({
      ...{ home, kind, keychain, kiosk, policy, ...shell },
      clock: systemClock,
      device: hostname(),
      ...logPorts(home),
      pages: loadPages(join(import.meta.dirname, '..', 'renderer')),
      backup: { sticks: () => sticksOf(platform), chooseFolder, chooseBackup },
      demo: demoPort({ home: demoHome, keychain, first }),
    });
  },
}).catch(() => process.exit(1));
