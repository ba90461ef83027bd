import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import type { TripPlan } from './trips.model.ts';

/** From so many days before a trip Today speaks of it: long enough to reach parents, a pharmacy and a trainer. */
const AHEAD_DAYS = 14;
/** From so many days before, an unsigned trip does not wait. */
const PRESSING_DAYS = 2;

export interface TripState {
  readonly signed: boolean;
  /** How many things are not as they were when the leader signed. */
  readonly changed: number;
  /** How many lines of its readiness are open. */
  readonly open: number;
}
export type TripDueKind = 'trip-changed' | 'trip-pressing' | 'trip-unready' | 'trip-unsigned';

/** Whether Today looks at a trip at all: it begins within the days ahead, or is under way, and takes place. */
export const isNear = (
  { startsOn, endsOn }: Pick<TripPlan, 'startsOn' | 'endsOn'>,
  calledOff: boolean,
  today: CalendarDate,
): boolean => !calledOff && endsOn >= today && startsOn <= addDays(today, AHEAD_DAYS);

/**
 * What is due of a near trip; null: it was signed and stands as it was, open lines included, for which the leader has answered.
 * A trip that nobody signed and that begins within two days, or has begun, is pressing.
 */
export function dueOfTrip(
  { startsOn }: Pick<TripPlan, 'startsOn'>,
  { signed, changed, open }: TripState,
  today: CalendarDate,
): { readonly kind: TripDueKind; readonly words: string } | null {
  const lines = open === 0 ? 'nothing is open' : open === 1 ? '1 line is open' : `${open} lines are open`;
  if (signed && changed > 0)
    return { kind: 'trip-changed', words: `${changed === 1 ? '1 thing' : `${changed} things`} changed, ${lines}` };
  if (signed) return null;
  const words = `not signed off by the leader, ${lines}`;
  if (startsOn <= addDays(today, PRESSING_DAYS)) return { kind: 'trip-pressing', words };
  return { kind: open > 0 ? 'trip-unready' : 'trip-unsigned', words };
}
