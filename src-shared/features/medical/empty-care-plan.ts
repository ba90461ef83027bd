import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { type CarePlanFields, PART_KINDS, PLAN_FIELDS, type PlanField } from './care-plan.model.ts';

/** A plan in which nobody has written anything yet. */
export const emptyCarePlan = (reviewOn: CalendarDate): CarePlanFields => ({
  ...(Object.fromEntries(Object.keys(PLAN_FIELDS).map((key) => [key, ''])) as Record<PlanField, string>),
  parts: Object.fromEntries(PART_KINDS.map((kind) => [kind, null])) as CarePlanFields['parts'],
  reviewOn,
});
