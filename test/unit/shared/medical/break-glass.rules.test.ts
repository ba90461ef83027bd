import { expect, test } from 'vitest';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { manyInAnHour, reviewOverdue } from '#shared/features/medical/break-glass.rules.ts';
import type { Closed } from '#shared/features/settings/school-days.rules.ts';

test.each([
  ['Tuesday, seen on Monday', '2026-11-24T14:05:00Z', '2026-11-30', false],
  ['Tuesday, seen on Tuesday a week later', '2026-11-24T14:05:00Z', '2026-12-01', true],
  ['Friday, seen on Thursday', '2026-11-27T14:05:00Z', '2026-12-03', false],
  ['Friday, seen on Friday', '2026-11-27T14:05:00Z', '2026-12-04', true],
  ['late in the evening of British summer: it is the next day in London', '2026-06-30T23:30:00Z', '2026-07-07', false],
])('is overdue after five school days, with no closed days entered: %s', (_case, openedAt, today, expected) => {
  expect(reviewOverdue(openedAt as Instant, today as CalendarDate, [])).toBe(expected);
});

const closed = (closedKind: 'holiday' | 'inset', firstDay: string, lastDay: string): Closed => ({
  closedKind,
  ...{ firstDay: firstDay as CalendarDate, lastDay: lastDay as CalendarDate },
});
const CHRISTMAS = [closed('holiday', '2026-12-21', '2027-01-01'), closed('inset', '2027-01-04', '2027-01-04')];
test.each([
  ['the last day of term, on the first of the next', '2026-12-18T14:05:00Z', '2027-01-05', false],
  ['the last day of term, four school days into the next', '2026-12-18T14:05:00Z', '2027-01-08', false],
  ['the last day of term, five school days into the next', '2026-12-18T14:05:00Z', '2027-01-11', true],
  ['in the holiday itself, by somebody who came in', '2026-12-22T10:00:00Z', '2027-01-11', true],
  ['a week before the holiday', '2026-12-11T14:05:00Z', '2026-12-18', true],
])('does not count holidays and INSET days: %s', (_case, openedAt, today, expected) => {
  expect(reviewOverdue(openedAt as Instant, today as CalendarDate, CHRISTMAS)).toBe(expected);
});

const at = (minutes: number) =>
  new Date(Date.parse('2026-11-24T09:00:00Z') + minutes * 60_000).toISOString() as Instant;
test.each([
  [
    'two children',
    [
      ['a', 'x', 0],
      ['a', 'y', 10],
    ],
    [],
  ],
  [
    'one child three times',
    [
      ['a', 'x', 0],
      ['a', 'x', 10],
      ['a', 'x', 20],
    ],
    [],
  ],
  [
    'three children in an hour',
    [
      ['a', 'x', 0],
      ['a', 'y', 30],
      ['a', 'z', 60],
    ],
    [0, 1, 2],
  ],
  [
    'the third a minute too late',
    [
      ['a', 'x', 0],
      ['a', 'y', 30],
      ['a', 'z', 61],
    ],
    [],
  ],
  [
    'three children, three people',
    [
      ['a', 'x', 0],
      ['b', 'y', 1],
      ['c', 'z', 2],
    ],
    [],
  ],
  [
    'only the hour that holds three',
    [
      ['a', 'x', 0],
      ['a', 'y', 100],
      ['a', 'z', 110],
      ['a', 'w', 120],
    ],
    [1, 2, 3],
  ],
  [
    'in any order',
    [
      ['a', 'z', 60],
      ['a', 'x', 0],
      ['a', 'y', 30],
    ],
    [0, 1, 2],
  ],
] as const)('finds many in an hour: %s', (_case, rows, expected) => {
  const openings = rows.map(([staffId, childId, minutes], i) => ({
    ...{ openingId: `o${i}`, staffId, childId },
    openedAt: at(minutes),
  }));
  expect([...manyInAnHour(openings)].sort()).toEqual(expected.map((i) => `o${i}`));
});
