import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { CarePlanId, ChildId, NeedId, PlanId, StaffId } from '#shared/domain/ids.ts';
import { filledLine, line } from '#shared/domain/text.ts';
import { CarePlanFields, PlanRecord } from './care-plan.model.ts';
import { TOLD_HOW } from './display-told.ts';
import { PlanLook } from './plan.contract.ts';

const Version = z.strictObject({
  versionId: CarePlanId,
  /** Counted from 1, the oldest. */
  number: z.number().int(),
  fields: CarePlanFields,
  record: PlanRecord,
  /** Why it was written; empty for a first version. */
  why: z.string(),
  /** Typed word for word from this signed plan; null: its words were still to be signed. */
  fromPlanId: PlanId.nullable(),
  writtenAt: Instant,
  writtenBy: z.string(),
});
export type CarePlanVersion = z.infer<typeof Version>;

const Signed = PlanLook.extend({
  planId: PlanId,
  addedAt: Instant,
  addedBy: z.string(),
  signsVersionId: CarePlanId.nullable(),
});
export type SignedPlanLook = z.infer<typeof Signed>;

const Reader = z.strictObject({ staffId: StaffId, name: z.string(), label: z.string() });
const Readers = z.strictObject({
  /** Have read the plan as it stands, whether they must or not; newest first. */
  read: z.array(Reader.extend({ at: Instant })),
  /** Must read it and have not; `before`: when they last read one that is not the newest any more. */
  notYet: z.array(Reader.extend({ before: Instant.nullable() })),
});

const Done = z.strictObject({});

/** The care plan (product 2.4; DfE template A): typed versions beside the signed plan, and who has read them. */
export const carePlanContract = {
  'medical.carePlan': query({
    needs: 'medical.read',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({
      /** Name, class and, where another child has this name, the date of birth. */
      told: z.string(),
      /** In force; null: none is held. */
      signed: Signed.nullable(),
      earlierSigned: z.array(Signed),
      /** Newest first. */
      versions: z.array(Version),
      /** What the plan's own facts say in the record now: it may have changed since the newest version. */
      recordNow: PlanRecord,
      signature: z.enum(['no-typed', 'not-signed', 'signed', 'newer', 'older']),
      reviewOn: CalendarDate.nullable(),
      /** The day of an incident or near miss after which the plan is to be reviewed; null: none waits. */
      reviewAfter: CalendarDate.nullable(),
      /** The reader's own receipt, the newest; null: none yet. */
      mine: z
        .strictObject({ at: Instant, counts: z.boolean(), versionId: CarePlanId.nullable(), planId: PlanId.nullable() })
        .nullable(),
    }),
    child: 'childId',
    audit: 'medical.opened',
  }),
  /** A further version; what was written before stays. Errors 'changed-elsewhere': another version came; 'bad-input' for the review date. */
  'medical.saveCarePlan': command({
    needs: 'medical.write',
    input: z.strictObject({
      childId: ChildId,
      /** The newest version that the writer saw; null: none. */
      seen: CarePlanId.nullable(),
      fields: CarePlanFields,
      why: line(300),
      /** The signed plan in force, where this is what it says; null: still to be signed. */
      fromPlanId: PlanId.nullable(),
    }),
    output: z.strictObject({ versionId: CarePlanId }),
    child: 'childId',
    audit: 'medical.care-plan-saved',
  }),
  /** "I have read this plan", as it stands. Error 'changed-elsewhere': it is not what stands any more. */
  'medical.readPlan': command({
    needs: 'medical.read',
    input: z.strictObject({ childId: ChildId, planId: PlanId.nullable(), versionId: CarePlanId.nullable() }),
    output: Done,
    child: 'childId',
    audit: 'medical.plan-read',
  }),
  /** Who has read a child's plan as it stands, and who of the class's staff and first aiders has not. */
  'medical.planReaders': query({
    answers: { 'audit.all': Readers, 'audit.children': Readers },
    input: z.strictObject({ childId: ChildId }),
    child: 'childId',
  }),
  /** That a parent was told what is displayed: of which needs, when, by whom and how. A further row; the needs take its day. */
  'medical.tellDisplay': command({
    needs: 'medical.write',
    input: z.strictObject({
      childId: ChildId,
      needIds: z.array(NeedId).min(1).max(40),
      toldOn: CalendarDate,
      whom: filledLine(120),
      how: z.enum(TOLD_HOW),
      /** The member of staff who told. */
      toldBy: StaffId,
    }),
    output: Done,
    child: 'childId',
    audit: 'medical.display-told',
  }),
};
