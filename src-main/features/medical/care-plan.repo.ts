import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { CarePlanId, ChildId, NeedId, PlanId, StaffId } from '#shared/domain/ids.ts';
import type { CarePlanFields, PlanRecord } from '#shared/features/medical/care-plan.model.ts';
import type { PlanRead } from '#shared/features/medical/care-plan.rules.ts';
import type { TOLD_HOW } from '#shared/features/medical/display-told.ts';

export interface CarePlanRow {
  readonly versionId: CarePlanId;
  readonly fields: CarePlanFields;
  readonly record: PlanRecord;
  readonly why: string;
  readonly fromPlanId: PlanId | null;
  readonly writtenAt: Instant;
  readonly writtenBy: string;
}
type Stored = Omit<CarePlanRow, 'fields' | 'record'> & { readonly fields: string; readonly record: string };

/** A child's typed plan in all its versions, newest first. */
export const carePlans = (db: ReadDb, childId: ChildId): CarePlanRow[] =>
  db
    .all<Stored>(sql`SELECT care_plan.id AS versionId, fields, record, why, from_plan AS fromPlanId, written_at AS writtenAt,
        coalesce(staff.name, '') AS writtenBy
      FROM care_plan LEFT JOIN staff ON staff.id = written_by WHERE child_id = ${childId} ORDER BY care_plan.id DESC`)
    .map((row) => ({
      ...row,
      fields: JSON.parse(row.fields) as CarePlanFields,
      record: JSON.parse(row.record) as PlanRecord,
    }));

/** The newest version of every child's plan, without its words. */
export const newestCarePlans = (
  db: ReadDb,
): {
  childId: ChildId;
  versionId: CarePlanId;
  reviewOn: CalendarDate;
  fromPlanId: PlanId | null;
  writtenAt: Instant;
}[] =>
  db.all(sql`SELECT child_id AS childId, id AS versionId, review_on AS reviewOn, from_plan AS fromPlanId, written_at AS writtenAt
    FROM care_plan WHERE id = (SELECT max(n.id) FROM care_plan AS n WHERE n.child_id = care_plan.child_id)`);

export function insertCarePlan(
  tx: WriteDb,
  childId: ChildId,
  version: Pick<CarePlanRow, 'fields' | 'record' | 'why' | 'fromPlanId'>,
  author: Author,
): CarePlanId {
  const versionId = uuid() as CarePlanId;
  tx.run(sql`INSERT INTO care_plan (id, child_id, fields, record, review_on, why, from_plan, written_at, written_by)
    VALUES (${versionId}, ${childId}, ${JSON.stringify(version.fields)}, ${JSON.stringify(version.record)}, ${version.fields.reviewOn},
      ${version.why}, ${version.fromPlanId}, ${author.at}, ${author.by})`);
  return versionId;
}

export interface SignedRow {
  readonly planId: PlanId;
  readonly mime: string;
  readonly title: string;
  readonly signedOn: CalendarDate | null;
  readonly reviewOn: CalendarDate | null;
  readonly addedAt: Instant;
  readonly addedBy: string;
  readonly signsVersionId: CarePlanId | null;
  /** 1: in force. */
  readonly current: number;
}
/** A child's signed plans, newest first, without their bytes. */
export const signedPlans = (db: ReadDb, childId: ChildId): SignedRow[] =>
  db.all(sql`SELECT plan.id AS planId, mime, title, signed_on AS signedOn, review_on AS reviewOn, added_at AS addedAt,
      coalesce(staff.name, '') AS addedBy, signs_version AS signsVersionId, replaced_at IS NULL AS current
    FROM plan LEFT JOIN staff ON staff.id = added_by WHERE child_id = ${childId} ORDER BY plan.id DESC`);

/** Every signed plan in force, without its bytes. */
export const signedInForce = (
  db: ReadDb,
): (Pick<SignedRow, 'planId' | 'reviewOn' | 'addedAt' | 'signsVersionId'> & {
  childId: ChildId;
})[] =>
  db.all(sql`SELECT child_id AS childId, id AS planId, review_on AS reviewOn, added_at AS addedAt, signs_version AS signsVersionId
    FROM plan WHERE replaced_at IS NULL ORDER BY id`);

export interface ReceiptRow extends PlanRead {
  readonly childId: ChildId;
  readonly planId: PlanId | null;
  readonly versionId: CarePlanId | null;
  readonly staffId: StaffId;
  readonly at: Instant;
}
/** Receipts of one child, or of every child, the newest first. */
export const receipts = (db: ReadDb, childId?: ChildId): ReceiptRow[] =>
  db.all(sql`SELECT child_id AS childId, plan_id AS planId, version_id AS versionId, staff_id AS staffId, at FROM care_plan_receipt
    WHERE ${childId === undefined ? sql`1` : sql`child_id = ${childId}`} ORDER BY id DESC`);

export const insertReceipt = (
  tx: WriteDb,
  childId: ChildId,
  { planId, versionId }: { readonly planId: PlanId | null; readonly versionId: CarePlanId | null },
  author: Author,
): number =>
  tx.run(sql`INSERT INTO care_plan_receipt (id, child_id, plan_id, version_id, staff_id, at)
    VALUES (${uuid()}, ${childId}, ${planId}, ${versionId}, ${author.by}, ${author.at})`);

export interface ToldRow {
  readonly needId: NeedId;
  readonly toldOn: CalendarDate;
  readonly whom: string;
  readonly how: (typeof TOLD_HOW)[number];
  readonly toldBy: string;
}
/** How the parent was told of each of a child's needs, the newest row first. */
export const toldOfDisplay = (db: ReadDb, childId: ChildId): ToldRow[] =>
  db.all(sql`SELECT need_id AS needId, told_on AS toldOn, whom, how, coalesce(staff.name, '') AS toldBy
    FROM display_told JOIN need ON need.id = need_id LEFT JOIN staff ON staff.id = told_by
    WHERE need.child_id = ${childId} ORDER BY display_told.id DESC`);

export const insertTold = (
  tx: WriteDb,
  told: Omit<ToldRow, 'toldBy'> & { readonly toldBy: StaffId },
  author: Author,
): number =>
  tx.run(sql`INSERT INTO display_told (id, need_id, told_on, whom, how, told_by, recorded_at, recorded_by)
    VALUES (${uuid()}, ${told.needId}, ${told.toldOn}, ${told.whom}, ${told.how}, ${told.toldBy}, ${author.at}, ${author.by})`);
