import { addDays, ageOn, type CalendarDate } from '#shared/domain/calendar-date.ts';
import type { DemoChild, DemoFile } from './demo-file.ts';

const DAY_MS = 86_400_000;
const daysBetween = (from: CalendarDate, to: CalendarDate): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/**
 * The demo school as it looks on `today`: every date is moved by the days since the file's own day, so that what is overdue, near and
 * in date stays so whenever somebody looks. Births move by the age: a child is as old, to the day, as on the file's own day.
 */
export function demoAsOf(demo: DemoFile, today: CalendarDate): DemoFile {
  const days = daysBetween(demo.asOf, today);
  const moved = (date: CalendarDate): CalendarDate => addDays(date, days);
  const orNull = (date: CalendarDate | null) => date && moved(date);
  const child = (one: DemoChild): DemoChild => ({
    ...one,
    born: bornForAge(one.born, demo.asOf, today),
    needs: one.needs.map((need) => ({ ...need, reviewOn: orNull(need.reviewOn), expires: orNull(need.expires) })),
    plan: one.plan && { ...one.plan, signedOn: moved(one.plan.signedOn), reviewOn: moved(one.plan.reviewOn) },
    formDate: orNull(one.formDate),
  });
  return { ...demo, asOf: today, children: demo.children.map(child) };
}

/** The day of birth of somebody who is, on `today`, as many years and days old as `born` is on `asOf`. */
function bornForAge(born: CalendarDate, asOf: CalendarDate, today: CalendarDate): CalendarDate {
  const age = ageOn(born, asOf);
  const sinceBirthday = daysBetween(inYear(born, Number(born.slice(0, 4)) + age), asOf);
  const birthday = addDays(today, -sinceBirthday);
  return inYear(birthday, Number(birthday.slice(0, 4)) - age);
}

/** The same day of another year; 29 February is the 28th where there is none. */
function inYear(date: CalendarDate, year: number): CalendarDate {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const day = date.slice(5) === '02-29' && !leap ? '02-28' : date.slice(5);
  return `${year}-${day}` as CalendarDate;
}
