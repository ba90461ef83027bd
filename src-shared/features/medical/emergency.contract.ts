import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { CardId, ChildId } from '#shared/domain/ids.ts';
import { filledLine, line } from '#shared/domain/text.ts';
import { KitKind } from '#shared/features/kits/kits.model.ts';
import { SpareRule } from '#shared/features/kits/may-receive.rules.ts';
import { TrainingKind } from '#shared/features/training/training.model.ts';
import { FIRST_AID_PACKS } from './first-aid-packs.ts';
import { Need } from './medical.contract.ts';
import { PlanLook, PlanStep, SpareDevice } from './plan.contract.ts';

export const TAP_KINDS = [
  'adrenaline',
  'medicine',
  'ambulance',
  'parent',
  'step',
  'place',
  'timer-start',
  'timer-stop',
  'note',
] as const;
export type TapKind = (typeof TAP_KINDS)[number];

export const Tap = z.strictObject({
  tapId: z.uuid(),
  kind: z.enum(TAP_KINDS),
  at: Instant,
  by: z.string(),
  words: z.string(),
  /** Of a timer that a step started: how long the step gave it. */
  minutes: z.number().int().nullable(),
  takenBack: z.boolean(),
});
export type Tap = z.infer<typeof Tap>;

/** The emergency card: the card only, no consent, and of what was before only what was done in the last day. */
export const EmergencyCard = z.strictObject({
  cardId: CardId,
  openedAt: Instant,
  openedBy: z.string(),
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
  needs: z.array(Need.omit({ revision: true, notFood: true })),
  /** A transfer file says that there is a need, without saying which. */
  flagged: z.boolean(),
  twoStrengths: z.boolean(),
  /** Whether a need of this child names an adrenaline device. */
  namesAdrenaline: z.boolean(),
  plan: PlanLook.extend({
    /** Typed and checked by two people; null: the scan itself stands there. */
    steps: z
      .strictObject({
        typedBy: z.string(),
        checkedBy: z.string(),
        checkedOn: CalendarDate,
        list: z.array(PlanStep),
      })
      .nullable(),
    /** Steps were typed and wait for a second person. */
    stepsWait: z.boolean(),
  }).nullable(),
  /** Of each kind of the school's spare kits that concerns this child, or anyone by the school's rule. */
  spares: z.array(
    z.strictObject({
      kind: KitKind,
      /** Whether a need of the child is one that the kit is for. */
      atRisk: z.boolean(),
      recorded: SpareDevice.omit({ recordedBy: true, recordedAt: true }).nullable(),
      /** Where such kits are; those with something in date first. */
      kits: z.array(
        z.strictObject({ name: z.string(), place: z.string(), contents: z.string(), usable: z.number().int() }),
      ),
    }),
  ),
  spareRule: SpareRule,
  /** Who is trained today for what this child may need; a training that nobody holds in date has no name. */
  trained: z.array(z.strictObject({ kind: TrainingKind, what: z.string(), names: z.array(z.string()) })),
  /** What the typed care plan says that helps now, after everything that was signed; null: none is typed. */
  carePlan: z
    .strictObject({
      writtenOn: CalendarDate,
      isSigned: z.boolean(),
      /** Only what somebody filled in. */
      lines: z.array(z.strictObject({ label: z.string(), words: z.string() })),
      /** Minutes after which its rescue medicine is due, as typed; null: not recorded. */
      rescueMinutes: z.number().int().nullable(),
    })
    .nullable(),
  /** Published advice that a Lead switched on, for the child's confirmed kinds of need: after all that is the child's own. */
  advice: z.array(
    z.strictObject({
      packId: z.enum(FIRST_AID_PACKS),
      title: z.string(),
      source: z.string(),
      dated: z.string(),
      steps: z.array(z.string()),
      own: z.boolean(),
    }),
  ),
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
  /** From the child's other cards of the last 24 hours, oldest first: a dose given on one counts on the next. */
  earlier: z.array(Tap),
  mayRecordPlace: z.boolean(),
});
export type EmergencyCard = z.infer<typeof EmergencyCard>;

export const BreakGlassReason = z.enum(['in-front', 'called', 'other']);
export type BreakGlassReason = z.infer<typeof BreakGlassReason>;

/** One time that somebody opened a card outside their role. */
const Opening = z.strictObject({
  openingId: z.uuid(),
  who: z.string(),
  /** Name, class and date of birth in one line. */
  child: z.string(),
  reason: BreakGlassReason,
  openedAt: Instant,
  endedAt: Instant.nullable(),
  endedHow: z.enum(['open', 'closed', 'session-ended', 'not-known']),
});
const WaitingOpening = Opening.extend({
  /** Five school days have gone by without a look. */
  overdue: z.boolean(),
  /** One of three or more different children within an hour, by one person. */
  many: z.boolean(),
  /** Opened by the reader, who cannot review it. */
  own: z.boolean(),
});
export type WaitingOpening = z.infer<typeof WaitingOpening>;
const ReviewedOpening = Opening.extend({ words: z.string(), reviewedBy: z.string(), reviewedAt: Instant });
export type ReviewedOpening = z.infer<typeof ReviewedOpening>;

/** A card as it stands in the record: nothing on it can be changed any more, and what was taken back says by whom and when. */
const RecordedCard = z.strictObject({
  cardId: CardId,
  openedAt: Instant,
  openedBy: z.string(),
  /** Null: nobody has closed it. */
  closedAt: Instant.nullable(),
  /** Empty: not recorded. */
  closedBy: z.string(),
  /** Who opened it outside their own role, and why. */
  reasons: z.array(z.strictObject({ who: z.string(), reason: BreakGlassReason, at: Instant })),
  taps: z.array(
    Tap.omit({ takenBack: true }).extend({
      takenBack: z.strictObject({ at: Instant, by: z.string() }).nullable(),
    }),
  ),
});
export type RecordedCard = z.infer<typeof RecordedCard>;

const Done = z.strictObject({});

export const emergencyContract = {
  /**
   * Opens a card for any child, for anybody: outside one's own scope with a reason, which is logged and reviewed, never slowed,
   * not even by a full disk. When the session's time is over, cards that it has open are still reached, and no other.
   * Errors 'reason-needed', 'access-ended', 'session-over'.
   */
  'medical.openCard': command({
    needs: 'signed-in',
    onCard: true,
    input: z.strictObject({ childId: ChildId, reason: BreakGlassReason.nullable() }),
    output: EmergencyCard,
    audit: 'emergency.opened',
  }),
  /**
   * Opens a card that goes on by its own id, for whoever was offered its running timer: also without a word of whose it is, and
   * then with a reason. Errors 'not-found' for any other card, and those of 'medical.openCard'.
   */
  'medical.openOngoing': command({
    needs: 'signed-in',
    onCard: true,
    input: z.strictObject({ cardId: CardId, reason: BreakGlassReason.nullable() }),
    output: EmergencyCard,
    audit: 'emergency.opened',
  }),
  'medical.card': query({
    needs: 'signed-in',
    onCard: true,
    input: z.strictObject({ cardId: CardId }),
    output: EmergencyCard,
  }),
  /** The child's emergency cards so far, newest first, with all that was tapped and taken back: the record of each incident. */
  'medical.cardsOf': query({
    needs: 'medical.read',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({ cards: z.array(RecordedCard) }),
    child: 'childId',
    audit: 'medical.cards-opened',
  }),
  /** With `minutes` a timer of that length starts by the same tap. */
  'medical.tap': command({
    needs: 'signed-in',
    onCard: true,
    input: z.strictObject({
      cardId: CardId,
      kind: z.enum(TAP_KINDS),
      words: line(200),
      minutes: z.number().int().min(1).max(60).nullable().default(null),
    }),
    output: z.strictObject({ tapId: z.uuid() }),
    audit: 'emergency.tapped',
  }),
  /** Within ten seconds, kept as a correction; a timer that the tap started goes with it. Error 'too-late'. */
  'medical.undoTap': command({
    needs: 'signed-in',
    onCard: true,
    input: z.strictObject({ cardId: CardId, tapId: z.uuid() }),
    output: Done,
    audit: 'emergency.tap-taken-back',
  }),
  'medical.closeCard': command({
    needs: 'signed-in',
    onCard: true,
    input: z.strictObject({ cardId: CardId }),
    output: Done,
    audit: 'emergency.closed',
  }),
  /** Cards with a running timer, and cards that this session still has open: the way back to them by `medical.openOngoing`. Named only within one's scope. */
  'medical.ongoing': query({
    needs: 'signed-in',
    onCard: true,
    input: z.strictObject({}),
    output: z.strictObject({
      cards: z.array(
        z.strictObject({
          cardId: CardId,
          /** Start of the timer; null: none runs, the card is only open. */
          timerSince: Instant.nullable(),
          /** Null: a child outside one's scope. Nothing says who it is until the card is opened with a reason. */
          child: z.strictObject({ childId: ChildId, told: z.string() }).nullable(),
        }),
      ),
    }),
  }),
  'medical.breakGlass': query({
    needs: 'break-glass.review',
    input: z.strictObject({}),
    output: z.strictObject({
      waiting: z.array(WaitingOpening),
      reviewed: z.array(ReviewedOpening),
      /** What the count of school days rests on, as a sentence. */
      schoolDays: z.string(),
    }),
  }),
  /** Once, in words, by somebody else than who opened. Errors 'own-break-glass', 'changed-elsewhere'. */
  'medical.reviewBreakGlass': command({
    needs: 'break-glass.review',
    input: z.strictObject({ openingId: z.uuid(), words: filledLine(300) }),
    output: Done,
    audit: 'break-glass.reviewed',
  }),
};
