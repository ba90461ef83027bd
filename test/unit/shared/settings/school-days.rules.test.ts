import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import {
  CLOSED_KINDS,
  type Closed,
  closedKnownTo,
  closedTrouble,
  isSchoolDay,
  isStaffDay,
  schoolDaysAfter,
  schoolDaysWords,
} from '#shared/features/settings/school-days.rules.ts';

const day = (text: string) => text as CalendarDate;
const closed = (closedKind: Closed['closedKind'], firstDay: string, lastDay = firstDay): Closed => ({
  ...{ closedKind, firstDay: day(firstDay), lastDay: day(lastDay) },
});
/** The autumn and spring of a school in Sunderland. */
const YEAR = [
  closed('inset', '2026-09-01'),
  closed('holiday', '2026-10-26', '2026-10-30'),
  closed('holiday', '2026-12-21', '2027-01-04'),
  closed('inset', '2027-01-04'),
  closed('holiday', '2027-05-03'),
];

test.each([
  ['a Tuesday in term', '2026-11-24', true, true],
  ['a Saturday', '2026-11-28', false, false],
  ['a Sunday', '2026-11-29', false, false],
  ['the first day of half-term', '2026-10-26', false, false],
  ['the last day of half-term', '2026-10-30', false, false],
  ['the Friday before half-term', '2026-10-23', true, true],
  ['the Monday after half-term', '2026-11-02', true, true],
  ['an INSET day', '2026-09-01', false, true],
  ['an INSET day inside what was entered as holiday', '2027-01-04', false, true],
  ['a bank holiday', '2027-05-03', false, false],
  ['a Saturday in the holidays', '2026-12-26', false, false],
  ['a day about which nothing is entered', '2027-08-11', true, true],
])('a school day, a day for staff: %s', (_case, date, school, staff) => {
  expect([isSchoolDay(day(date), YEAR), isStaffDay(day(date), YEAR)]).toEqual([school, staff]);
});

test.each([
  ['the same day', '2026-11-24', '2026-11-24', 0],
  ['Tuesday to Wednesday', '2026-11-24', '2026-11-25', 1],
  ['over a weekend', '2026-11-27', '2026-11-30', 1],
  ['from a Saturday', '2026-11-28', '2026-11-30', 1],
  ['a whole week', '2026-11-24', '2026-12-01', 5],
  ['over half-term', '2026-10-23', '2026-11-02', 1],
  ['over Christmas and the INSET day', '2026-12-18', '2027-01-05', 1],
  ['from one day of the holiday to another', '2026-12-22', '2026-12-31', 0],
  ['over the leap day', '2028-02-28', '2028-03-01', 2],
  ['over the night when the clocks change', '2027-03-26', '2027-03-29', 1],
  ['a day before', '2026-11-24', '2026-11-23', 0],
])('counts school days after a day: %s', (_case, from, to, count) => {
  expect(schoolDaysAfter(day(from), day(to), YEAR)).toBe(count);
});

describe('generated calendars', () => {
  const date = fc.integer({ min: 0, max: 800 }).map((days) => addDays(day('2026-01-01'), days));
  const stretch = fc.record({
    ...{ closedKind: fc.constantFrom(...CLOSED_KINDS), firstDay: date, length: fc.integer({ min: 0, max: 60 }) },
  });
  const calendar = fc
    .array(stretch, { maxLength: 8 })
    .map((all) =>
      all.map(({ length, firstDay, closedKind }) => ({ closedKind, firstDay, lastDay: addDays(firstDay, length) })),
    );
  /** By hand and slowly: each day is held against a set of all that is closed. */
  const slowly = (from: CalendarDate, to: CalendarDate, all: readonly Closed[]): number => {
    const shut = new Set<string>();
    for (const { firstDay, lastDay } of all)
      for (let at = Date.parse(firstDay); at <= Date.parse(lastDay); at += 86_400_000)
        shut.add(new Date(at).toISOString().slice(0, 10));
    let count = 0;
    for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(to); at += 86_400_000) {
      const one = new Date(at);
      if (one.getUTCDay() % 6 !== 0 && !shut.has(one.toISOString().slice(0, 10))) count += 1;
    }
    return count;
  };

  it('count as a slow count by hand does, whatever overlaps', () => {
    fc.assert(
      fc.property(date, date, calendar, (from, to, all) => {
        expect(schoolDaysAfter(from, to, all)).toBe(slowly(from, to, all));
      }),
      { numRuns: 1000 },
    );
  });

  it('never count more for being closed, add up over any day between, and let no day be for children but not for staff', () => {
    fc.assert(
      fc.property(date, date, date, calendar, stretch, (a, b, c, all, { firstDay, length, closedKind }) => {
        const [from, between, to] = [a, b, c].toSorted() as [CalendarDate, CalendarDate, CalendarDate];
        const more = [...all, { closedKind, firstDay, lastDay: addDays(firstDay, length) }];
        const count = schoolDaysAfter(from, to, all);
        expect(schoolDaysAfter(from, to, more)).toBeLessThanOrEqual(count);
        expect(schoolDaysAfter(from, between, all) + schoolDaysAfter(between, to, all)).toBe(count);
        if (isSchoolDay(between, all)) expect(isStaffDay(between, all)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['nothing entered', [], '2026-11-24', /^No holidays are entered, so every Monday to Friday counts/],
  ['entered beyond today', YEAR, '2026-11-24', /do not count; they are entered up to 3 May 2027\.$/],
  ['entered up to today', YEAR, '2027-05-03', /do not count; they are entered up to 3 May 2027\.$/],
  ['entered up to yesterday', YEAR, '2027-05-04', /up to 3 May 2027 only; after it, every Monday to Friday counts/],
])('says what a count rests on: %s', (_case, all, today, words) => {
  expect(schoolDaysWords(closedKnownTo(all), day(today))).toMatch(words);
});

test.each([
  ['one day', '2026-10-26', '2026-10-26', null],
  ['a hundred days', '2026-06-01', '2026-09-08', null],
  ['a hundred and one', '2026-06-01', '2026-09-09', /More than 100 days/],
  ['the wrong way round', '2026-10-30', '2026-10-26', /before the first/],
  ['three years from now', '2029-11-20', '2029-11-23', null],
  ['a slip in the year', '2062-10-26', '2062-10-30', /More than 3 years/],
])('refuses what cannot be closed days: %s', (_case, firstDay, lastDay, trouble) => {
  const found = closedTrouble({ firstDay: day(firstDay), lastDay: day(lastDay) }, day('2026-11-24'));
  if (trouble === null) expect(found).toBeNull();
  else expect(found).toMatch(trouble);
});
