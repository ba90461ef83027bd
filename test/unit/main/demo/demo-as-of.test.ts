import { expect, it, test } from 'vitest';
import { demoAsOf } from '#main/demo/demo-as-of.ts';
import { type DemoFile, demoFile } from '#main/demo/demo-file.ts';
import { addDays, ageOn, type CalendarDate } from '#shared/domain/calendar-date.ts';
import { outOfDate } from '#shared/features/medical/medical.rules.ts';

const demo = demoFile();
const day = (text: string) => text as CalendarDate;
const DAY_MS = 86_400_000;
const daysTo = (date: CalendarDate | null, { asOf }: DemoFile) =>
  date && (Date.parse(date) - Date.parse(asOf)) / DAY_MS;

/** What somebody who looks at the demo school on its day sees of its dates. */
const seen = (file: DemoFile) =>
  file.children.map(({ born, needs, plan, formDate }) => ({
    age: ageOn(born, file.asOf),
    outOfDate: outOfDate(needs, plan?.reviewOn ?? null, file.asOf),
    expires: needs.map((need) => daysTo(need.expires, file)),
    planDue: plan && daysTo(plan.reviewOn, file),
    form: daysTo(formDate, file),
  }));

it('is the file itself on the file’s own day', () => {
  expect(demoAsOf(demo, demo.asOf)).toEqual(demo);
});

test.each(['2026-11-25', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01', '2032-02-29', '2041-12-31'])(
  'looks on %s as on its own day',
  (today) => {
    expect(seen(demoAsOf(demo, day(today)))).toEqual(seen(demo));
  },
);

it('leaves every child as old as on the file’s own day, whatever the day', () => {
  const ages = demo.children.map(({ born }) => ageOn(born, demo.asOf));
  for (let days = 0; days < 1500; days += 1) {
    const today = addDays(demo.asOf, days);
    expect(
      demoAsOf(demo, today).children.map(({ born }) => ageOn(born, today)),
      today,
    ).toEqual(ages);
  }
});

it('has plans whose review is past, near and far off', () => {
  const due = demo.children.flatMap(({ plan }) => (plan ? [daysTo(plan.reviewOn, demo) ?? 0] : []));
  expect(due.filter((days) => days < 0).length).toBeGreaterThan(1);
  expect(due.filter((days) => days >= 0 && days <= 28).length).toBeGreaterThan(1);
  expect(due.filter((days) => days > 28).length).toBeGreaterThan(1);
});
