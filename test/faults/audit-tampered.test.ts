import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#main/core/ports.ts';
import { appendAudit, auditHead, beginEpoch } from '#main/features/audit/audit.service.ts';
import type { Anchor } from '#main/features/audit/audit-chain.ts';
import { checkLinks, checkSeals } from '#main/features/audit/check-entries.ts';
import { type Sql, sql } from '#main/store/sql.ts';
import { openStore, type Store } from '#main/store/store.ts';
import { newRecoveryCode, recoveryPublicKeyOf } from '#main/vault/recovery-code.ts';
import { counted, howMany, seedOf } from '../support/how-many.ts';

/** T17, in a real encrypted register: every place of a 200-row chain that two epochs made. */
const ROWS = 200;
const SECOND_EPOCH = 121;
const CODE = newRecoveryCode();
const ACTOR = { staffId: null, role: 'office', device: 'PC' };
const PLACES = Array.from({ length: ROWS }, (_, i) => i + 1);
let folder: string;
let store: Store;
let head: Anchor;
let tried = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-tampered-'));
  store = openStore(join(folder, 'register.db'), Buffer.alloc(32, 3), { create: true });
  fill(store, ROWS);
  head = auditHead(store.read)!;
  // What a person with a tool does first; triggers guard against our own mistakes only.
  store.write((tx) => {
    tx.run(sql`DROP TRIGGER audit_no_update`);
    tx.run(sql`DROP TRIGGER audit_no_delete`);
  });
});
afterEach(({ task }) => {
  if (tried > 0) counted(task, 'T17', tried, `changes of a chain of ${ROWS} rows`);
  tried = 0;
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function fill(into: Store, rows: number, secondEpoch = SECOND_EPOCH): void {
  const start = { recoveryPublicKey: recoveryPublicKeyOf(CODE), clock: systemClock, actor: ACTOR };
  into.write((tx) => {
    beginEpoch(tx, { ...start, reason: 'made' });
    for (let seq = 1; seq <= rows; seq += 1) {
      if (seq === secondEpoch) beginEpoch(tx, { ...start, reason: 'key-rotated' });
      else appendAudit(tx, systemClock, ACTOR, { what: `thing.${seq % 7}`, fields: seq % 3 === 0 ? ['surname'] : [] });
    }
  });
}

/** Changes the register, checks it inside the same transaction, and takes the change back. */
async function changed(
  changes: readonly Sql[],
  check: () => Promise<{ readonly ok: boolean; readonly firstBad?: number }>,
) {
  tried += 1;
  return takenBack(store, async (run) => {
    for (const change of changes) run(change);
    return check();
  });
}

async function takenBack<T>(at: Store, work: (run: (statement: Sql) => number) => Promise<T>): Promise<T> {
  const db = at.read as never as { run(statement: Sql): number };
  db.run(sql`BEGIN`);
  try {
    return await work((statement) => db.run(statement));
  } finally {
    db.run(sql`ROLLBACK`);
  }
}
const wish = (anchors: readonly Anchor[] = []) => ({ db: () => store.read, anchors, onProgress: () => undefined });
const everyday = (anchors: readonly Anchor[] = []) => checkLinks(wish(anchors));
const full = async () => (await checkSeals(wish(), CODE)).verdict;

/** All later rows one number up, from the end: numbers are unique. */
const shiftUp = (from: number): Sql[] =>
  PLACES.filter((seq) => seq >= from)
    .toReversed()
    .map((seq) => sql`UPDATE audit SET seq = ${seq + 1} WHERE seq = ${seq}`);
const copyTo = (from: number, to: number): Sql => sql`INSERT INTO audit
  SELECT ${to}, epoch, at, mono, staff_id, role, device, what, child_id, fields, previous, hash, seal FROM audit WHERE seq = ${from}`;

describe('a chain that somebody changed, at each of its 200 places', () => {
  it.each(['at', 'role', 'device', 'what', 'fields', 'staff_id', 'child_id', 'hash', 'previous'])(
    'is found at that row: %s edited',
    async (column) => {
      const value = column === 'fields' ? '["x"]' : 'changed';
      for (const seq of PLACES) {
        const edit = sql`UPDATE audit SET ${{ text: column, values: [] }} = ${value} WHERE seq = ${seq}`;
        expect(await changed([edit], everyday), `${column} of ${seq}`).toMatchObject({ ok: false, firstBad: seq });
      }
    },
  );

  it('is found at that row, with the code: a seal edited', async () => {
    for (const seq of PLACES) {
      const edit = sql`UPDATE audit SET seal = ${'0'.repeat(64)} WHERE seq = ${seq}`;
      expect(await changed([edit], full)).toMatchObject({ ok: false, firstBad: seq, why: 'seal' });
    }
  });

  it('is found at that row: deleted', async () => {
    for (const seq of PLACES) {
      const found = await changed([sql`DELETE FROM audit WHERE seq = ${seq}`], everyday);
      expect(found).toMatchObject({ ok: false, firstBad: seq });
    }
  });

  it('is found at that row: another one put in', async () => {
    for (const seq of PLACES) {
      const from = seq === 1 ? 3 : seq - 1;
      const found = await changed([...shiftUp(seq), copyTo(from, seq)], everyday);
      expect(found).toMatchObject({ ok: false, firstBad: seq });
    }
  });

  it('is found at the first of them: two rows swapped', async () => {
    for (const seq of PLACES.slice(0, -1)) {
      const swap = [
        sql`UPDATE audit SET seq = 9999 WHERE seq = ${seq}`,
        sql`UPDATE audit SET seq = ${seq} WHERE seq = ${seq + 1}`,
        sql`UPDATE audit SET seq = ${seq + 1} WHERE seq = 9999`,
      ];
      expect(await changed(swap, everyday)).toMatchObject({ ok: false, firstBad: seq });
    }
  });

  it('is found by the counter: cut, and by the anchor: cut with the counter set back', async () => {
    for (const seq of PLACES) {
      const cut = sql`DELETE FROM audit WHERE seq >= ${seq}`;
      expect(await changed([cut], everyday)).toMatchObject({ ok: false, firstBad: seq, why: 'short' });
      const setBack = [cut, sql`UPDATE audit_key SET next_seq = ${seq}`];
      expect(await changed(setBack, () => everyday([head]))).toMatchObject({ ok: false, firstBad: seq, why: 'anchor' });
    }
  });

  it('is found with the code or without: a new epoch that nobody began', async () => {
    for (const seq of PLACES.filter((one) => one !== SECOND_EPOCH)) {
      const forged = sql`UPDATE audit_epoch SET first_seq = ${seq} WHERE epoch = 2`;
      expect(await changed([forged], everyday)).toMatchObject({ ok: false, why: 'epoch' });
    }
  });
});

it('raises no alarm at a clean chain of any length', async ({ task }) => {
  const seed = seedOf('clean chains');
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const chains = howMany(1_000);
  const clean = openStore(join(folder, 'clean.db'), Buffer.alloc(32, 9), { create: true });
  for (let i = 0; i < chains; i += 1) {
    await takenBack(clean, async () => {
      fill(clean, random(60), 2 + random(50));
      const anchor = auditHead(clean.read);
      const check = { db: () => clean.read, anchors: anchor ? [anchor] : [], onProgress: () => undefined };
      expect(await checkLinks(check), `chain ${i}, seed ${seed}`).toMatchObject({ ok: true, rows: anchor?.seq ?? 0 });
      expect((await checkSeals(check, CODE)).verdict, `chain ${i}, seed ${seed}`).toMatchObject({ ok: true });
    });
  }
  clean.close();
  counted(task, 'T17', chains, 'clean chains without an alarm');
});
