import { addDays, type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';

/** `holiday`: nobody is in, bank holidays and closures too. `inset`: staff are in, children are not. */
export const CLOSED_KINDS = ['holiday', 'inset'] as const;
export type ClosedKind = (typeof CLOSED_KINDS)[number];
export const CLOSED_KIND_WORDS: Readonly<Record<ClosedKind, string>> = {
  holiday: 'Holiday or closure',
  inset: 'INSET day',
};

/** Days without children in school, both ends included. */
export interface Closed {
  readonly closedKind: ClosedKind;
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** The summer holiday has about 45 days: a longer stretch is a slip in the year, and would stop every count of school days. */
const LONGEST_DAYS = 100;
/** Local authorities publish term dates for two years at most; further ahead it is a slip as well. */
const YEARS_AHEAD = 3;

const isWeekend = (day: CalendarDate): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const covers = (day: CalendarDate, { firstDay, lastDay }: Closed): boolean => firstDay <= day && day <= lastDay;

/**
 * Whether children are expected in school: Monday to Friday, and neither holiday nor INSET day. A day about which nothing is
 * entered counts: who waits for school days to pass is then told too early, never too late.
 */
export const isSchoolDay = (day: CalendarDate, closed: readonly Closed[]): boolean =>
  !isWeekend(day) && !closed.some((one) => covers(day, one));

/** Whether staff are expected in school: as children are, and on INSET days, also those that lie at a holiday's edge. */
export const isStaffDay = (day: CalendarDate, closed: readonly Closed[]): boolean =>
  isSchoolDay(day, closed) || (!isWeekend(day) && closed.some((one) => one.closedKind === 'inset' && covers(day, one)));

/** School days after `from`, up to and including `to`. */
export function schoolDaysAfter(from: CalendarDate, to: CalendarDate, closed: readonly Closed[]): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isSchoolDay(day, closed)) count += 1;
  return count;
}

/** The last day about which something is entered; null when nothing is. What comes after is not known, and weekdays count. */
export const closedKnownTo = (closed: readonly Closed[]): CalendarDate | null =>
  closed.reduce<CalendarDate | null>((last, { lastDay }) => (last === null || lastDay > last ? lastDay : last), null);

/** What a count of school days up to today rests on, for the screen that shows one. */
export function schoolDaysWords(knownTo: CalendarDate | null, today: CalendarDate): string {
  if (knownTo === null) return 'No holidays are entered, so every Monday to Friday counts as a school day.';
  if (knownTo >= today) return `Holidays and INSET days do not count; they are entered up to ${showDate(knownTo)}.`;
  return `Holidays are entered up to ${showDate(knownTo)} only; after it, every Monday to Friday counts as a school day.`;
}

/** Why these cannot be the days of a closure, as a sentence for the last day's field; null when they can. */
export function closedTrouble({ firstDay, lastDay }: Omit<Closed, 'closedKind'>, today: CalendarDate): string | null {
  if (lastDay < firstDay) return 'The last day is before the first.';
  if (lastDay > addDays(firstDay, LONGEST_DAYS - 1)) return `More than ${LONGEST_DAYS} days. Is the year right?`;
  if (lastDay > addDays(today, YEARS_AHEAD * 365)) return `More than ${YEARS_AHEAD} years from now. Is the year right?`;
  return null;
}
