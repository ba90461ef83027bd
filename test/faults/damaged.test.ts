import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counted, howMany, isFull, seedOf } from '../support/how-many.ts';
import {
  flipped,
  foundAfterKill,
  type Healthy,
  healthyRegister,
  inUse,
  type Left,
  PAGE,
  type Verdict,
  verdictOn,
} from './damaged-register.ts';

/** SQLite's log: a header, then frames of a header and a page. */
const WAL_HEADER = 32;
const FRAME = 24 + PAGE;
const seed = seedOf('damage');
let healthy: Healthy;
let pages: number;
beforeAll(async () => {
  healthy = await healthyRegister();
  pages = healthy.bytes.length / PAGE;
  expect(Number.isInteger(pages) && pages > 100).toBe(true);
}, 120_000);
afterAll(() => healthy.school.close());

const draw = (below: number, count: number, salt: number) =>
  fc.sample(fc.nat(below - 1), { numRuns: count, seed: seed + salt });
/** All pages in a full run, else every tenth from a drawn one on, the first always. */
const somePages = () =>
  Array.from({ length: pages }, (_, i) => i).filter((i) => isFull || i === 0 || i % 10 === seed % 10);
const page = (n: number) => healthy.bytes.subarray(n * PAGE, (n + 1) * PAGE);
const withPage = (n: number, put: Buffer) => {
  const wrong = Buffer.from(healthy.bytes);
  put.copy(wrong, n * PAGE);
  return wrong;
};

it('opens and reads the healthy one, so that a refusal means something', () => {
  expect(verdictOn(healthy.bytes, healthy)).toBe('same');
});

describe('a register of which something was changed', () => {
  it('is noticed for one bit in every page', ({ task }) => {
    const odd: [number, Verdict][] = [];
    const places = somePages();
    const offsets = draw(PAGE * 8, places.length, 1);
    places.forEach((n, i) => {
      const at = offsets[i] ?? 0;
      const verdict = verdictOn(flipped(healthy.bytes, n * PAGE + (at >> 3), at & 7), healthy);
      if (verdict !== 'refused' && verdict !== 'found') odd.push([n, verdict]);
    });
    expect(odd).toEqual([]);
    counted(task, 'T4', places.length, 'pages with one bit flipped');
  });

  it('is noticed for one bit in each byte of the header', ({ task }) => {
    const bytes = isFull ? 100 : 20;
    const odd = Array.from({ length: bytes }, (_, i) => i)
      .map((at) => [at, verdictOn(flipped(healthy.bytes, at, (seed + at) % 8), healthy)])
      .filter(([, verdict]) => verdict !== 'refused' && verdict !== 'found');
    expect(odd).toEqual([]);
    counted(task, 'T4', bytes, 'bytes of the header with one bit flipped');
  });

  it('is noticed when it is cut at the border of a page or anywhere', ({ task }) => {
    const lengths = [...somePages().map((n) => n * PAGE), ...draw(healthy.bytes.length, howMany(500), 2)];
    const odd = lengths
      .map((length) => [length, verdictOn(healthy.bytes.subarray(0, length), healthy)])
      .filter(([, verdict]) => verdict !== 'refused' && verdict !== 'found');
    expect(odd).toEqual([]);
    counted(task, 'T5', lengths.length, 'cuts');
  });

  it('is noticed when pages changed places or one stands twice', ({ task }) => {
    const odd: unknown[] = [];
    const firsts = draw(pages, howMany(100), 3);
    const seconds = draw(pages - 1, howMany(100), 4);
    firsts.forEach((a, i) => {
      const b = (a + 1 + (seconds[i] ?? 0)) % pages;
      const swapped = withPage(a, page(b));
      page(a).copy(swapped, b * PAGE);
      for (const [how, bytes] of [
        ['swapped', swapped],
        ['doubled', withPage(b, page(a))],
        [
          'pushed in',
          Buffer.concat([healthy.bytes.subarray(0, (a + 1) * PAGE), page(a), healthy.bytes.subarray((a + 1) * PAGE)]),
        ],
      ] as const) {
        const verdict = verdictOn(bytes, healthy);
        // One more page behind the last is no page of the register: nothing reads it.
        const behind = how === 'pushed in' && a === pages - 1;
        if (verdict === 'silent' || (verdict === 'same' && !behind)) odd.push([how, a, b, verdict]);
      }
    });
    expect(odd).toEqual([]);
    counted(task, 'T5', firsts.length * 3, 'pages swapped, doubled or pushed in');
  });

  it('never lies when something stands behind its end', ({ task }) => {
    const tails = [Buffer.from([0]), Buffer.alloc(PAGE), page(0), Buffer.alloc(100_000, 7)];
    for (const tail of tails) {
      expect(verdictOn(Buffer.concat([healthy.bytes, tail]), healthy)).not.toBe('silent');
    }
    counted(task, 'T5', tails.length, 'tails behind the end');
  });
});

describe('what a kill left, of which something was changed', () => {
  let used: Awaited<ReturnType<typeof inUse>>;
  let rows: string[];
  beforeAll(async () => {
    used = await inUse(healthy);
    const found = foundAfterKill(used, healthy.key);
    // Without that no alarm below would mean anything.
    expect(found.vouched).toBe('same');
    rows = found.rows ?? [];
  }, 120_000);
  const frames = () => Math.floor((used.wal.length - WAL_HEADER) / FRAME);

  it('is told for one bit in every frame of the log, and what is read is what was written up to some moment', ({
    task,
  }) => {
    expect(frames()).toBeGreaterThan(30);
    const places = [0, ...Array.from({ length: frames() }, (_, n) => WAL_HEADER + n * FRAME)];
    const chosen = isFull ? places : places.filter((_, n) => n % 10 === seed % 10);
    const offsets = draw(WAL_HEADER * 8, chosen.length, 5);
    let lost = 0;
    chosen.forEach((place, i) => {
      const bit = offsets[i] ?? 0;
      const wal = flipped(used.wal, place + (bit >> 3), bit & 7);
      const kept = foundAfterKill({ ...used, wal }, healthy.key);
      expect(kept.vouched, `frame at ${place}`).toBe('differs');
      // Null: refused. Else the beginning of the same history, every row as it was.
      if (kept.rows !== null) expect(rows.slice(0, kept.rows.length), `frame at ${place}`).toEqual(kept.rows);
      if (kept.rows !== null && kept.rows.length < rows.length) lost += 1;
    });
    counted(task, 'T4', chosen.length, 'frames of the log after a kill with one bit flipped, all told');
    counted(task, 'T4', lost, 'of these drop later changes, told too');
  });

  it('is told for a log cut at the border of a frame or anywhere, taken away, or longer by an old page', ({ task }) => {
    const borders = Array.from({ length: frames() }, (_, n) => WAL_HEADER + n * FRAME);
    const cuts = [
      0,
      ...borders.filter((_, n) => isFull || n % 10 === seed % 10),
      ...draw(used.wal.length, howMany(100), 6),
    ];
    // The last frame once more, behind the end: whole, under the key, and no commit of ours. Its sums do not fit, so SQLite leaves it.
    const longer = Buffer.concat([used.wal, used.wal.subarray(-FRAME)]);
    const unnoticed = cuts.filter(
      (at) => foundAfterKill({ ...used, wal: used.wal.subarray(0, at) }, healthy.key).vouched !== 'differs',
    );
    expect(unnoticed).toEqual([]);
    expect(foundAfterKill({ ...used, wal: longer }, healthy.key)).toEqual({ vouched: 'same', rows });
    counted(task, 'T5', cuts.length, 'cuts of the log after a kill, all told');
  });

  it('is told for one bit in every page, also in those that the log speaks of anew, and in the witness itself', ({
    task,
  }) => {
    const places = somePages();
    const offsets = draw(PAGE * 8, places.length, 7);
    const odd = places.filter((n, i) => {
      const at = offsets[i] ?? 0;
      const bytes = flipped(used.bytes, n * PAGE + (at >> 3), at & 7);
      return foundAfterKill({ ...used, bytes }, healthy.key).vouched !== 'differs';
    });
    expect(odd).toEqual([]);
    const witness = Array.from({ length: used.witness.length }, (_, at) => at).filter(
      (at) => isFull || at % 10 === seed % 10,
    );
    const silent = witness.filter(
      (at) => foundAfterKill({ ...used, witness: flipped(used.witness, at, at % 8) }, healthy.key).vouched === 'same',
    );
    expect(silent).toEqual([]);
    counted(task, 'T4', places.length, 'pages after a kill with one bit flipped, all told');
    counted(task, 'T4', witness.length, 'bytes of the witness with one bit flipped, all told');
  });

  it('is told for each older page, log and register put back after the kill', ({ task }) => {
    const olds = Array.from({ length: pages }, (_, n) => n * PAGE).filter(
      (at) => !healthy.bytes.subarray(at, at + PAGE).equals(used.bytes.subarray(at, at + PAGE)),
    );
    expect(olds.length).toBeGreaterThan(8);
    const moments: Left[] = olds.map((at) => {
      const bytes = Buffer.from(used.bytes);
      healthy.bytes.copy(bytes, at, at, at + PAGE);
      return { ...used, bytes };
    });
    moments.push({ ...used, bytes: healthy.bytes }, { ...used, wal: Buffer.alloc(0) }, { ...used, wal: used.oldWal });
    const unnoticed = moments.filter((left) => foundAfterKill(left, healthy.key).vouched !== 'differs');
    expect(unnoticed).toHaveLength(0);
    counted(task, 'T6', moments.length, 'old pages and logs put back after a kill, all told');
  });
});
