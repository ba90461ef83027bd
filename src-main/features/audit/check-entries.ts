import { setImmediate } from 'node:timers/promises';
import { AppError } from '#main/core/app-error.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { openWith } from '#main/vault/recovery-code.ts';
import { type Epoch, epochs, rowsAfter, sealingKey } from './audit.repo.ts';
import { epochPurpose } from './audit.service.ts';
import { type Anchor, type ChainVerdict, ChainWalk, type Expected } from './audit-chain.ts';

/** Rows judged before the others get a turn: a few milliseconds. */
const SLICE = 200;
/** Steps in which the progress is told: a message for every slice would be most of the work. */
const STEPS = 50;

/** Rows that this code cannot vouch for: another code's epoch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * What a check needs. `db` is asked anew for each slice, so a session that ends also ends the check; the core goes on between
 * slices. `onProgress` hears how far it is.
 */
export interface CheckWish {
  readonly db: () => ReadDb;
  readonly anchors: readonly Anchor[];
  readonly onProgress: (done: number, total: number) => void;
}

/** The everyday check: numbers without a gap, every link, the counter, the anchors kept elsewhere. No code is needed. */
export async function checkLinks(wish: CheckWish): Promise<ChainVerdict> {
  const nextSeq = sealingKey(wish.db())?.next_seq ?? 1;
  return walkAll(wish, { nextSeq, anchors: wish.anchors, starts: startsOf(epochs(wish.db())) });
}

/**
 * The full check: also every seal, from the first keys that the recovery code opens.
 * Throws 'recovery-code-slip', and 'wrong-recovery-code' when the code opens no epoch at all.
 */
export async function checkSeals(
  wish: CheckWish,
  code: string,
): Promise<{
  readonly verdict: ChainVerdict;
  readonly unopened: readonly Stretch[];
  readonly rows: number;
  readonly epochs: readonly Epoch[];
}> {
  const all = epochs(wish.db());
  const nextSeq = sealingKey(wish.db())?.next_seq ?? 1;
  const firstKeys = keysOf(all, code);
  if (firstKeys.size === 0) throw new AppError('wrong-recovery-code');
  const others = all.filter(({ epoch }) => !firstKeys.has(epoch));
  const unopened = new Set(others.map(({ epoch }) => epoch));
  const expected = { nextSeq, anchors: wish.anchors, firstKeys, unopened, starts: startsOf(all) };
  const verdict = await walkAll(wish, expected).finally(() => {
    for (const key of firstKeys.values()) key.fill(0);
  });
  const endOf = (one: Epoch) => (all.find(({ epoch }) => epoch === one.epoch + 1)?.firstSeq ?? nextSeq) - 1;
  const stretches = others.map((one) => ({ from: one.firstSeq, to: endOf(one) }));
  return { verdict, rows: nextSeq - 1, unopened: stretches.filter(({ from, to }) => from <= to), epochs: all };
}

async function walkAll({ db, onProgress }: CheckWish, expected: Expected): Promise<ChainVerdict> {
  const walk = new ChainWalk(expected);
  const upTo = expected.nextSeq - 1;
  for (let done = 0, told = 0; ; ) {
    const rows = rowsAfter(db(), done, upTo, SLICE);
    for (const row of rows) {
      const bad = walk.take(row);
      if (bad) return bad;
    }
    const last = rows.at(-1);
    if (!last) return walk.end();
    done = last.seq;
    if (done === upTo || done - told >= upTo / STEPS) {
      told = done;
      onProgress(done, upTo);
    }
    await setImmediate();
  }
}

const startsOf = (all: readonly Epoch[]): ReadonlyMap<number, number> =>
  new Map(all.map(({ epoch, firstSeq }) => [epoch, firstSeq]));

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
