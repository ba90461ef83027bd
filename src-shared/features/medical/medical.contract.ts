import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { CarePlanId, ChildId, NeedId, PlanId } from '#shared/domain/ids.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { Apart } from '#shared/features/children/told-apart.rules.ts';
import { TOLD_HOW } from './display-told.ts';
import { NeedKind } from './need-kind.ts';
import { PlanLook } from './plan.contract.ts';

export const Severity = z.enum(['serious', 'watch', 'know']);

/** A need in the register's own words: nothing in it that nobody entered. */
export const NeedFields = z.strictObject({
  condition: filledLine(200),
  severity: Severity,
  triggers: words(500),
  signs: words(500),
  action: words(1000),
  medicine: line(200),
  place: line(120),
  expires: CalendarDate.nullable(),
  reviewOn: CalendarDate.nullable(),
  /** The day the parent was told what is displayed. */
  toldParentOn: CalendarDate.nullable(),
});

export const Need = NeedFields.extend({
  needId: NeedId,
  kind: NeedKind.nullable(),
  suggestedKind: NeedKind.nullable(),
  /** A person has said that it does not concern food: only this takes a need off the kitchen's board. */
  notFood: z.boolean(),
  revision: z.number().int(),
});
export type Need = z.infer<typeof Need>;

/** A need on the child's record: with who changed it last. */
const RecordedNeed = Need.extend({
  ...{ changedBy: z.string(), changedAt: Instant.nullable() },
  /** Who told whom on `toldParentOn`, and how; null: only the day is recorded. */
  told: z.strictObject({ whom: z.string(), how: z.enum(TOLD_HOW), by: z.string() }).nullable(),
});
export type RecordedNeed = z.infer<typeof RecordedNeed>;

const Face = z.strictObject({
  childId: ChildId,
  name: z.string(),
  className: z.string(),
  apart: Apart,
  photoUrl: z.string().nullable(),
});
const Group = z.strictObject({ className: z.string(), teacher: z.string(), onRoll: z.number().int() });

/** Only what a card shows or a filter asks: signs, triggers and what to do stay on the emergency card. */
const BoardNeed = Need.pick({
  needId: true,
  condition: true,
  severity: true,
  kind: true,
  suggestedKind: true,
  medicine: true,
  place: true,
  toldParentOn: true,
});
export const BoardChild = Face.extend({
  /** Never empty in an answer: who is flagged and has none comes by `medical.flagged`. */
  needs: z.array(BoardNeed),
  outOfDate: z.array(z.enum(['review', 'medicine'])),
  twoStrengths: z.boolean(),
});
export type BoardChild = z.infer<typeof BoardChild>;
const Board = z.strictObject({ view: z.literal('staff'), groups: z.array(Group), children: z.array(BoardChild) });

/** What lunch staff need: who, what not to eat, what to do. Nothing else. */
const KitchenNeed = z.strictObject({
  condition: z.string(),
  /** For the icon: a kind that concerns food, or null. */
  kind: NeedKind.nullable(),
  severity: Severity,
  triggers: z.string(),
  /** Only where they tell of food; else empty. */
  signs: z.string(),
  action: z.string(),
});
const KitchenBoard = z.strictObject({
  view: z.literal('kitchen'),
  groups: z.array(Group),
  /** Needs of children on roll that are not shown here and that no person has sorted: any of them may concern food. Nameless. */
  unsorted: z.number().int(),
  children: z.array(Face.extend({ needs: z.array(KitchenNeed) })),
});

/** A need whose kind no person has confirmed, with the words that decide it. */
const UnconfirmedNeed = Face.extend({
  needId: NeedId,
  revision: z.number().int(),
  condition: z.string(),
  severity: Severity,
  triggers: z.string(),
  signs: z.string(),
  action: z.string(),
  medicine: z.string(),
  suggestedKind: NeedKind.nullable(),
  notFood: z.boolean(),
});
export type UnconfirmedNeed = z.infer<typeof UnconfirmedNeed>;

/** A person says that the need does not concern food; unsaid is no. */
const NotFood = z.boolean().default(false);

const Done = z.strictObject({});

export const medicalContract = {
  'medical.board': query({
    answers: { 'medical.read': Board, 'medical.dietary': KitchenBoard },
    input: z.strictObject({}),
  }),
  /** Children on roll whom a transfer file flags as medical, without saying why, and of whom nothing is recorded. */
  'medical.flagged': query({
    needs: 'medical.read',
    input: z.strictObject({}),
    output: z.strictObject({ children: z.array(Face) }),
  }),
  /** The kitchen's board for kitchen staff who have another role too: `medical.board` shows them the staff's. */
  'medical.kitchenBoard': query({ needs: 'medical.dietary', input: z.strictObject({}), output: KitchenBoard }),
  'medical.needs': query({
    needs: 'medical.read',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({ needs: z.array(RecordedNeed), flagged: z.boolean(), plan: PlanLook.nullable() }),
    child: 'childId',
    audit: 'medical.opened',
  }),
  'medical.addNeed': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, fields: NeedFields, kind: NeedKind.nullable(), notFood: NotFood }),
    output: z.strictObject({ needId: NeedId }),
    child: 'childId',
    audit: 'medical.need-added',
  }),
  /** Error 'changed-elsewhere' when somebody saved since `revision`. What it said before is kept. */
  'medical.editNeed': command({
    needs: 'medical.write',
    input: z.strictObject({
      childId: ChildId,
      needId: NeedId,
      revision: z.number().int(),
      fields: NeedFields,
      kind: NeedKind.nullable(),
      notFood: NotFood,
    }),
    output: Done,
    child: 'childId',
    audit: 'medical.need-changed',
  }),
  'medical.removeNeed': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, needId: NeedId }),
    output: Done,
    child: 'childId',
    audit: 'medical.need-removed',
  }),
  /** Takes back a removal: the need stands again as it was. Error 'not-found' when it was not removed. */
  'medical.restoreNeed': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, needId: NeedId }),
    output: Done,
    child: 'childId',
    audit: 'medical.need-restored',
  }),
  /** The needs whose kind nobody has confirmed, those that no rule can place first. */
  'medical.unconfirmed': query({
    needs: 'medical.write',
    input: z.strictObject({}),
    output: z.strictObject({ needs: z.array(UnconfirmedNeed) }),
    audit: 'medical.kinds-looked-through',
  }),
  /** Says what kind a need is; null takes that back. Error 'changed-elsewhere' when somebody saved since `revision`. */
  'medical.confirmKind': command({
    needs: 'medical.write',
    input: z.strictObject({
      childId: ChildId,
      needId: NeedId,
      revision: z.number().int(),
      kind: NeedKind.nullable(),
      notFood: NotFood,
    }),
    output: z.strictObject({ revision: z.number().int() }),
    child: 'childId',
    audit: 'medical.kind-confirmed',
  }),
  'medical.setPlace': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, needId: NeedId, place: filledLine(120) }),
    output: Done,
    child: 'childId',
    audit: 'medical.place-set',
  }),
  /** The signed plan, kept byte for byte. Error 'plan-unreadable'. */
  'medical.attachPlan': command({
    needs: 'medical.write',
    input: z.strictObject({
      childId: ChildId,
      title: filledLine(120),
      signedOn: CalendarDate.nullable(),
      reviewOn: CalendarDate.nullable(),
      /** The typed version whose words were signed; null: it was not typed here. Error 'not-found' for one of somebody else. */
      signsVersionId: CarePlanId.nullable().default(null),
      base64: z.base64().max(20_000_000),
    }),
    output: z.strictObject({ planId: PlanId }),
    child: 'childId',
    audit: 'medical.plan-attached',
    bulky: true,
  }),
};
