import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';
import { sql } from '#main/store/sql.ts';
import { openStore } from '#main/store/store.ts';
import { counted, seedOf } from '../support/how-many.ts';
import { diesAt, someOf } from './killed-at.ts';

const KEY = Buffer.alloc(32, 7);
const seed = seedOf('kills between a commit and its witness');
let made: string;
let home: string;
const file = () => join(home, 'register.db');
beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'careboard-witness-'));
  home = mkdtempSync(join(tmpdir(), 'careboard-witnessed-'));
  const store = openStore(join(made, 'register.db'), KEY, { create: true });
  store.write((tx) => tx.run(sql`INSERT INTO meta (name, value) VALUES ('row 0', '')`));
  store.close();
});
afterAll(() => {
  for (const one of [made, home]) rmSync(one, { recursive: true, force: true });
});

const killedAt = async (step: number) => {
  rmSync(home, { recursive: true, force: true });
  cpSync(made, home, { recursive: true });
  return diesAt('writes-under-witness.ts', [file(), KEY.toString('hex')], step);
};

it('killed at any step of commits and of a log that is copied, is found as it was left, with all that was acknowledged', {
  timeout: 3_600_000,
}, async ({ task }) => {
  const { said: all } = await killedAt(0);
  const [, steps = '0', moves = ''] = all.at(-1)?.split(' ') ?? [];
  expect(Number(steps)).toBeGreaterThan(40);
  let kills = 0;
  const alarms: number[] = [];
  for (const step of someOf(Number(steps), moves, seed)) {
    const { killed, said } = await killedAt(step);
    if (killed) kills += 1;
    // Twice: what the first opening leaves is vouched for too.
    for (let twice = 0; twice < 2; twice += 1) {
      const store = openStore(file(), KEY);
      if (store.vouched !== 'same') alarms.push(step);
      const rows = store.read.all<{ name: string }>(sql`SELECT name FROM meta WHERE name LIKE 'row %'`);
      const acknowledged = said.filter((line) => line.startsWith('row')).length;
      // One more may be there that nobody was told of.
      expect([acknowledged, acknowledged + 1]).toContain(rows.length - 1);
      expect(store.read.all(sql`PRAGMA integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
      store.close();
    }
  }
  expect(alarms).toEqual([]);
  // A usual run kills at three steps, of which none may pass without a kill.
  expect(kills).toBeGreaterThanOrEqual(3);
  expect(readFileSync(`${file()}-witness`).length).toBe(1024);
  counted(task, 'T2', kills, 'kills between commit, witness and copying, no alarm, nothing lost');
});

it('measures what a witness costs: commits of one row with it, against the same commits without', ({ task }) => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-price-'));
  try {
    const store = openStore(join(folder, 'with.db'), KEY, { create: true });
    const bare = openEncrypted(join(folder, 'bare.db'), KEY, { create: true });
    migrate(bare);
    const insert = bare.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
    let n = 0;
    const timed = (work: (name: string) => void): number => {
      const began = process.hrtime.bigint();
      for (let i = 0; i < 20; i += 1) work(`row ${n++}`);
      return Number(process.hrtime.bigint() - began);
    };
    // One after the other in short turns, so that whatever else the machine does falls on both; the middle one counts.
    const ratios = Array.from({ length: 31 }, () => {
      const without = timed((name) => void bare.transaction(() => insert.run(name, 'x')).immediate());
      return (
        timed((name) => store.write((tx) => tx.run(sql`INSERT INTO meta (name, value) VALUES (${name}, 'x')`))) /
        without
      );
    }).sort((a, b) => a - b);
    store.close();
    bare.close();
    const percent = Math.round((ratios[15] ?? 0) * 100);
    expect(percent).toBeGreaterThan(50);
    counted(task, 'T4', percent, '% of the time of a bare commit of one row, with its witness');
    process.stdout.write(`A commit with its witness: ${percent} % of a bare one.\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
