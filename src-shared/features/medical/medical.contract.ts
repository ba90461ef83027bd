import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { CardId, ChildId, NeedId, PlanId } from '#shared/domain/ids.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { NeedKind } from './need-kind.ts';

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
  revision: z.number().int(),
});
export type Need = z.infer<typeof Need>;

const Face = z.strictObject({
  childId: ChildId,
  name: z.string(),
  className: z.string(),
  /** Only where another child bears the same name. */
  born: CalendarDate.nullable(),
  photoUrl: z.string().nullable(),
});
const Group = z.strictObject({ className: z.string(), teacher: z.string(), onRoll: z.number().int() });

export const BoardChild = Face.extend({
  needs: z.array(Need),
  outOfDate: z.array(z.enum(['review', 'medicine'])),
  twoStrengths: z.boolean(),
});
export type BoardChild = z.infer<typeof BoardChild>;
const Board = z.strictObject({ view: z.literal('staff'), groups: z.array(Group), children: z.array(BoardChild) });

/** What lunch staff need: who, what not to eat, what to do. Nothing else. */
const KitchenNeed = z.strictObject({
  condition: z.string(),
  severity: Severity,
  triggers: z.string(),
  action: z.string(),
});
const KitchenBoard = z.strictObject({
  view: z.literal('kitchen'),
  groups: z.array(Group),
  children: z.array(Face.extend({ needs: z.array(KitchenNeed) })),
});

export const Tap = z.strictObject({
  tapId: z.uuid(),
  kind: z.string(),
  at: Instant,
  words: z.string(),
  takenBack: z.boolean(),
});
export type Tap = z.infer<typeof Tap>;

/** The emergency card: the card only, no history, no consent. */
export const EmergencyCard = z.strictObject({
  cardId: CardId,
  openedAt: Instant,
  breakGlass: z.boolean(),
  child: z.strictObject({
    childId: ChildId,
    name: z.string(),
    born: CalendarDate.nullable(),
    age: z.number().int().nullable(),
    className: z.string(),
    photoUrl: z.string().nullable(),
    sharesName: z.boolean(),
  }),
  needs: z.array(Need.omit({ revision: true, toldParentOn: true })),
  twoStrengths: z.boolean(),
  plan: z
    .strictObject({
      url: z.string(),
      mime: z.string(),
      title: z.string(),
      signedOn: CalendarDate.nullable(),
      reviewOn: CalendarDate.nullable(),
    })
    .nullable(),
  contacts: z.array(z.strictObject({ name: z.string(), relationship: z.string(), numbers: z.array(z.string()) })),
  school: z.strictObject({
    name: z.string(),
    street: z.string(),
    postcode: z.string(),
    phone: z.string(),
    entrance: z.string(),
    meetsCrew: z.string(),
    places: z.array(z.string()),
  }),
  taps: z.array(Tap),
  mayRecordPlace: z.boolean(),
});
export type EmergencyCard = z.infer<typeof EmergencyCard>;

export const BreakGlassReason = z.enum(['in-front', 'called', 'other']);
const Done = z.strictObject({});

export const medicalContract = {
  'medical.board': query({
    answers: { 'medical.read': Board, 'medical.dietary': KitchenBoard },
    input: z.strictObject({}),
  }),
  'medical.needs': query({
    needs: 'medical.read',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({ needs: z.array(Need), plan: EmergencyCard.shape.plan }),
    child: 'childId',
    audit: 'medical.opened',
  }),
  'medical.addNeed': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, fields: NeedFields, kind: NeedKind.nullable() }),
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
      base64: z.base64().max(20_000_000),
    }),
    output: z.strictObject({ planId: PlanId }),
    child: 'childId',
    audit: 'medical.plan-attached',
  }),
  /** Opens a card for any child, for anybody: outside one's own scope with a reason, which is logged and reviewed, never slowed. Error 'reason-needed'. */
  'medical.openCard': command({
    needs: 'signed-in',
    input: z.strictObject({ childId: ChildId, reason: BreakGlassReason.nullable() }),
    output: EmergencyCard,
    audit: 'emergency.opened',
  }),
  'medical.card': query({ needs: 'signed-in', input: z.strictObject({ cardId: CardId }), output: EmergencyCard }),
  'medical.tap': command({
    needs: 'signed-in',
    input: z.strictObject({
      cardId: CardId,
      kind: z.enum(['adrenaline', 'medicine', 'ambulance', 'parent', 'timer-start', 'timer-stop', 'note']),
      words: line(200),
    }),
    output: z.strictObject({ tapId: z.uuid() }),
    audit: 'emergency.tapped',
  }),
  /** Within ten seconds, kept as a correction. */
  'medical.undoTap': command({
    needs: 'signed-in',
    input: z.strictObject({ cardId: CardId, tapId: z.uuid() }),
    output: Done,
    audit: 'emergency.tap-taken-back',
  }),
  'medical.closeCard': command({
    needs: 'signed-in',
    input: z.strictObject({ cardId: CardId }),
    output: Done,
    audit: 'emergency.closed',
  }),
};
