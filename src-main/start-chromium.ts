// The practice window: npm start, where Electron's program is not on this machine.

import { NoBrowser, startChromiumShell } from './shells/chromium/chromium-shell.ts';
import { startOptions } from './shells/chromium/practice-home.ts';
import { keytarKeychain } from './vault/keytar-keychain.ts';

try {
  const { home } = startOptions(process.argv.slice(2));
  const shell = await startChromiumShell({ home, headless: false, keychain: keytarKeychain() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void shell.close());
  await shell.closed;
} catch (error) {
  if (!(error instanceof NoBrowser)) throw error;
  process.stderr.write('No Chromium, Chrome or Edge is on this machine. Please install one of them and start again.\n');
  process.exitCode = 1;
}
