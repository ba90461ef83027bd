import { setImmediate } from 'node:timers/promises';
import { AppError } from '#main/core/app-error.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { openWith } from '#main/vault/recovery-code.ts';
import { type Epoch, epochs, rowsAfter, sealingKey } from './audit.repo.ts';
import { epochPurpose } from './audit.service.ts';
import { type Anchor, type ChainVerdict, ChainWalk } from './audit-chain.ts';

/** Rows judged before the others get a turn: a few milliseconds. */
const SLICE = 100;

/** Rows that this code cannot vouch for: another code's epoch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The full check: every link and every seal, from the first keys that the recovery code opens. Lets the core go on between
 * slices; `db` is asked anew for each, so a session that ends also ends the check. `onSlice` hears how far it is.
 * Throws 'recovery-code-slip', and 'wrong-recovery-code' when the code opens no epoch at all.
 */
export async function checkSeals(
  db: () => ReadDb,
  code: string,
  anchors: readonly Anchor[],
  onSlice: (done: number, total: number) => void,
): Promise<{ readonly verdict: ChainVerdict; readonly unopened: readonly Stretch[]; readonly rows: number }> {
  const all = epochs(db());
  const nextSeq = sealingKey(db())?.next_seq ?? 1;
  const firstKeys = keysOf(all, code);
  if (firstKeys.size === 0) throw new AppError('wrong-recovery-code');
  const others = all.filter(({ epoch }) => !firstKeys.has(epoch));
  const walk = new ChainWalk({ nextSeq, anchors, firstKeys, unopened: new Set(others.map(({ epoch }) => epoch)) });
  const verdict = await walkAll(walk, db, nextSeq - 1, onSlice);
  for (const key of firstKeys.values()) key.fill(0);
  const endOf = (one: Epoch) => (all.find(({ epoch }) => epoch === one.epoch + 1)?.firstSeq ?? nextSeq) - 1;
  const stretches = others.map((one) => ({ from: one.firstSeq, to: endOf(one) }));
  return { verdict, rows: nextSeq - 1, unopened: stretches.filter(({ from, to }) => from <= to) };
}

async function walkAll(
  walk: ChainWalk,
  db: () => ReadDb,
  upTo: number,
  onSlice: (done: number, total: number) => void,
): Promise<ChainVerdict> {
  for (let done = 0; ; ) {
    const rows = rowsAfter(db(), done, upTo, SLICE);
    for (const row of rows) {
      const bad = walk.take(row);
      if (bad) return bad;
    }
    const last = rows.at(-1);
    if (!last) return walk.end();
    done = last.seq;
    onSlice(done, upTo);
    await setImmediate();
  }
}

/** The first keys that this code opens, by epoch. */
function keysOf(all: readonly Epoch[], code: string): Map<number, Buffer> {
  const keys = new Map<number, Buffer>();
  for (const { epoch, sealedKey } of all) {
    try {
      keys.set(epoch, openWith(code, sealedKey, epochPurpose(epoch)));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'wrong-recovery-code')) throw error;
    }
  }
  return keys;
}
