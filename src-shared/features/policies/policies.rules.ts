import { addMonths, type CalendarDate } from '#shared/domain/calendar-date.ts';
import { POLICIES, POLICY_STEPS, type Policy, type PolicyEntry, type PolicyStep } from './policies.model.ts';

export interface StepNow {
  readonly policy: Policy;
  readonly step: PolicyStep;
  /** The newest entry; null: nothing is recorded. */
  readonly last: PolicyEntry | null;
  /** Not recorded within a year: "at least once every year" (the Act, section 34). */
  readonly isDue: boolean;
  /** The last day of the year that the newest entry covers; null: nothing is recorded. */
  readonly until: CalendarDate | null;
}

/** A year after this day; it covers that day too. */
export const coveredUntil = (onDay: CalendarDate): CalendarDate => addMonths(onDay, 12);

/** Each step of each policy as it stands today, in order. */
export const stepsNow = (entries: readonly PolicyEntry[], today: CalendarDate): StepNow[] =>
  POLICIES.flatMap((policy) =>
    POLICY_STEPS.map((step) => {
      const own = entries.filter((entry) => entry.policy === policy && entry.step === step);
      const [last = null] = own.toSorted((a, b) => (a.onDay + a.recordedAt < b.onDay + b.recordedAt ? 1 : -1));
      const until = last && coveredUntil(last.onDay);
      return { policy, step, last, until, isDue: until === null || until < today };
    }),
  );

/** The school year of a day, "2025/26": it begins on 1 September. */
export function schoolYear(day: CalendarDate): string {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}
