import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { counted, howMany } from '../support/how-many.ts';
import type { Reading } from './soaks.ts';

const PROGRAM = new URL('soaks.ts', import.meta.url).pathname;
const MB = 1_000_000;

it(`${howMany(20_000)} actions with ${howMany(500)} locks between them: memory, open files and the log stay flat`, {
  timeout: 7_200_000,
}, ({ task }) => {
  const home = mkdtempSync(join(tmpdir(), 'careboard-soak-'));
  const run = spawnSync(
    process.execPath,
    [
      '--expose-gc',
      '--disable-warning=ExperimentalWarning',
      PROGRAM,
      home,
      String(howMany(20_000)),
      String(howMany(500)),
    ],
    { encoding: 'utf8', maxBuffer: 50 * MB },
  );
  rmSync(home, { recursive: true, force: true });
  expect(run.status, run.stderr).toBe(0);
  const { actions, locks, chain, readings } = JSON.parse(run.stdout) as {
    actions: number;
    locks: number;
    chain: boolean;
    readings: Reading[];
  };
  expect([actions, locks, chain]).toEqual([howMany(20_000), howMany(500), true]);
  // What is kept is compared after the first fifth, when every part has been in use, and at the end.
  const [warm, end] = [readings[Math.floor(readings.length / 5)]!, readings.at(-1)!];
  process.stdout.write(`soak: ${JSON.stringify({ warm, end })}\n`);
  // All readings are taken right after a lock: nothing is open then, so that each file that stays open is a leak.
  expect(new Set(readings.map(({ files }) => files)).size).toBe(1);
  expect(Math.max(...readings.map(({ log }) => log))).toBe(0);
  expect(end.heap - warm.heap).toBeLessThan(20 * MB);
  expect(end.resident - warm.resident).toBeLessThan(120 * MB);
  // In use, the log is written over from its beginning: it never grows with the day.
  expect(Math.max(...readings.map(({ logInUse }) => logInUse))).toBeLessThan(12 * MB);
  counted(task, 'T19', actions, 'actions in one process');
  counted(task, 'T19', locks, 'locks in one process');
});
