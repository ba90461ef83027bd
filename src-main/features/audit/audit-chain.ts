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
export type ChainFault = 'gap' | 'link' | 'seal' | 'anchor' | 'short';

/**
 * Walks the rows in order. Everyday check: numbers without a gap, links, the anchors kept elsewhere, and the counter
 * (`nextSeq`), which shows a cut tail. With `firstKeys` (epoch -> K(0), opened by the recovery code) also every seal.
 */
export function verifyChain(
  rows: Iterable<ChainedRow>,
  expected: {
    readonly nextSeq: number;
    readonly anchors: readonly Anchor[];
    readonly firstKeys?: ReadonlyMap<number, Buffer>;
  },
): ChainVerdict {
  let previous = CHAIN_START;
  let seq = 0;
  let epoch = 0;
  let key: Buffer | null = null;
  const anchors = new Map(expected.anchors.map((anchor) => [anchor.seq, anchor.hash]));
  const bad = (why: ChainFault, at = seq): ChainVerdict => ({ ok: false, rows: seq, firstBad: at, why });
  for (const row of rows) {
    seq += 1;
    if (row.seq !== seq) return bad('gap');
    if (row.previous !== previous || row.hash !== linkHash(previous, row)) return bad('link');
    if (expected.firstKeys) {
      if (row.epoch !== epoch) {
        key = expected.firstKeys.get(row.epoch) ?? null;
        epoch = row.epoch;
      }
      if (!key || sealOf(key, row.hash) !== row.seal) return bad('seal');
      key = nextKey(key);
    }
    const anchored = anchors.get(seq);
    if (anchored !== undefined && anchored !== row.hash) return bad('anchor');
    previous = row.hash;
  }
  if (seq + 1 !== expected.nextSeq) return bad('short', seq + 1);
  const beyond = [...anchors.keys()].find((at) => at > seq);
  if (beyond !== undefined) return bad('anchor', seq + 1);
  return { ok: true, rows: seq, head: seq === 0 ? null : { seq, hash: previous } };
}
