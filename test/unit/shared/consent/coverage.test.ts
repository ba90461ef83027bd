import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import { Reason } from '#shared/features/consent/consent.model.ts';
import {
  percentages,
  ranOutSince,
  SHARES,
  type Shares,
  shareOf,
  totalOf,
} from '#shared/features/consent/coverage.rules.ts';

const day = (text: string) => calendarDate(text)!;

test.each([
  ['yes', 'given', 'yes'],
  ['yes', 'given-unrecorded', 'yes'],
  ['yes', 'not-needed', 'not-needed'],
  ['no', 'refused', 'no'],
  ['no', 'stopped', 'no'],
  ['no', 'expired', 'run-out'],
  ['no', 'outdated', 'run-out'],
  ['no-answer', 'no-answer', 'blank'],
  ['no-answer', 'no-responsibility', 'blank'],
  ['not-asked', 'not-asked', 'not-asked'],
] as const)('%s because of %s counts as %s', (answer, reason, share) => {
  expect(shareOf({ answer, reason })).toBe(share);
});

test('no reason makes a yes of what is not one', () => {
  for (const reason of Reason.options)
    for (const answer of ['no', 'no-answer', 'not-asked'] as const)
      if (reason !== 'not-needed') expect(shareOf({ answer, reason })).not.toBe('yes');
});

test('whole percentages of any school add up to 100, and neither hide a child nor claim every one', () => {
  const counts = fc.record(
    Object.fromEntries(SHARES.map((share) => [share, fc.nat(700)])) as Record<keyof Shares, fc.Arbitrary<number>>,
  );
  fc.assert(
    fc.property(counts, (shares) => {
      const parts = percentages(shares);
      const total = totalOf(shares);
      expect(SHARES.reduce((sum, share) => sum + parts[share], 0)).toBe(total === 0 ? 0 : 100);
      for (const share of SHARES) {
        expect(parts[share] === 0).toBe(shares[share] === 0);
        expect(parts[share] === 100).toBe(total > 0 && shares[share] === total);
        expect(Math.abs(parts[share] - (100 * shares[share]) / Math.max(total, 1))).toBeLessThan(SHARES.length);
      }
    }),
  );
});

test.each([
  ['2026-09-01', true],
  ['2026-08-31', true],
  ['2026-08-30', false],
  ['2026-11-23', true],
  ['2026-11-24', false],
  [null, false],
])('a yes until %s ran out since 1 Sep 2026: %s', (until, over) => {
  const since = day('2026-09-01');
  const days = { since, today: day('2026-11-24'), dayBefore: day('2026-08-31') };
  expect(ranOutSince(until === null ? null : day(until), days)).toBe(over);
});
