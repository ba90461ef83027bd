import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/calendar-date.ts';
import {
  balanceOf,
  type Entry,
  type EntryKind,
  expectedAt,
  ledger,
  takesTooMuch,
} from '#shared/features/medicines/stock-ledger.rules.ts';

let next = 0;
const entry = (at: number, kind: EntryKind, quantity: number): Entry => ({
  id: `e${String(++next).padStart(4, '0')}`,
  at: `2026-11-24T${String(at).padStart(2, '0')}:00:00.000Z` as Instant,
  kind,
  quantity,
});

describe('the running balance of a pack', () => {
  it('takes off what was given, wasted and returned, and adds what came', () => {
    const rows = ledger([
      entry(8, 'received', 20),
      entry(12, 'given', 2),
      entry(13, 'wasted', 0.5),
      entry(15, 'returned', 7.5),
    ]);
    expect(rows.map(({ balance }) => balance)).toEqual([20, 18, 17.5, 10]);
    expect(rows.map(({ difference }) => difference)).toEqual([null, null, null, null]);
  });

  it('counts in hundredths: three tenths are three tenths', () => {
    expect(balanceOf([entry(8, 'received', 0.3), entry(9, 'given', 0.1), entry(10, 'given', 0.2)])).toBe(0);
  });

  it('goes on from what was found, and says what did not add up', () => {
    const rows = ledger([
      entry(8, 'received', 10),
      entry(12, 'given', 1),
      entry(14, 'counted', 8),
      entry(15, 'given', 1),
    ]);
    expect(rows.map(({ balance, difference }) => [balance, difference])).toEqual([
      [10, null],
      [9, null],
      [8, -1],
      [7, null],
    ]);
  });

  it('lets a dose that was recorded late explain the difference of a later count', () => {
    const before = [entry(8, 'received', 10), entry(14, 'counted', 9)];
    expect(ledger(before)[1]).toMatchObject({ balance: 9, difference: -1 });
    const after = ledger([...before, entry(12, 'given', 1)]);
    expect(after.at(-1)).toMatchObject({ kind: 'counted', balance: 9, difference: 0 });
  });

  it('puts a count last in its minute: it saw all that was there', () => {
    const counted = entry(12, 'counted', 9);
    expect(ledger([entry(8, 'received', 10), counted, entry(12, 'given', 1)]).at(-1)).toMatchObject({
      kind: 'counted',
      difference: 0,
    });
    expect(expectedAt([entry(8, 'received', 10), entry(12, 'given', 1), entry(15, 'given', 1)], counted.at)).toBe(9);
  });

  it.each([
    ['what is there', 12, 10, false],
    ['more than is there', 12, 11, true],
    ['what a later entry took already', 9, 6, true],
    ['what a later count found gone anyway', 13, 9, false],
  ])('tells whether a further dose takes out too much: %s', (_, at, quantity, tooMuch) => {
    const entries = [entry(8, 'received', 10), ...(at === 9 ? [entry(11, 'given', 5)] : [])];
    if (at === 13) entries.push(entry(12, 'given', 1), entry(14, 'counted', 0));
    expect(takesTooMuch(entries, { ...entry(at, 'given', quantity), id: '~' })).toBe(tooMuch);
  });

  const moved = fc.record({
    at: fc.integer({ min: 8, max: 18 }),
    kind: fc.constantFrom<EntryKind>('received', 'given', 'wasted', 'returned', 'counted'),
    hundredths: fc.integer({ min: 0, max: 5000 }),
  });
  it('adds up for whatever is recorded in whatever order', () => {
    fc.assert(
      fc.property(fc.array(moved, { maxLength: 30 }), (all) => {
        const entries = all.map(({ at, kind, hundredths }) => entry(at, kind, hundredths / 100));
        const rows = ledger(entries);
        let before = 0;
        for (const row of rows) {
          const sign = row.kind === 'received' ? 1 : -1;
          const expected = row.kind === 'counted' ? row.quantity : before + sign * row.quantity;
          expect(row.balance).toBeCloseTo(expected, 6);
          if (row.kind === 'counted') expect(row.difference).toBeCloseTo(row.quantity - before, 6);
          before = row.balance;
        }
        const sum = (kind: EntryKind) =>
          rows.filter((row) => row.kind === kind).reduce((total, { quantity }) => total + quantity, 0);
        const differences = rows.reduce((total, { difference }) => total + (difference ?? 0), 0);
        expect(balanceOf(entries)).toBeCloseTo(
          sum('received') - sum('given') - sum('wasted') - sum('returned') + differences,
          6,
        );
        // The order in which rows come out of the register does not matter.
        expect(ledger([...entries].reverse())).toEqual(rows);
      }),
      { numRuns: 1000 },
    );
  });

  it('never falls below nothing while entries that take too much are refused', () => {
    fc.assert(
      fc.property(fc.array(moved, { maxLength: 40 }), (all) => {
        const kept: Entry[] = [];
        for (const { at, kind, hundredths } of all) {
          const one = entry(at, kind, hundredths / 100);
          if (kind === 'received' || kind === 'counted' || !takesTooMuch(kept, one)) kept.push(one);
        }
        // A count may find less than later entries took: that is a discrepancy of the count, which has its words.
        const counted = kept.some(({ kind }) => kind === 'counted');
        if (!counted) for (const { balance } of ledger(kept)) expect(balance).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});
