import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counted, howMany, isFull, seedOf } from '../support/how-many.ts';
import {
  auditRowsOf,
  flipped,
  type Healthy,
  healthyRegister,
  inUse,
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

describe('a log that a kill left, of which something was changed', () => {
  it('never lies: what is read is what was written up to some moment, and the rest is gone or refused', async ({
    task,
  }) => {
    const used = await inUse(healthy);
    const frames = Math.floor((used.wal.length - WAL_HEADER) / FRAME);
    expect(frames).toBeGreaterThan(30);
    const places = Array.from({ length: frames }, (_, n) => WAL_HEADER + n * FRAME);
    const chosen = isFull ? places : places.filter((_, n) => n % 10 === seed % 10);
    const offsets = draw(FRAME * 8, chosen.length, 5);
    const rows = auditRowsOf(used.bytes, healthy.key, used.wal);
    const lost: number[] = [];
    chosen.forEach((place, i) => {
      const bit = offsets[i] ?? 0;
      const wrong = flipped(used.wal, place + (bit >> 3), bit & 7);
      const kept = auditRowsOf(used.bytes, healthy.key, wrong);
      // Null: refused. Else the beginning of the same history, every row as it was.
      if (kept !== null) {
        expect(rows?.slice(0, kept.length), `frame at ${place}`).toEqual(kept);
        lost.push((rows?.length ?? 0) - kept.length);
      }
    });
    counted(task, 'T4', chosen.length, 'frames of the log with one bit flipped');
    counted(task, 'T4', lost.filter((n) => n > 0).length, 'of these drop later changes, told by an anchor alone');
  });
});
