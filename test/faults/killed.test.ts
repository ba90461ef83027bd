import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRows, sealingKey } from '#main/features/audit/audit.repo.ts';
import { verifyChain } from '#main/features/audit/audit-chain.ts';
import { sql } from '#main/store/sql.ts';
import type { Store } from '#main/store/store.ts';
import { counted, howMany, seedOf } from '../support/how-many.ts';
import { LEAD, newSchool, type School } from '../support/new-school.ts';
import { registerInside } from '../support/register-inside.ts';

const WRITER = new URL('writes-until-killed.ts', import.meta.url).pathname;
const seed = seedOf('kills');

let school: School;
beforeAll(async () => {
  school = await newSchool({ ports: { keychain: null } });
  await school.call('access.lock', {});
});
afterAll(() => school.close());

/**
 * Runs the writer, kills it `delay` milliseconds after it has said `from`, and answers all that it said before: what stands in
 * the pipe was acknowledged, also when it was killed before we read it.
 */
async function killedAfter(mode: 'mixed' | 'import', from: string, delay: number): Promise<string[]> {
  const writer = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', WRITER, school.home, school.leadId, mode],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said: string[] = [];
  let trouble = '';
  writer.stderr.on('data', (text) => {
    trouble += text;
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    writer.once('exit', (_code, signal) => resolve(signal)),
  );
  for await (const line of createInterface({ input: writer.stdout })) {
    if (said.length === 0 && line.startsWith(from)) setTimeout(() => writer.kill('SIGKILL'), delay);
    said.push(line);
  }
  expect(await ended, trouble).toBe('SIGKILL');
  return said;
}

/** What must hold after every kill, whatever was being written. */
function expectWhole(store: Store): void {
  // Whatever the kill cut off, nobody is told that something was changed.
  expect(store.vouched).toBe('same');
  expect(store.read.all(sql`PRAGMA integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
  expect(store.read.all(sql`PRAGMA foreign_key_check`)).toEqual([]);
  const nextSeq = sealingKey(store.read)?.next_seq ?? 0;
  expect(verifyChain(allRows(store.read), { nextSeq, anchors: [] })).toMatchObject({ ok: true });
}

async function inside<T>(look: (store: Store) => T): Promise<T> {
  const store = await registerInside({
    home: school.home,
    keychain: null,
    staffId: school.leadId,
    password: LEAD.password,
  });
  try {
    return look(store);
  } finally {
    store.close();
  }
}

const AUDITED = {
  child: 'child.added',
  contact: 'contact.saved',
  need: 'medical.need-added',
  emergency_tap: 'emergency.tapped',
  consent_decision: 'consent.recorded',
} as const;

describe('kill -9 in the middle', () => {
  it(`of mixed writes, ${howMany(200)} times: every acknowledged write is there, with its audit row`, async ({
    task,
  }) => {
    let kills = 0;
    const all: string[] = [];
    for (const delay of fc.sample(fc.nat(250), { numRuns: howMany(200), seed })) {
      all.push(...(await killedAfter('mixed', 'child', delay)));
      kills += 1;
      await inside((store) => {
        expectWhole(store);
        for (const [table, what] of Object.entries(AUDITED)) {
          const acknowledged = all
            .filter((line) => line.startsWith(`${table} `))
            .map((line) => line.split(' ')[1] ?? '');
          const kept = store.read.all<{ id: string }>(sql`SELECT id FROM ${{ text: table, values: [] }}`);
          const ids = new Set(kept.map(({ id }) => id));
          expect(
            acknowledged.filter((id) => !ids.has(id)),
            table,
          ).toEqual([]);
          const [audit] = store.read.all<{ n: number }>(sql`SELECT count(*) AS n FROM audit WHERE what = ${what}`);
          // Each in the same transaction: never a change without its row, nor a row without its change.
          expect(audit?.n, what).toBe(kept.length);
        }
      });
    }
    expect(all.length).toBeGreaterThan(howMany(200));
    counted(task, 'T1', kills, `kills in mixed writes`);
    counted(task, 'T1', all.length, 'acknowledged writes looked for after every later kill');
  }, 3_600_000);

  it(`of an import, ${howMany(50)} times: all of it or nothing`, async ({ task }) => {
    let kills = 0;
    const outcomes = new Set<string>();
    for (const delay of fc.sample(fc.nat(120), { numRuns: howMany(50), seed })) {
      const said = await killedAfter('import', 'applying', delay);
      kills += 1;
      const tag = said[0]?.split(' ')[1] ?? '';
      const acknowledged = said.some((line) => line.startsWith('applied'));
      await inside((store) => {
        expectWhole(store);
        const [row] = store.read.all<{ n: number }>(
          sql`SELECT count(*) AS n FROM child WHERE surname = ${`Imported ${tag}`}`,
        );
        const [runs] = store.read.all<{ runs: number; changes: number; audited: number }>(sql`SELECT
          (SELECT count(*) FROM import_run) AS runs, (SELECT count(*) FROM import_change WHERE entity = 'child') AS changes,
          (SELECT count(*) FROM audit WHERE what = 'import.applied') AS audited`);
        expect([0, 1500]).toContain(row?.n);
        if (acknowledged) expect(row?.n).toBe(1500);
        expect([runs?.audited, runs?.changes]).toEqual([runs?.runs, (runs?.runs ?? 0) * 1500]);
        outcomes.add(row?.n === 1500 ? 'all' : 'nothing');
      });
    }
    expect(outcomes.size).toBeGreaterThan(0);
    counted(task, 'T2', kills, 'kills in an import');
  }, 3_600_000);
});
