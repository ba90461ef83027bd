import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { axisEnd, countByMonth, type Ending, monthsFrom } from '#shared/features/today/figures.rules.ts';

const day = (text: string) => text as CalendarDate;
const medicine = (text: string): Ending => ({ of: 'medicines', day: day(text) });
const anyDay = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((at) => day(at.toISOString().slice(0, 10)));
const anyEnding: fc.Arbitrary<Ending> = fc.record({ of: fc.constantFrom('medicines', 'reviews'), day: anyDay });

describe('what goes out of date, by month', () => {
  it.each([
    ['yesterday is past', '2026-11-23', 'past'],
    ['today is of this month', '2026-11-24', '2026-11'],
    ['the last of the month', '2026-11-30', '2026-11'],
    ['next year', '2027-02-01', '2027-02'],
    ['the last day that is shown', '2027-04-30', '2027-04'],
  ])('%s', (_what, on, month) => {
    const found = countByMonth([medicine(on)], day('2026-11-24')).filter(({ medicines }) => medicines > 0);
    expect(found).toEqual([{ month, medicines: 1, reviews: 0 }]);
  });
  it('shows nothing of what ends later, and months without anything as such', () => {
    const counts = countByMonth([medicine('2027-05-01')], day('2026-11-24'));
    expect(counts.map(({ month }) => month)).toEqual(monthsFrom(day('2026-11-24')));
    expect(counts).toHaveLength(7);
    expect(counts.every(({ medicines, reviews }) => medicines + reviews === 0)).toBe(true);
  });
  it('counts everything that ends before the months are over, once', () => {
    fc.assert(
      fc.property(fc.array(anyEnding, { maxLength: 60 }), anyDay, (endings, today) => {
        const counts = countByMonth(endings, today);
        const last = monthsFrom(today).at(-1) ?? '';
        for (const of of ['medicines', 'reviews'] as const) {
          const shown = counts.reduce((sum, count) => sum + count[of], 0);
          expect(shown).toBe(endings.filter((one) => one.of === of && one.day.slice(0, 7) <= last).length);
        }
      }),
    );
  });
});

it('ends an axis beyond every bar, at a number whose half is whole', () => {
  fc.assert(
    fc.property(fc.nat({ max: 5_000 }), (most) => {
      const end = axisEnd(most);
      expect(end).toBeGreaterThanOrEqual(Math.max(1, most));
      expect(Number.isInteger(end / 2)).toBe(true);
      // A bar that fills less than half of the axis looks like little where it is the most.
      if (most > 1) expect(most).toBeGreaterThan(end / 2 - 1);
    }),
  );
});
