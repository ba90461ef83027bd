import { describe, expect, it } from 'vitest';
import {
  CHAIN_START,
  type ChainedRow,
  linkHash,
  nextKey,
  sealOf,
  verifyChain,
} from '#main/features/audit/audit-chain.ts';

const ROWS = 200;
const FIRST_KEYS = new Map([
  [1, Buffer.alloc(32, 1)],
  [2, Buffer.alloc(32, 2)],
]);
/** The second epoch begins in the middle, as after a new recovery code. */
const epochOf = (seq: number) => (seq <= ROWS / 2 ? 1 : 2);

function chain(rows = ROWS): ChainedRow[] {
  const made: ChainedRow[] = [];
  let previous = CHAIN_START;
  let key = Buffer.alloc(32);
  for (let seq = 1; seq <= rows; seq++) {
    const epoch = epochOf(seq);
    if (made.at(-1)?.epoch !== epoch) key = Buffer.from(FIRST_KEYS.get(epoch)!);
    const words = {
      seq,
      epoch,
      at: new Date(Date.UTC(2026, 10, 24, 9, 0, seq)).toISOString(),
      mono: seq * 1000,
      staffId: seq % 7 === 0 ? null : `staff-${seq % 3}`,
      role: 'office',
      device: 'PC-1',
      what: `thing.${seq % 5}`,
      childId: seq % 2 === 0 ? `child-${seq}` : null,
      fields: seq % 4 === 0 ? ['surname', 'class'] : [],
    };
    const hash = linkHash(previous, words);
    made.push({ ...words, previous, hash, seal: sealOf(key, hash) });
    previous = hash;
    key = nextKey(key) as Buffer<ArrayBuffer>;
  }
  return made;
}
const clean = chain();
const everyday = { nextSeq: ROWS + 1, anchors: [] };
const full = { ...everyday, firstKeys: FIRST_KEYS };
const swap = (rows: ChainedRow[], a: number, b: number) => {
  [rows[a], rows[b]] = [rows[b]!, rows[a]!];
  return rows;
};
/** What somebody does who can write the file and knows how rows are linked, but has no sealing key. */
function relink(rows: readonly ChainedRow[]): ChainedRow[] {
  let previous = CHAIN_START;
  return rows.map((row, i) => {
    const words = { ...row, seq: i + 1 };
    const made = { ...words, previous, hash: linkHash(previous, words) };
    previous = made.hash;
    return made;
  });
}

describe('a clean chain', () => {
  it('raises no alarm at any length, with or without anchors', () => {
    for (let n = 0; n <= ROWS; n++) {
      const rows = clean.slice(0, n);
      const head = rows.at(-1);
      const anchors = head ? [{ seq: head.seq, hash: head.hash }] : [];
      const verdict = verifyChain(rows, { nextSeq: n + 1, anchors, firstKeys: FIRST_KEYS });
      expect(verdict).toEqual({ ok: true, rows: n, head: anchors[0] ?? null });
    }
  });
});

describe('a changed chain is found at its first bad row', () => {
  const places = Array.from({ length: ROWS }, (_, i) => i);

  it.each([
    'at',
    'mono',
    'staffId',
    'role',
    'device',
    'what',
    'childId',
    'fields',
    'epoch',
    'hash',
    'previous',
  ] as const)('by an edit of %s at each place', (field) => {
    const value = { mono: 1, epoch: 9, fields: ['x'] }[field as 'mono'] ?? 'changed';
    for (const i of places) {
      const rows = clean.with(i, { ...clean[i]!, [field]: value } as ChainedRow);
      expect(verifyChain(rows, everyday), `${field} ${i}`).toMatchObject({ ok: false, firstBad: i + 1 });
    }
  });

  it('by an edit of a seal, when the code is there to check it', () => {
    for (const i of places) {
      const rows = clean.with(i, { ...clean[i]!, seal: '0'.repeat(64) });
      expect(verifyChain(rows, full)).toMatchObject({ ok: false, firstBad: i + 1, why: 'seal' });
    }
  });

  it('by a deletion at each place', () => {
    for (const i of places) {
      expect(verifyChain(clean.toSpliced(i, 1), everyday)).toMatchObject({ ok: false, firstBad: i + 1 });
    }
  });

  it('by an insertion at each place', () => {
    for (const i of places) {
      const rows = clean.toSpliced(i, 0, clean[(i + 5) % ROWS]!);
      expect(verifyChain(rows, everyday)).toMatchObject({ ok: false, firstBad: i + 1 });
    }
  });

  it('by a swap with the next row at each place', () => {
    for (const i of places.slice(0, -1)) {
      expect(verifyChain(swap([...clean], i, i + 1), everyday)).toMatchObject({ ok: false, firstBad: i + 1 });
    }
  });

  it('by a cut of the tail at each place, from the counter alone', () => {
    for (const i of places) {
      expect(verifyChain(clean.slice(0, i), everyday)).toMatchObject({ ok: false, firstBad: i + 1, why: 'short' });
    }
  });

  it('by a cut whose counter was moved back too, from the anchor kept elsewhere', () => {
    const anchor = { seq: ROWS, hash: clean[ROWS - 1]!.hash };
    for (const i of places) {
      const verdict = verifyChain(clean.slice(0, i), { nextSeq: i + 1, anchors: [anchor] });
      expect(verdict).toMatchObject({ ok: false, why: 'anchor' });
    }
  });

  it('by a rewrite with right links, from the anchor each day and from the seals with the code', () => {
    for (const i of places) {
      const forged = relink(clean.with(i, { ...clean[i]!, what: 'nothing' }));
      expect(verifyChain(forged, everyday)).toMatchObject({ ok: true });
      expect(verifyChain(forged, full)).toMatchObject({ ok: false, firstBad: i + 1, why: 'seal' });
      const anchors = [{ seq: ROWS, hash: clean[ROWS - 1]!.hash }];
      expect(verifyChain(forged, { ...everyday, anchors })).toMatchObject({ ok: false, why: 'anchor' });
    }
  });
});

describe('the sealing key', () => {
  it('moves one way: the key of a later row makes no seal of an earlier one', () => {
    const first = Buffer.alloc(32, 7);
    const later = nextKey(first);
    expect(later).not.toEqual(first);
    expect(sealOf(later, 'h')).not.toBe(sealOf(first, 'h'));
  });
});
