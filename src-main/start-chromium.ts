// The practice window: npm start, where Electron's program is not on this machine.
import { makeDemoSchool } from './demo/demo-school.ts';
import { NoBrowser, startChromiumShell } from './shells/chromium/chromium-shell.ts';
import { startOptions } from './shells/chromium/practice-home.ts';
import { keytarKeychain } from './vault/keytar-keychain.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const { home, demo } = startOptions(process.argv.slice(2));
  const keychain = keytarKeychain();
  if (demo) {
    say('Making the demo school, the first time about half a minute ...');
    const { name, password } = await makeDemoSchool(home, keychain);
    say(`Sign in as ${name}, or as anybody else there, with the password: ${password}`);
  }
  const shell = await startChromiumShell({ home, headless: false, keychain });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void shell.close());
  await shell.closed;
} catch (error) {
  if (!(error instanceof NoBrowser)) throw error;
  process.stderr.write('No Chromium, Chrome or Edge is on this machine. Please install one of them and start again.\n');
  process.exitCode = 1;
}
