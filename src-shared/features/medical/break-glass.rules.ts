import { type CalendarDate, type Instant, londonDay } from '#shared/domain/calendar-date.ts';
import { type Closed, schoolDaysAfter } from '../settings/school-days.rules.ts';

/** School days without a review after which an opening stands in red (product, section 3). */
const DAYS_TO_REVIEW = 5;
const HOUR_MS = 3_600_000;
/** From this many different children within an hour by one person, Leads are told at once (product, section 3). */
const MANY_CHILDREN = 3;

/** Whether five school days have passed since a card was opened: days that are no school days by the calendar do not count. */
export const reviewOverdue = (openedAt: Instant, today: CalendarDate, closed: readonly Closed[]): boolean =>
  schoolDaysAfter(londonDay(new Date(openedAt)), today, closed) >= DAYS_TO_REVIEW;

interface Opened {
  readonly openingId: string;
  readonly staffId: string;
  readonly childId: string;
  readonly openedAt: Instant;
}

/** The openings that belong to three or more different children opened by one person within one hour. */
export function manyInAnHour(openings: readonly Opened[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const own of Map.groupBy(openings, (one) => one.staffId).values()) {
    for (const first of own) {
      const start = Date.parse(first.openedAt);
      const within = own.filter((one) => {
        const after = Date.parse(one.openedAt) - start;
        return after >= 0 && after <= HOUR_MS;
      });
      if (new Set(within.map((one) => one.childId)).size < MANY_CHILDREN) continue;
      for (const one of within) found.add(one.openingId);
    }
  }
  return found;
}
