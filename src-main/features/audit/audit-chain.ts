import { createHash, createHmac } from 'node:crypto';

/** The words of one audit row that the hash covers; `fields` names fields, never their values. */
export interface ChainedWords {
  readonly seq: number;
  readonly epoch: number;
  readonly at: string;
  readonly mono: number;
  readonly staffId: string | null;
  readonly role: string;
  readonly device: string;
  readonly what: string;
  readonly childId: string | null;
  readonly fields: readonly string[];
}

export interface ChainedRow extends ChainedWords {
  readonly previous: string;
  readonly hash: string;
  readonly seal: string;
}

/** What the first row of all links to. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 over the row before and this row's words, in a fixed order. */
export function linkHash(previous: string, row: ChainedWords): string {
  const words = [
    row.seq,
    row.epoch,
    row.at,
    row.mono,
    row.staffId,
    row.role,
    row.device,
    row.what,
    row.childId,
    row.fields,
  ];
  return createHash('sha256').update(previous).update('\n').update(JSON.stringify(words)).digest('hex');
}

/** The row's seal under the key of that row. */
export const sealOf = (key: Buffer, hash: string): string => createHmac('sha256', key).update(hash).digest('hex');

/** The next row's key. One way: who holds it cannot make the seal of an older row (forward-secure sealing). */
export const nextKey = (key: Buffer): Buffer => createHash('sha256').update('careboard audit key').update(key).digest();

export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

export type ChainVerdict =
  | { readonly ok: true; readonly rows: number; readonly head: Anchor | null }
  | { readonly ok: false; readonly rows: number; readonly firstBad: number; readonly why: ChainFault };
/**
 * A number is missing or doubled; the row or the one before it was changed; its seal was not made by the key of that moment; a row
 * that was vouched for elsewhere is another one now, or gone; rows were cut off at the end; a stretch begins where none was begun.
 */
export type ChainFault = 'gap' | 'link' | 'seal' | 'anchor' | 'short' | 'epoch';

/** What a chain is held against. */
export interface Expected {
  /** The counter: shows a cut tail. */
  readonly nextSeq: number;
  /** Rows vouched for elsewhere: the vault file, the keychain. */
  readonly anchors: readonly Anchor[];
  /** Epoch -> K(0), opened by the recovery code: then every seal is checked too. */
  readonly firstKeys?: ReadonlyMap<number, Buffer>;
  /** Epochs sealed to another code: their rows are checked as every day, without the seals. */
  readonly unopened?: ReadonlySet<number>;
  /** Epoch -> the row it began with: a row can claim no other epoch than the one that ran. */
  readonly starts?: ReadonlyMap<number, number>;
}

/**
 * Checks rows in order, one at a time, so that a long walk can let others work in between. Everyday check: numbers without a
 * gap, links, anchors, counter. With `firstKeys` also every seal.
 */
export class ChainWalk {
  private readonly expected: Expected;
  private previous = CHAIN_START;
  private seq = 0;
  private epoch = 0;
  private key: Buffer | null = null;

  constructor(expected: Expected) {
    this.expected = expected;
  }

  /** Null as long as the rows fit; the verdict at the first that does not. */
  take(row: ChainedRow): ChainVerdict | null {
    this.seq += 1;
    if (row.seq !== this.seq) return this.bad('gap');
    if (row.previous !== this.previous || row.hash !== linkHash(this.previous, row)) return this.bad('link');
    if (row.epoch !== this.epoch && !this.mayBegin(row)) return this.bad('epoch');
    if (!this.sealHolds(row)) return this.bad('seal');
    if (this.expected.anchors.some(({ seq, hash }) => seq === row.seq && hash !== row.hash)) return this.bad('anchor');
    this.previous = row.hash;
    return null;
  }

  /** The verdict when no row is left. */
  end(): ChainVerdict {
    if (this.seq + 1 !== this.expected.nextSeq) return this.bad('short', this.seq + 1);
    if (this.expected.anchors.some(({ seq }) => seq > this.seq)) return this.bad('anchor', this.seq + 1);
    return { ok: true, rows: this.seq, head: this.seq === 0 ? null : { seq: this.seq, hash: this.previous } };
  }

  /** An epoch begins once, after the one before it, and with the row that its own record names. */
  private mayBegin({ epoch, seq }: ChainedRow): boolean {
    const start = this.expected.starts?.get(epoch);
    return epoch > this.epoch && (this.expected.starts === undefined || start === seq);
  }

  private sealHolds(row: ChainedRow): boolean {
    const { firstKeys, unopened } = this.expected;
    const begins = row.epoch !== this.epoch;
    this.epoch = row.epoch;
    if (!firstKeys) return true;
    if (begins) this.key = firstKeys.get(row.epoch) ?? null;
    if (unopened?.has(row.epoch)) return true;
    if (!this.key || sealOf(this.key, row.hash) !== row.seal) return false;
    this.key = nextKey(this.key);
    return true;
  }

  private bad(why: ChainFault, at = this.seq): ChainVerdict {
    return { ok: false, rows: this.seq, firstBad: at, why };
  }
}

/** The whole walk at once. */
export function verifyChain(rows: Iterable<ChainedRow>, expected: Expected): ChainVerdict {
  const walk = new ChainWalk(expected);
  for (const row of rows) {
    const verdict = walk.take(row);
    if (verdict) return verdict;
  }
  return walk.end();
}
