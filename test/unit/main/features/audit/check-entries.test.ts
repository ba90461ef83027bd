import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#main/core/ports.ts';
import { appendAudit, beginEpoch, type EpochReason } from '#main/features/audit/audit.service.ts';
import { linkHash } from '#main/features/audit/audit-chain.ts';
import { checkSeals } from '#main/features/audit/check-entries.ts';
import { sql } from '#main/store/sql.ts';
import { openStore, type Store } from '#main/store/store.ts';
import { newRecoveryCode, recoveryPublicKeyOf } from '#main/vault/recovery-code.ts';

const ROWS = 3000;
const FIRST = newRecoveryCode();
const SECOND = newRecoveryCode();
let folder: string;
let store: Store;
const ACTOR = { staffId: null, role: 'lead', device: 'PC' };
const startOf = (code: string, reason: EpochReason) => ({
  ...{ recoveryPublicKey: recoveryPublicKeyOf(code), reason, clock: systemClock, actor: ACTOR },
});
const silent = () => undefined;
const check = (code: string, onProgress: (done: number, total: number) => void = silent) =>
  checkSeals({ db: () => store.read, anchors: [], onProgress }, code);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-seals-'));
  store = openStore(join(folder, 'register.db'), Buffer.alloc(32, 5), { create: true });
  store.write((tx) => {
    for (let seq = 1; seq <= ROWS; seq += 1) {
      if (seq === 1) beginEpoch(tx, startOf(FIRST, 'made'));
      // Its first row is the epoch's own.
      if (seq === 2001) beginEpoch(tx, startOf(SECOND, 'code-replaced'));
      else appendAudit(tx, systemClock, ACTOR, { what: `thing.${seq}` });
    }
  });
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the full check', () => {
  it('checks what the code opens, and names the rest', async () => {
    expect(await check(SECOND)).toMatchObject({ verdict: { ok: true }, rows: ROWS, unopened: [{ from: 1, to: 2000 }] });
    expect(await check(FIRST)).toMatchObject({ verdict: { ok: true }, unopened: [{ from: 2001, to: ROWS }] });
    await expect(check(newRecoveryCode())).rejects.toThrow('wrong-recovery-code');
    await expect(check('a slip')).rejects.toThrow('recovery-code-slip');
  });

  it('says how far it is, and lets others work in between', async () => {
    const heard: number[] = [];
    let turns = 0;
    const other = setInterval(() => {
      turns += 1;
    }, 0);
    await check(SECOND, (done, total) => {
      expect(total).toBe(ROWS);
      heard.push(done);
    });
    clearInterval(other);
    expect(heard.length).toBeGreaterThan(10);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.at(-1)).toBe(ROWS);
    expect(turns).toBeGreaterThanOrEqual(2);
  });

  it('names the first row that somebody rewrote with right links, which the everyday check cannot see', async () => {
    const { rewritten, restore } = rewriteFrom(2500);
    expect((await check(SECOND)).verdict).toMatchObject({ ok: false, firstBad: 2500, why: 'seal' });
    // The other code opens the other epoch only: its rows are linked rightly, and it says which seals it did not check.
    expect(await check(FIRST)).toMatchObject({ verdict: { ok: true }, unopened: [{ from: 2001, to: ROWS }] });
    expect(rewritten).toBe(ROWS - 2499);
    restore();
    expect((await check(SECOND)).verdict.ok).toBe(true);
  });

  it('ends when the register is closed under it', async () => {
    let closed = false;
    const db = () => {
      if (closed) throw new Error('signed-out');
      return store.read;
    };
    const running = checkSeals(
      {
        db,
        anchors: [],
        onProgress: () => {
          closed = true;
        },
      },
      SECOND,
    );
    await expect(running).rejects.toThrow('signed-out');
  });
});

type Raw = { seq: number; hash: string; previous: string; what: string; fields: string } & Record<string, never>;

/** What somebody does who holds the data key, but none of the old sealing keys. */
function rewriteFrom(from: number) {
  const rows = store.read.all<Raw>(sql`SELECT seq, epoch, at, mono, staff_id AS staffId, role, device, what,
    child_id AS childId, fields, previous, hash FROM audit WHERE seq >= ${from} ORDER BY seq`);
  const put = (row: { seq: number; what: string; previous: string; hash: string }) =>
    store.write((tx) =>
      tx.run(
        sql`UPDATE audit SET what = ${row.what}, previous = ${row.previous}, hash = ${row.hash} WHERE seq = ${row.seq}`,
      ),
    );
  store.write((tx) => tx.run(sql`DROP TRIGGER audit_no_update`));
  let previous = rows[0]!.previous as string;
  for (const row of rows) {
    const words = { ...row, what: row.seq === from ? 'nothing' : row.what, fields: JSON.parse(row.fields) };
    const hash = linkHash(previous, words as never);
    put({ ...words, previous, hash });
    previous = hash;
  }
  return { rewritten: rows.length, restore: () => rows.forEach(put) };
}
