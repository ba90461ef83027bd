import { z } from 'zod';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LONDON = 'Europe/London';
// Made once: making one takes a hundred times as long as using it, and every call asks what day it is.
const LONDON_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: LONDON, dateStyle: 'short' });
const LONDON_TIME = new Intl.DateTimeFormat('en-GB', { timeZone: LONDON, hour: '2-digit', minute: '2-digit' });

/** A day on the calendar, `2026-11-23`: no time, no zone, so a birthday never moves. */
export const CalendarDate = z.iso.date().brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** An instant, ISO 8601 in UTC. Shown to people in London time. */
export const Instant = z.iso.datetime().brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** The instant as a branded ISO string. */
export const instantOf = (date: Date): Instant => date.toISOString() as Instant;

/** Parses `2026-11-23`; null when it is no real day. */
export function calendarDate(text: string): CalendarDate | null {
  const parsed = CalendarDate.safeParse(text);
  return parsed.success ? parsed.data : null;
}

/** The school's day at this instant: London's, also when the PC's zone is wrong. */
export function londonDay(at: Date): CalendarDate {
  return LONDON_DAY.format(at) as CalendarDate;
}

/** `23 Nov 2026`. */
export function showDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** `14:05`, London time. */
export function showTime(at: Instant): string {
  return LONDON_TIME.format(new Date(at));
}

/** `23 Nov 2026, 14:05`, London time. */
export function showDateTime(at: Instant): string {
  return `${showDate(londonDay(new Date(at)))}, ${showTime(at)}`;
}

/** Whole years between two days; a child born 29 Feb has the birthday on 1 Mar in other years. */
export function ageOn(born: CalendarDate, day: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) < born.slice(5) ? years - 1 : years;
}

/** The day `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10) as CalendarDate;
}

/** The same day so many months later (earlier when negative); the month's last day where it has no such day: 31 Jan, 28 Feb. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10) as CalendarDate;
}

/** The instant at which this day begins in London, in summer time too. */
export function londonMidnight(day: CalendarDate): Date {
  const utc = new Date(`${day}T00:00:00Z`);
  // In summer London is an hour ahead: its day begins at 23:00 UTC of the day before.
  const hourEarlier = new Date(utc.getTime() - 3_600_000);
  return londonDay(hourEarlier) === day ? hourEarlier : utc;
}
