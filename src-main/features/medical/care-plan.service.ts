import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, QueryContext } from '#main/core/handlers.ts';
import { staffWith } from '#main/features/access/second-person.service.ts';
import { changedFields, filledFields } from '#main/features/audit/changed-fields.ts';
import { agreedTerms } from '#main/features/medicines/agreed-terms.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { CarePlanId, ChildId, PlanId } from '#shared/domain/ids.ts';
import type { PlanRecord } from '#shared/features/medical/care-plan.model.ts';
import {
  planReviewOn,
  reviewTrouble,
  type Signature,
  signatureOf,
  type TypedVersion,
} from '#shared/features/medical/care-plan.rules.ts';
import { planMedicine } from '#shared/features/medical/plan-medicine.rules.ts';
import {
  type CarePlanRow,
  carePlans,
  insertCarePlan,
  insertTold,
  newestCarePlans,
  type SignedRow,
  signedInForce,
  signedPlans,
} from './care-plan.repo.ts';
import { needsInForce, oneNeed, updateNeed } from './medical.service.ts';

/** What the plan takes from the record as it stands now: its needs in their own words, its agreed medicines. */
export const planRecord = (db: ReadDb, childId: ChildId): PlanRecord => ({
  needs: needsInForce(db, childId).map(({ condition, kind, triggers, signs, action, medicine }) => ({
    ...{ condition, kind, triggers, signs, action, medicine },
  })),
  medicines: agreedTerms(db, childId).map(planMedicine),
});

export const asTyped = (row: CarePlanRow): TypedVersion => ({
  ...{ versionId: row.versionId, reviewOn: row.fields.reviewOn, fromPlanId: row.fromPlanId },
});

/** A child's plan as it stands: the newest version, the signed plan in force, and how one stands to the other. */
export interface PlanNow {
  readonly versions: readonly CarePlanRow[];
  readonly newest: CarePlanRow | null;
  readonly signed: SignedRow | null;
  readonly earlierSigned: readonly SignedRow[];
  readonly signature: Signature;
  readonly reviewOn: ReturnType<typeof planReviewOn>;
}
export function planNow(db: ReadDb, childId: ChildId): PlanNow {
  const versions = carePlans(db, childId);
  const files = signedPlans(db, childId);
  const newest = versions[0] ?? null;
  const signed = files.find(({ current }) => current === 1) ?? null;
  const typed = newest && asTyped(newest);
  const signature = signatureOf(typed, signed, newest?.writtenAt ?? '');
  return {
    ...{ versions, newest, signed, signature, earlierSigned: files.filter((file) => file !== signed) },
    reviewOn: planReviewOn(typed, signed, signature),
  };
}

/** Writes a version. Errors 'changed-elsewhere', 'bad-input'. */
export function saveCarePlan(ctx: CommandContext, input: ParsedInput<'medical.saveCarePlan'>): CarePlanId {
  const { childId, seen, fields, why, fromPlanId } = input;
  const { newest, signed } = planNow(ctx.tx, childId);
  if ((newest?.versionId ?? null) !== seen) throw new AppError('changed-elsewhere');
  if (fromPlanId !== null && signed?.planId !== fromPlanId) throw new AppError('changed-elsewhere');
  const trouble = reviewTrouble(fields.reviewOn, ctx.today);
  if (trouble !== null) throw new AppError('bad-input', { fields: { 'fields.reviewOn': trouble } });
  if (newest && why === '') throw new AppError('bad-input', { fields: { why: 'Please say why it changes.' } });
  const named = newest ? changedFields(newest.fields, fields) : filledFields(fields);
  ctx.audit({ fields: named.map((field) => `plan-${field}`) });
  return insertCarePlan(ctx.tx, childId, { fields, record: planRecord(ctx.tx, childId), why, fromPlanId }, ctx.author);
}

/** Records who told the parent, how and when, and gives each need its day. Errors 'not-found', 'bad-input'. */
export function tellDisplay(ctx: CommandContext, input: ParsedInput<'medical.tellDisplay'>): void {
  if (input.toldOn > ctx.author.today)
    throw new AppError('bad-input', { fields: { toldOn: 'This day is still to come.' } });
  if (!staffWith(ctx.tx, 'medical.read', ctx.now).some(({ staffId }) => staffId === input.toldBy))
    throw new AppError('bad-input', { fields: { toldBy: 'This person does not work with children’s needs here.' } });
  const { toldOn, whom, how, toldBy } = input;
  for (const needId of new Set(input.needIds)) {
    const need = oneNeed(ctx.tx, needId);
    if (need?.childId !== input.childId) throw new AppError('not-found');
    insertTold(ctx.tx, { needId, toldOn, whom, how, toldBy }, ctx.author);
    updateNeed(ctx.tx, need, { ...need, toldParentOn: toldOn }, need.kind, ctx.author);
  }
  ctx.audit({ fields: ['toldParentOn'] });
}

/** The receipt's context: what stands now. */
export const standing = (db: QueryContext['db'], childId: ChildId) => {
  const { newest, signed } = planNow(db, childId);
  return { planId: signed?.planId ?? null, versionId: newest?.versionId ?? null };
};

/** Every child's plan in force, without its words: a few statements over indexes, whatever the number of plans. */
export function plansStanding(db: ReadDb): ReadonlyMap<ChildId, PlanStanding> {
  const typed = new Map(newestCarePlans(db).map((row) => [row.childId, row]));
  const signed = new Map(signedInForce(db).map((row) => [row.childId, row]));
  return new Map(
    [...new Set([...typed.keys(), ...signed.keys()])].map((childId) => {
      const version = typed.get(childId) ?? null;
      const file = signed.get(childId) ?? null;
      const signature = signatureOf(version, file, version?.writtenAt ?? '');
      return [
        childId,
        {
          ...{ planId: file?.planId ?? null, versionId: version?.versionId ?? null, signature },
          reviewOn: planReviewOn(version, file, signature),
        },
      ] as const;
    }),
  );
}
export interface PlanStanding {
  readonly planId: PlanId | null;
  readonly versionId: CarePlanId | null;
  readonly signature: Signature;
  readonly reviewOn: CalendarDate | null;
}

/** By when each child's plan is looked at again, where a date is recorded. */
export const planReviews = (db: ReadDb): ReadonlyMap<ChildId, CalendarDate> =>
  new Map(
    [...plansStanding(db)].flatMap(([childId, { reviewOn }]) =>
      reviewOn === null ? [] : [[childId, reviewOn] as const],
    ),
  );
