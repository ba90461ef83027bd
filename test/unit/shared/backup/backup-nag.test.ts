import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { backupLevel, mayBackUpNow } from '#shared/features/backup/backup-nag.rules.ts';

const day = (text: string) => text as CalendarDate;
const MADE = day('2026-09-01');

describe('how urgent a backup is', () => {
  // 2026-11-20 is a Friday.
  it.each([
    ['made today', '2026-11-24', '2026-11-24', 'fine'],
    ['yesterday: today’s is still to come', '2026-11-23', '2026-11-24', 'due'],
    ['Friday, on Monday', '2026-11-20', '2026-11-23', 'due'],
    ['Friday, on Sunday', '2026-11-20', '2026-11-22', 'due'],
    ['Friday, on Tuesday: Monday went without', '2026-11-20', '2026-11-24', 'late'],
    ['Monday, on Wednesday', '2026-11-23', '2026-11-25', 'late'],
    ['six days', '2026-11-18', '2026-11-24', 'late'],
    ['a week', '2026-11-17', '2026-11-24', 'very-late'],
    ['over the holidays', '2026-07-20', '2026-09-02', 'very-late'],
    ['by a clock that was set back', '2026-12-24', '2026-11-24', 'fine'],
  ])('%s', (_what, last, today, level) => {
    expect(backupLevel(day(last), MADE, day(today), [])).toBe(level);
  });
  it.each([
    ['over the summer, on the first day back', '2026-07-20', '2026-09-02', 'late'],
    ['over the summer, a day in the middle of it', '2026-07-20', '2026-08-12', 'due'],
    ['over half-term, on the Monday after', '2026-10-23', '2026-11-02', 'due'],
    ['over half-term, on the Tuesday after', '2026-10-23', '2026-11-03', 'late'],
    ['a week of school after half-term', '2026-10-23', '2026-11-06', 'very-late'],
    ['INSET days count: staff are in', '2026-07-21', '2026-09-02', 'late'],
  ])('by the school’s calendar, %s', (_what, last, today, level) => {
    const closed = [
      { closedKind: 'holiday', firstDay: day('2026-07-22'), lastDay: day('2026-08-31') },
      { closedKind: 'inset', firstDay: day('2026-09-01'), lastDay: day('2026-09-01') },
      { closedKind: 'holiday', firstDay: day('2026-10-26'), lastDay: day('2026-10-30') },
    ] as const;
    expect(backupLevel(day(last), MADE, day(today), closed)).toBe(level);
  });
  it.each([
    ['on the day the register was made', '2026-11-24', '2026-11-24', 'due'],
    ['two school days later', '2026-11-24', '2026-11-26', 'late'],
    ['a week later', '2026-11-17', '2026-11-24', 'very-late'],
    ['with a clock before its making', '2026-11-24', '2026-11-01', 'due'],
  ])('never made, %s', (_what, since, today, level) => {
    expect(backupLevel(null, day(since), day(today), [])).toBe(level);
  });
});

describe('whether one may begin by itself', () => {
  const moment = { sessionAge: 120_000, idleFor: 5_000, emergencyCardOpen: false };
  it.each([
    ['after a minute, in a pause', {}, true],
    ['in the first minute', { sessionAge: 59_999 }, false],
    ['while somebody types', { idleFor: 4_999 }, false],
    ['after ten minutes without a pause', { idleFor: 0, sessionAge: 600_000 }, true],
    ['while a card is open, whatever the time', { emergencyCardOpen: true, sessionAge: 3_600_000 }, false],
  ])('%s', (_what, change, may) => {
    expect(mayBackUpNow({ ...moment, ...change })).toBe(may);
  });
});
