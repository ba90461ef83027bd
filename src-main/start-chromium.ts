// The practice window: npm start, where Electron's program is not on this machine.
import { mkdirSync } from 'node:fs';
import { type PolicyRead, readPolicy } from './core/policy-file.ts';
import { demoPort } from './demo/demo-port.ts';
import { sticksOf } from './features/backup/sticks.ts';
import { NoBrowser, startChromiumShell } from './shells/chromium/chromium-shell.ts';
import { practiceOptions } from './shells/practice-home.ts';
import { keytarKeychain } from './vault/keytar-keychain.ts';

try {
  const { home, demoHome, demo: first, policyFile } = practiceOptions(process.argv.slice(2));
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const keychain = keytarKeychain();
  const policy: PolicyRead = policyFile === null ? { kind: 'none' } : readPolicy(policyFile);
  const backup = { sticks: () => sticksOf(process.platform) };
  const demo = demoPort({ home: demoHome, keychain, first });
  const shell = await startChromiumShell({ home, headless: false, keychain, demo, policy, backup });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void shell.close());
  await shell.closed;
} catch (error) {
  if (!(error instanceof NoBrowser)) throw error;
  process.stderr.write('No Chromium, Chrome or Edge is on this machine. Please install one of them and start again.\n');
  process.exitCode = 1;
}
