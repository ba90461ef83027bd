import { z } from 'zod';
import {
  addDays,
  type CalendarDate,
  type Instant,
  instantOf,
  londonDay,
  londonMidnight,
  showTime,
} from './calendar-date.ts';

/** A time on the school's wall clock, `12:05`. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Please give the time as 12:05.')
  .brand<'ClockTime'>();
export type ClockTime = z.infer<typeof ClockTime>;

const MINUTE = 60_000;
const minutesOf = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * The instants at which London's clocks showed this time on this day: one; none in the hour that the spring skips; two in the hour
 * that the autumn repeats, the earlier first.
 */
export function londonInstants(day: CalendarDate, time: ClockTime): Instant[] {
  const first = londonMidnight(day).getTime() + minutesOf(time) * MINUTE;
  return [first - 60 * MINUTE, first, first + 60 * MINUTE]
    .map((ms) => instantOf(new Date(ms)))
    .filter((at) => londonDay(new Date(at)) === day && showTime(at) === time);
}

/** The instant at which the next day begins in London. */
export const nextMidnight = (at: Date): Date => londonMidnight(addDays(londonDay(at), 1));

/** Monday 1 to Sunday 7. */
export const weekdayOf = (day: CalendarDate): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** A moment as a person gives it: now, or a day and a time; `second` is the later one where the autumn's hour comes twice. */
export const Moment = z.union([
  z.literal('now'),
  z.strictObject({ day: z.iso.date().brand<'CalendarDate'>(), time: ClockTime, second: z.boolean() }),
]);
export type Moment = z.infer<typeof Moment>;

/** The instant that is meant; null for a time that the clocks skipped. */
export function instantMeant(moment: Moment, now: Date): Instant | null {
  if (moment === 'now') return instantOf(now);
  const [first, second] = londonInstants(moment.day, moment.time);
  return (moment.second ? second : undefined) ?? first ?? null;
}
