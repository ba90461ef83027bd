import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, StaffId, TripAdultId, TripGroupId, TripId } from '#shared/domain/ids.ts';
import { ClockTime } from '#shared/domain/london-time.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { Apart } from '#shared/features/children/told-apart.rules.ts';

export const MOST_ADULTS = 60;
export const MOST_GROUPS = 40;
export const MOST_CHILDREN = 500;
/** Longer than any school journey, short enough that a slip of the year is noticed. */
export const MOST_NIGHTS = 30;

export const TripKind = z.enum(['day', 'residential']);
export type TripKind = z.infer<typeof TripKind>;
export const KIND_WORDS: Readonly<Record<TripKind, string>> = {
  day: 'Day trip',
  residential: 'Residential, with nights',
};

/** An adult who comes along beside the leader: a member of staff or a helper, by name. */
export const TripAdult = z.strictObject({
  adultId: TripAdultId,
  name: filledLine(80),
  phone: line(30),
  kind: z.enum(['staff', 'helper']),
  /** Where this is a person with a name in the register: what they are trained for is known by it. */
  staffId: StaffId.nullable(),
});
export type TripAdult = z.infer<typeof TripAdult>;

const Plan = {
  name: filledLine(80),
  place: filledLine(120),
  street: line(200),
  town: line(80),
  postcode: line(10),
  /** Said to the ambulance service word for word: where on the site, which gate. Empty: not recorded. */
  exactPlace: line(200),
  placePhone: line(30),
  startsOn: CalendarDate,
  startsAt: ClockTime,
  endsOn: CalendarDate,
  endsAt: ClockTime,
  kind: TripKind,
  /** Climbing, water, snow and the like: parents agree to this visit by itself. */
  adventurous: z.boolean(),
  abroad: z.boolean(),
  leaderPhone: line(30),
  transport: words(300),
  homeContact: line(80),
  homePhone: line(30),
  hospital: line(120),
  hospitalAddress: line(200),
  hospitalPhone: line(30),
};
export const TripPlan = z.strictObject(Plan);
export type TripPlan = z.infer<typeof TripPlan>;

const reject = (ctx: z.RefinementCtx, field: string, message: string) =>
  ctx.addIssue({ code: 'custom', path: [field], message });

/** A plan as somebody enters it. Times are London's, also for a trip abroad: it leaves from school and comes back there. */
export const TripFields = z
  .strictObject({
    ...Plan,
    leaderId: StaffId,
    /** An adult without an id is new. */
    adults: z.array(TripAdult.extend({ adultId: TripAdultId.nullable() })).max(MOST_ADULTS),
  })
  .superRefine(({ startsOn, startsAt, endsOn, endsAt, kind }, ctx) => {
    if (endsOn < startsOn) reject(ctx, 'endsOn', 'This is before the first day.');
    else if (kind === 'day' && endsOn !== startsOn) reject(ctx, 'endsOn', 'A day trip ends on the day it begins.');
    else if (kind === 'residential' && endsOn === startsOn)
      reject(ctx, 'endsOn', 'A residential trip ends on a later day.');
    else if (endsOn === startsOn && endsAt <= startsAt) reject(ctx, 'endsAt', 'This is before it begins.');
    else if (Date.parse(endsOn) - Date.parse(startsOn) > MOST_NIGHTS * 86_400_000)
      reject(ctx, 'endsOn', `A trip has at most ${MOST_NIGHTS} nights. Please check the year.`);
  });
export type TripFields = z.infer<typeof TripFields>;

/** Whether parents must agree to this very trip. A routine day visit is covered by the yearly agreement (domain A3). */
export const needsConsent = ({ kind, adventurous, abroad }: Pick<TripPlan, 'kind' | 'adventurous' | 'abroad'>) =>
  kind === 'residential' || adventurous || abroad;
/** Why, in words; empty where it is not needed. */
export const consentBecause = ({ kind, adventurous, abroad }: Pick<TripPlan, 'kind' | 'adventurous' | 'abroad'>) =>
  [kind === 'residential' && 'residential', adventurous && 'adventurous', abroad && 'abroad']
    .filter((word) => word !== false)
    .join(', ');

/** A child beside a trip, told apart from everybody else of the name. */
export const TripFace = z.strictObject({
  childId: ChildId,
  name: z.string(),
  /** "O’Brien, Ava" */
  listName: z.string(),
  className: z.string(),
  apart: Apart,
  photoUrl: z.string().nullable(),
});
export type TripFace = z.infer<typeof TripFace>;

export const TripChild = TripFace.extend({
  groupId: TripGroupId.nullable(),
  /** The day on which the child left the school; null: on roll. */
  leftOn: CalendarDate.nullable(),
});
export type TripChild = z.infer<typeof TripChild>;

export const TripGroup = z.strictObject({
  groupId: TripGroupId,
  name: z.string(),
  /** The adult of the group: one of the trip's; null: nobody yet. */
  adultId: TripAdultId.nullable(),
});
export type TripGroup = z.infer<typeof TripGroup>;

/** A group as somebody arranges it; an adult of the trip, the leader by the trip's own id for them, or nobody. */
export const GroupFields = z.strictObject({
  name: filledLine(40),
  adultId: TripAdultId.nullable(),
  childIds: z.array(ChildId).max(MOST_CHILDREN),
});

export const TripDecision = z.strictObject({
  step: z.enum(['taken-off', 'on-again', 'called-off', 'called-on']),
  /** Who it is about, in one line; empty: the trip itself. */
  child: z.string(),
  words: z.string(),
  at: Instant,
  by: z.string(),
});
export type TripDecision = z.infer<typeof TripDecision>;
export const DECISION_WORDS: Readonly<Record<TripDecision['step'], string>> = {
  'taken-off': 'Taken off the trip',
  'on-again': 'On the trip again',
  'called-off': 'The trip was called off',
  'called-on': 'The trip takes place after all',
};

export const TripLine = z.strictObject({
  ...{ tripId: TripId, name: z.string(), place: z.string() },
  ...{ startsOn: CalendarDate, startsAt: ClockTime, endsOn: CalendarDate, endsAt: ClockTime, kind: TripKind },
  leader: z.string(),
  children: z.number().int(),
  calledOff: z.boolean(),
});
export type TripLine = z.infer<typeof TripLine>;
