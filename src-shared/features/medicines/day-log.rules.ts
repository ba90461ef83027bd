import { type CalendarDate, type Instant, londonDay } from '#shared/domain/calendar-date.ts';
import { type ClockTime, londonInstants, weekdayOf } from '#shared/domain/london-time.ts';
import type { Terms } from './medicines.model.ts';

/** What became of a time of today, or what is to come of it. */
export type SlotState = 'given' | 'refused' | 'not-given' | 'due' | 'late' | 'later';
export interface SlotDose {
  readonly slot: ClockTime | null;
  readonly at: Instant;
  readonly outcome: 'given' | 'not-given' | 'home';
  readonly refused: boolean;
}

const MINUTE = 60_000;
/** A dose is due from half an hour before its time, and late from half an hour after it. */
export const DUE_BEFORE = 30 * MINUTE;
export const LATE_AFTER = 30 * MINUTE;

/** The times at which this medicine is agreed for on this day, in order: none outside its dates, on other weekdays, or as needed. */
export function slotsOn(terms: Terms, day: CalendarDate): ClockTime[] {
  if (terms.when !== 'regular' || !terms.days.includes(weekdayOf(day))) return [];
  if (day < terms.startsOn || (terms.endsOn !== null && day > terms.endsOn)) return [];
  return [...new Set(terms.times)].sort();
}

/**
 * How one time of one day stands. A refusal or another reason settles it as a dose does; of several rows a given one counts. In the
 * hour that the autumn repeats the later instant is the latest that it may be; a time that the spring skips is late an hour on.
 */
export function slotState(day: CalendarDate, slot: ClockTime, doses: readonly SlotDose[], now: Instant): SlotState {
  const own = doses.filter((dose) => dose.slot === slot && londonDay(new Date(dose.at)) === day);
  if (own.some(({ outcome }) => outcome === 'given')) return 'given';
  if (own.some(({ refused }) => refused)) return 'refused';
  if (own.length > 0) return 'not-given';
  const times = londonInstants(day, slot).map((at) => Date.parse(at));
  const ms = Date.parse(now);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return londonDay(new Date(now)) >= day ? 'due' : 'later';
  if (ms > last + LATE_AFTER) return 'late';
  return ms >= first - DUE_BEFORE ? 'due' : 'later';
}

/** The time that a dose given now is for: the open one nearest to now. Null: as needed, or nothing is open. */
export function slotFor(terms: Terms, day: CalendarDate, doses: readonly SlotDose[], now: Instant): ClockTime | null {
  const open = slotsOn(terms, day).filter((slot) =>
    ['due', 'late', 'later'].includes(slotState(day, slot, doses, now)),
  );
  const away = (slot: ClockTime) =>
    Math.min(...londonInstants(day, slot).map((at) => Math.abs(Date.parse(at) - Date.parse(now))));
  return open.sort((a, b) => away(a) - away(b))[0] ?? null;
}
