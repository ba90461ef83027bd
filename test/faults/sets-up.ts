// A first run in the folder of argv[2], killed by itself where CAREBOARD_DIE_AT says; says "done" once it was acknowledged.
import { writeSync } from 'node:fs';
import { arm, movesTaken, stepsTaken } from './die-at.ts';

const { createApp } = await import('#main/core/create-app.ts');
const { systemClock } = await import('#main/core/ports.ts');
const { SET_UP } = await import('../support/new-school.ts');

const app = createApp({
  ...{ home: process.argv[2] ?? '', kind: 'practice', keychain: null, clock: systemClock, device: 'TEST-PC' },
  log: () => undefined,
  pages: new Map(),
});
arm();
const made = await app.dispatch('access.setUp', { ...SET_UP, mode: 'password-only' });
writeSync(1, `${made.ok ? 'done' : `refused ${made.error.code}`} ${stepsTaken()} ${movesTaken()}\n`);
process.exit(0);
