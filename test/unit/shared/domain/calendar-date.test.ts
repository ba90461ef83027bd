import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  type CalendarDate,
  calendarDate,
  instantOf,
  londonDay,
  showDate,
  showDateTime,
  showTime,
} from '#shared/domain/calendar-date.ts';

const day = (text: string): CalendarDate => calendarDate(text)!;
const at = (text: string) => instantOf(new Date(text));

describe('a calendar date', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-04-31', '26-01-01', '2026-1-1', '', '23/11/2026', '2026-11-23T00:00:00Z'])(
    'is not %j',
    (text) => {
      expect(calendarDate(text)).toBeNull();
    },
  );
  it('is every real day', () => {
    expect(['2026-11-23', '2024-02-29', '2000-02-29', '1999-12-31'].map(calendarDate)).not.toContain(null);
  });
  it('is shown as people write it', () => {
    expect([day('2026-11-23'), day('2026-01-05'), day('2024-02-29')].map(showDate)).toEqual([
      '23 Nov 2026',
      '5 Jan 2026',
      '29 Feb 2024',
    ]);
  });
});

describe('an instant', () => {
  it('falls on the day that London has, in summer and winter', () => {
    expect(londonDay(new Date('2026-11-23T23:59:59Z'))).toBe('2026-11-23');
    expect(londonDay(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
    expect(londonDay(new Date('2026-01-01T00:00:00Z'))).toBe('2026-01-01');
  });
  it('is shown in London time on both sides of the clock change', () => {
    expect([at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')].map(showTime)).toEqual(['01:30', '01:30']);
    expect(showDateTime(at('2026-06-30T23:05:00Z'))).toBe('1 Jul 2026, 00:05');
    expect(showTime(at('2026-12-01T00:00:00Z'))).toBe('00:00');
  });
});

describe('counting', () => {
  it.each([
    ['2019-11-24', '2026-11-23', 6],
    ['2019-11-24', '2026-11-24', 7],
    ['2020-02-29', '2026-02-28', 5],
    ['2020-02-29', '2026-03-01', 6],
    ['2020-02-29', '2024-02-29', 4],
  ])('a child born on %s is on %s %i years old', (born, on, years) => {
    expect(ageOn(day(born), day(on))).toBe(years);
  });
  it.each([
    ['2026-11-30', 1, '2026-12-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-12-31', 365, '2027-12-31'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
  });
});
