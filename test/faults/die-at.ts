// Imported first by a child process: every step that touches the disk is counted, and the process kills itself before the one that
// CAREBOARD_DIE_AT names (1 is the first after `armed`). So each instant between two steps is tried, not only those that chance finds.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

const dieAt = Number(process.env.CAREBOARD_DIE_AT ?? 0);
let steps = -1;

/** From here on steps count. */
export const arm = (): void => {
  steps = 0;
};
/** How many steps there were: what the parent can ask to be killed at. */
export const stepsTaken = (): number => steps;
const moves: number[] = [];
/** The steps that move a file, and those after them: where one file is new and another may be old. Every run is killed there. */
export const movesTaken = (): string => [...new Set(moves.flatMap((at) => [at, at + 1]))].join(',');

function counted<T extends object>(owner: T, name: keyof T & string): void {
  const real = owner[name] as (...args: unknown[]) => unknown;
  owner[name] = function (this: unknown, ...args: unknown[]) {
    if (steps >= 0 && ++steps === dieAt) process.kill(process.pid, 'SIGKILL');
    if (steps > 0 && name === 'renameSync') moves.push(steps);
    return real.apply(this, args);
  } as T[keyof T & string];
}

const FILE_STEPS = [
  'openSync',
  'writeSync',
  'fsyncSync',
  'fdatasyncSync',
  'closeSync',
  'renameSync',
  'rmSync',
  'mkdirSync',
  'writeFileSync',
];
for (const name of FILE_STEPS) counted(fs, name as keyof typeof fs);
syncBuiltinESMExports();
for (const name of ['exec', 'close', 'rekey', 'key', 'pragma']) counted(Database.prototype, name as 'exec');
const { run } = Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')) as { run: unknown };
if (typeof run === 'function') counted(Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')), 'run');
