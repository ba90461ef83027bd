// One call on a register, killed by itself where CAREBOARD_DIE_AT says, or from outside once it has said "begun"; says "done" with the
// answer once it was acknowledged. argv: the folder, the keychain's file, who signs in first (or "-"), the call, its input.
import { writeSync } from 'node:fs';
import { arm, movesTaken, stepsTaken } from './die-at.ts';

const { createApp } = await import('#main/core/create-app.ts');
const { systemClock } = await import('#main/core/ports.ts');
const { fileKeychain } = await import('../support/file-keychain.ts');

const [home = '', keychain = '', signIn = '-', call = '', input = '{}'] = process.argv.slice(2);
const app = createApp({
  ...{ home, kind: 'practice', keychain: fileKeychain(keychain), clock: systemClock, device: 'TEST-PC' },
  log: () => undefined,
  pages: new Map(),
});
if (signIn !== '-') {
  const opened = await app.dispatch('access.signIn', JSON.parse(signIn));
  if (!opened.ok) throw new Error(`signing in: ${opened.error.code}`);
}
writeSync(1, 'begun\n');
arm();
const answer = await app.dispatch(call, JSON.parse(input));
writeSync(1, `${answer.ok ? 'done' : 'refused'} ${stepsTaken()} ${movesTaken()} ${JSON.stringify(answer)}\n`);
process.exit(0);
