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
let asked = JSON.parse(input);
let shown = '';
if (call === 'access.confirmRecoveryCode') {
  // Shown first, then typed back: both in one session. The parent must know it too.
  const made = await app.dispatch('access.newRecoveryCode', asked);
  if (!made.ok) throw new Error(made.error.code);
  const { recoveryCode, askedGroups } = made.value as { recoveryCode: string; askedGroups: number[] };
  shown = recoveryCode;
  asked = { groups: askedGroups.map((at) => recoveryCode.split('-')[at]) };
}
writeSync(1, `begun ${shown}\n`);
arm();
const answer = await app.dispatch(call, asked);
writeSync(1, `${answer.ok ? 'done' : 'refused'} ${stepsTaken()} ${movesTaken()} ${JSON.stringify(answer)}\n`);
process.exit(0);
