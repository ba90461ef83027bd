import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate, instantOf, londonDay, showTime } from '#shared/domain/calendar-date.ts';
import { type ClockTime, instantMeant, londonInstants, nextMidnight, weekdayOf } from '#shared/domain/london-time.ts';

const day = (text: string): CalendarDate => calendarDate(text)!;
const time = (text: string) => text as ClockTime;

describe('a time on the school’s clock', () => {
  it.each([
    ['2026-11-24', '12:00', ['2026-11-24T12:00:00.000Z']],
    ['2026-07-01', '12:00', ['2026-07-01T11:00:00.000Z']],
    // The clocks go back at 02:00 on 25 October 2026: the hour from 01:00 comes twice.
    ['2026-10-25', '00:59', ['2026-10-24T23:59:00.000Z']],
    ['2026-10-25', '01:00', ['2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z']],
    ['2026-10-25', '01:59', ['2026-10-25T00:59:00.000Z', '2026-10-25T01:59:00.000Z']],
    ['2026-10-25', '02:00', ['2026-10-25T02:00:00.000Z']],
    ['2026-10-25', '12:00', ['2026-10-25T12:00:00.000Z']],
    // They go forward at 01:00 on 29 March 2026: the hour from 01:00 never was.
    ['2026-03-29', '00:30', ['2026-03-29T00:30:00.000Z']],
    ['2026-03-29', '01:30', []],
    ['2026-03-29', '02:00', ['2026-03-29T01:00:00.000Z']],
    ['2026-03-29', '23:59', ['2026-03-29T22:59:00.000Z']],
  ])('%s %s is %j', (on, at, instants) => {
    expect(londonInstants(day(on), time(at))).toEqual(instants);
  });

  it('is found again for every minute of the years, those of the changes among them', () => {
    const minute = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2031, 0, 1) / 60_000 });
    const change = fc.constantFrom(
      ...['2026-10-25', '2027-10-31', '2026-03-29', '2027-03-28'].map((text) => Date.parse(text) / 60_000),
    );
    const near = fc.tuple(change, fc.integer({ min: -180, max: 300 })).map(([a, b]) => a + b);
    fc.assert(
      fc.property(fc.oneof(minute, near), (minutes) => {
        const at = instantOf(new Date(minutes * 60_000));
        const back = londonInstants(londonDay(new Date(at)), time(showTime(at)));
        expect(back).toContain(at);
        expect(back.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 2000 },
    );
  });

  it('means the second one only where there is a second', () => {
    const now = new Date('2026-11-24T09:00:30.000Z');
    const asked = { day: day('2026-10-25'), time: time('01:30') };
    expect(instantMeant('now', now)).toBe('2026-11-24T09:00:30.000Z');
    expect(instantMeant({ ...asked, second: false }, now)).toBe('2026-10-25T00:30:00.000Z');
    expect(instantMeant({ ...asked, second: true }, now)).toBe('2026-10-25T01:30:00.000Z');
    expect(instantMeant({ day: day('2026-11-24'), time: time('08:00'), second: true }, now)).toBe(
      '2026-11-24T08:00:00.000Z',
    );
    expect(instantMeant({ day: day('2026-03-29'), time: time('01:15'), second: false }, now)).toBeNull();
  });

  it('knows its next midnight and its weekday', () => {
    expect(nextMidnight(new Date('2026-10-24T23:30:00Z')).toISOString()).toBe('2026-10-26T00:00:00.000Z');
    expect(nextMidnight(new Date('2026-10-24T12:00:00Z')).toISOString()).toBe('2026-10-24T23:00:00.000Z');
    expect([weekdayOf(day('2026-11-23')), weekdayOf(day('2026-11-29'))]).toEqual([1, 7]);
  });
});
