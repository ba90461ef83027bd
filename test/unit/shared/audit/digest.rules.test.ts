import { describe, expect, it } from 'vitest';
import { type CalendarDate, type Instant, instantOf } from '#shared/domain/calendar-date.ts';
import {
  type DigestEntry,
  isOutOfHours,
  MANY_RECORDS,
  manyRecords,
  manyRefusals,
  outOfHours,
} from '#shared/features/audit/digest.rules.ts';
import type { Closed } from '#shared/features/settings/school-days.rules.ts';

let seq = 0;
const entry = (at: string, what: string, more: Partial<DigestEntry> = {}): DigestEntry => ({
  ...{ seq: ++seq, at: instantOf(new Date(at)), what, staffId: 'bell', childId: null },
  ...more,
});
/** So many children opened, one every `seconds`. */
const opened = (count: number, seconds: number, from = '2026-11-24T10:00:00Z', more: Partial<DigestEntry> = {}) =>
  Array.from({ length: count }, (_, i) =>
    entry(new Date(Date.parse(from) + i * seconds * 1000).toISOString(), 'child.opened', { childId: `k${i}`, ...more }),
  );

describe('out of hours', () => {
  it.each([
    ['2026-11-24T07:00:00Z', false, 'Tuesday, the first minute'],
    ['2026-11-24T06:59:00Z', true, 'Tuesday, before'],
    ['2026-11-24T18:30:00Z', false, 'Tuesday, the last minute'],
    ['2026-11-24T18:31:00Z', true, 'Tuesday, after'],
    ['2026-11-21T11:00:00Z', true, 'Saturday'],
    ['2026-11-22T11:00:00Z', true, 'Sunday'],
    ['2026-07-07T06:00:00Z', false, 'seven o’clock in summer'],
    ['2026-07-07T17:31:00Z', true, 'half past six and a minute in summer'],
    ['2026-07-03T23:30:00Z', true, 'Saturday in London, Friday in UTC'],
  ])('%s: %s (%s)', (at, is) => {
    expect(isOutOfHours(at as Instant, [])).toBe(is);
  });

  it.each([
    ['2026-10-27T10:00:00Z', true, 'a Tuesday in half-term'],
    ['2026-09-01T10:00:00Z', false, 'an INSET day: staff are in'],
    ['2026-09-01T19:00:00Z', true, 'the evening of an INSET day'],
  ])('knows the closed days that are entered: %s: %s (%s)', (at, is) => {
    const [half, inset] = ['2026-10-26', '2026-09-01'] as CalendarDate[];
    const closed: Closed[] = [
      { closedKind: 'holiday', firstDay: half!, lastDay: '2026-10-30' as CalendarDate },
      { closedKind: 'inset', firstDay: inset!, lastDay: inset! },
    ];
    expect(isOutOfHours(at as Instant, closed)).toBe(is);
  });

  it('is a line for each person and day, without what the program writes by itself', () => {
    const lines = outOfHours(
      [
        entry('2026-11-21T10:00:00Z', 'session.signed-in'),
        entry('2026-11-21T10:20:00Z', 'child.opened', { childId: 'k1' }),
        entry('2026-11-21T10:30:00Z', 'session.timed-out'),
        entry('2026-11-22T10:00:00Z', 'session.signed-in', { staffId: 'robson' }),
        entry('2026-11-22T10:00:00Z', 'session.refused', { staffId: null }),
        entry('2026-11-24T10:00:00Z', 'child.opened', { childId: 'k1' }),
      ],
      [],
    );
    expect(lines).toMatchObject([
      {
        staffId: 'bell',
        day: '2026-11-21',
        from: '2026-11-21T10:00:00.000Z',
        to: '2026-11-21T10:20:00.000Z',
        count: 2,
      },
      { staffId: 'robson', day: '2026-11-22', count: 1 },
    ]);
  });
});

describe('many records at once', () => {
  it.each([
    ['one fewer than many, quickly', opened(MANY_RECORDS.children - 1, 1), []],
    ['many, within the minutes', opened(MANY_RECORDS.children, 30), [MANY_RECORDS.children]],
    ['many, over a morning', opened(MANY_RECORDS.children, 300), []],
    ['one child again and again', opened(60, 1, undefined, { childId: 'k1' }), []],
    ['a long run is one line', opened(60, 30), [60]],
    ['two runs are two', [...opened(15, 10), ...opened(14, 10, '2026-11-24T14:00:00Z')], [15, 14]],
    ['a question about a class photo is none', opened(30, 0, undefined, { what: 'consent.checked' }), []],
    ['two people are not one', [...opened(8, 10), ...opened(8, 10, undefined, { staffId: 'robson' })], []],
    [
      'exactly at the last minute counts',
      opened(MANY_RECORDS.children, (MANY_RECORDS.minutes * 60) / (MANY_RECORDS.children - 1)),
      [MANY_RECORDS.children],
    ],
  ])('%s', (_says, entries, counts) => {
    expect(manyRecords(entries).map(({ count }) => count)).toEqual(counts);
  });
});

it.each([
  [2, []],
  [3, [3]],
])('%i wrong passwords of one name in a day: %j', (tries, counts) => {
  const refused = Array.from({ length: tries }, (_, i) => entry(`2026-11-24T10:0${i}:00Z`, 'session.refused'));
  const another = entry('2026-11-25T10:00:00Z', 'session.refused');
  expect(manyRefusals([...refused, another]).map(({ count }) => count)).toEqual(counts);
});
