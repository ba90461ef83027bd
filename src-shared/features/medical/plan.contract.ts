import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, PlanId, StepSetId } from '#shared/domain/ids.ts';
import { filledLine, line } from '#shared/domain/text.ts';
import { KitKind } from '#shared/features/kits/kits.model.ts';
import { SpareRule } from '#shared/features/kits/may-receive.rules.ts';

/** A signed plan without its bytes: `url` serves those as they are. */
export const PlanLook = z.strictObject({
  url: z.string(),
  mime: z.string(),
  title: z.string(),
  signedOn: CalendarDate.nullable(),
  reviewOn: CalendarDate.nullable(),
});

/** What a step's button records. It says what was done; it is no advice to do it. */
export const STEP_TAPS = ['adrenaline', 'medicine', 'ambulance', 'parent'] as const;

export const PlanStep = z.strictObject({
  words: filledLine(200),
  savesLife: z.boolean(),
  /** A timer of so many minutes that starts with the step's tap. */
  minutes: z.number().int().min(1).max(60).nullable(),
  tap: z.enum(STEP_TAPS).nullable(),
});
export type PlanStep = z.infer<typeof PlanStep>;

const Steps = z
  .array(PlanStep)
  .min(1)
  .max(12)
  .refine((steps) => steps.filter((step) => step.savesLife).length <= 1, {
    error: 'Only one step can be the one that saves a life.',
  })
  .refine((steps) => steps.filter((step) => step.minutes !== null).length <= 1, {
    error: 'Only one step can start a timer.',
  });

/** One typing of a plan's steps, with the names that stand for it. */
const StepSet = z.strictObject({
  setId: StepSetId,
  typedBy: z.string(),
  typedAt: Instant,
  /** Null: nobody has compared it with the plan yet, so it is not shown on the card. */
  checkedBy: z.string().nullable(),
  checkedAt: Instant.nullable(),
  steps: z.array(PlanStep),
});
export type StepSet = z.infer<typeof StepSet>;

/** Whether the school's own device of a kind may be used for a child, and who agreed to it. */
const SpareFields = z.strictObject({
  answer: z.enum(['yes', 'no', 'not-recorded']),
  parent: line(120),
  doctor: line(120),
  agreedOn: CalendarDate.nullable(),
});
export const SpareDevice = SpareFields.extend({ recordedBy: z.string(), recordedAt: Instant });
export type SpareDevice = z.infer<typeof SpareDevice>;

const Done = z.strictObject({});

export const planContract = {
  /** The plan in force, its typed steps and those of before, and the leave to use a spare device. */
  /** Whether a signed plan can be read to its end, as it was asked when it was attached. Error 'not-found'. */
  'medical.planWhole': query({
    needs: 'signed-in',
    onCard: true,
    input: z.strictObject({ planId: PlanId }),
    output: z.strictObject({ whole: z.boolean() }),
  }),
  'medical.plan': query({
    needs: 'medical.read',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({
      plan: PlanLook.extend({ planId: PlanId }).nullable(),
      steps: StepSet.nullable(),
      /** Whether the reader typed these steps, and so cannot check them. */
      typedByMe: z.boolean(),
      /** Sets that no longer count, newest first: of an earlier plan, typed again, or taken off. */
      earlier: z.array(
        StepSet.extend({
          planTitle: z.string(),
          /** Of the signed plan in force, and off because a version of the typed plan was written since. */
          outdated: z.boolean(),
        }),
      ),
      /** For each kind of spare kit that concerns the child or of which something is recorded: what was recorded, newest first. */
      spares: z.array(z.strictObject({ kind: KitKind, history: z.array(SpareDevice) })),
      spareRule: SpareRule,
    }),
    child: 'childId',
    audit: 'medical.opened',
  }),
  /** Types the steps of the plan in force; a typing before stays in the history. Error 'changed-elsewhere': another plan came. */
  'medical.typeSteps': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, planId: PlanId, steps: Steps }),
    output: z.strictObject({ setId: StepSetId }),
    child: 'childId',
    audit: 'medical.steps-typed',
  }),
  /** By another person than the typist. Errors 'steps-own-check', 'changed-elsewhere'. */
  'medical.checkSteps': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, setId: StepSetId }),
    output: Done,
    child: 'childId',
    audit: 'medical.steps-checked',
  }),
  /** Takes steps off the card, e.g. because they do not say what the plan says. Error 'changed-elsewhere'. */
  'medical.takeStepsOff': command({
    needs: 'medical.write',
    input: z.strictObject({ childId: ChildId, setId: StepSetId }),
    output: Done,
    child: 'childId',
    audit: 'medical.steps-taken-off',
  }),
  /** A further row; what was recorded before stays. */
  'medical.recordSpare': command({
    needs: 'medical.write',
    input: z.strictObject({
      childId: ChildId,
      kind: KitKind,
      fields: SpareFields.refine(({ answer, parent }) => answer === 'not-recorded' || parent !== '', {
        error: 'Please say who said so.',
        path: ['parent'],
      }).refine(({ answer, agreedOn }) => answer === 'not-recorded' || agreedOn !== null, {
        error: 'Please give the date.',
        path: ['agreedOn'],
      }),
    }),
    output: Done,
    child: 'childId',
    audit: 'medical.spare-recorded',
  }),
};
