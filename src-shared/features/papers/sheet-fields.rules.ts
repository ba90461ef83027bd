import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';

/** Who reads a sheet. */
export const AUDIENCES = ['teacher', 'cover', 'first-aid', 'lunch'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const AUDIENCE_NAMES: Readonly<Record<Audience, string>> = {
  teacher: 'Class teacher',
  cover: 'Cover teacher',
  'first-aid': 'First aid',
  lunch: 'Lunch and kitchen',
};

/** What can be told of a need, and of a child beside its needs. */
export const NEED_FIELDS = [
  'condition',
  'severity',
  'triggers',
  'signs',
  'action',
  'medicine',
  'place',
  'expires',
] as const;
export const CHILD_FIELDS = ['twoStrengths', 'plan', 'spare'] as const;
export type NeedField = (typeof NEED_FIELDS)[number];
export type ChildField = (typeof CHILD_FIELDS)[number];
/** `food`: only where it tells of food. */
type Told = 'yes' | 'no' | 'food';

/**
 * What each audience is told: no more than it needs to keep the child safe (policy: information "should only be shared with those staff
 * that have a need to know"; product, roles). Who gives a first-aid medicine must see that it is in date and whether a spare may be
 * used; who stands in for a day acts by the sheet and sends for help; who serves lunch is told what must not be eaten and what to do.
 * Name, class, photo and, for children who share a name, the date of birth stand on every sheet.
 */
export const TOLD: Readonly<Record<Audience, Readonly<Record<NeedField | ChildField, Told>>>> = {
  teacher: {
    ...{ condition: 'yes', severity: 'yes', triggers: 'yes', signs: 'yes', action: 'yes' },
    ...{ medicine: 'yes', place: 'yes', expires: 'no', twoStrengths: 'yes', plan: 'yes', spare: 'no' },
  },
  cover: {
    ...{ condition: 'yes', severity: 'yes', triggers: 'yes', signs: 'yes', action: 'yes' },
    ...{ medicine: 'yes', place: 'yes', expires: 'no', twoStrengths: 'yes', plan: 'no', spare: 'no' },
  },
  'first-aid': {
    ...{ condition: 'yes', severity: 'yes', triggers: 'yes', signs: 'yes', action: 'yes' },
    ...{ medicine: 'yes', place: 'yes', expires: 'yes', twoStrengths: 'yes', plan: 'yes', spare: 'yes' },
  },
  lunch: {
    ...{ condition: 'yes', severity: 'yes', triggers: 'yes', signs: 'food', action: 'yes' },
    ...{ medicine: 'no', place: 'no', expires: 'no', twoStrengths: 'no', plan: 'no', spare: 'no' },
  },
};

/** Lunch is told of needs that concern food alone; everybody else of every need in force. */
export const isToldOf = (audience: Audience, need: { readonly concernsFood: boolean }): boolean =>
  audience !== 'lunch' || need.concernsFood;

/** Whether a sheet for this audience may hold the whole school: who works in one class has no use for another's. */
export const mayBeWholeSchool = (audience: Audience): boolean => audience === 'first-aid' || audience === 'lunch';

/** For how long a sheet is trusted if nobody chooses otherwise: cover for its day, the others four weeks. */
export const SHEET_OUT_DAYS = 28;
export const offeredCollectBy = (audience: Audience, today: CalendarDate): CalendarDate =>
  audience === 'cover' ? today : addDays(today, SHEET_OUT_DAYS);
