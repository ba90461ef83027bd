import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';

/** A review takes an appointment with parents and a nurse, a new device a prescription: a month is what they ask for. */
export const DUE_SOON_DAYS = 30;

/**
 * How a day that somebody set for a review, or that stands on a medicine, lies to today. The day itself has not passed: a review due
 * today is not late, and a medicine may be used on its last day (as `outOfDate` on the board). Null: nothing to do yet, or no day is set.
 */
export function howDue(day: CalendarDate | null, today: CalendarDate): 'past' | 'soon' | null {
  if (day === null) return null;
  if (day < today) return 'past';
  return day <= addDays(today, DUE_SOON_DAYS) ? 'soon' : null;
}
