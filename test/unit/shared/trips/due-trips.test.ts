import { describe, expect, it } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import { dueOfTrip, isNear, type TripState } from '#shared/features/trips/due-trips.rules.ts';

const day = (text: string) => calendarDate(text)!;
const TODAY = day('2026-11-24');

describe('a trip is near', () => {
  it.each<[string, string, boolean, boolean]>([
    ['2026-12-08', '2026-12-08', false, true],
    ['2026-12-09', '2026-12-09', false, false],
    ['2026-11-24', '2026-11-24', false, true],
    ['2026-11-22', '2026-11-24', false, true],
    ['2026-11-22', '2026-11-23', false, false],
    ['2026-12-08', '2026-12-08', true, false],
  ])('from %s to %s, called off %s: %s', (startsOn, endsOn, calledOff, near) => {
    expect(isNear({ startsOn: day(startsOn), endsOn: day(endsOn) }, calledOff, TODAY)).toBe(near);
  });
});

describe('what is due of a near trip', () => {
  const NEW: TripState = { signed: false, changed: 0, open: 0 };
  it.each<[string, Partial<TripState>, string, string | null]>([
    ['2026-12-08', {}, 'not signed off by the leader, nothing is open', 'trip-unsigned'],
    ['2026-12-08', { open: 1 }, 'not signed off by the leader, 1 line is open', 'trip-unready'],
    ['2026-11-27', { open: 3 }, 'not signed off by the leader, 3 lines are open', 'trip-unready'],
    ['2026-11-26', { open: 3 }, 'not signed off by the leader, 3 lines are open', 'trip-pressing'],
    ['2026-11-23', {}, 'not signed off by the leader, nothing is open', 'trip-pressing'],
    ['2026-11-26', { signed: true, open: 3 }, '', null],
    ['2026-12-08', { signed: true, changed: 1 }, '1 thing changed, nothing is open', 'trip-changed'],
    ['2026-11-24', { signed: true, changed: 2, open: 1 }, '2 things changed, 1 line is open', 'trip-changed'],
  ])('beginning %s, %j: %s', (startsOn, more, words, kind) => {
    const due = dueOfTrip({ startsOn: day(startsOn) }, { ...NEW, ...more }, TODAY);
    expect(due).toEqual(kind === null ? null : { kind, words });
  });
});
