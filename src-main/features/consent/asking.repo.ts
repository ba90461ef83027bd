import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, FormBatchId, PrintedFormId, PurposeId } from '#shared/domain/ids.ts';

/** What went out last for each child and purpose, where it did go out. */
export const askedBefore = (
  db: ReadDb,
): {
  readonly childId: ChildId;
  readonly purposeId: PurposeId;
  readonly on: CalendarDate;
  readonly printedAt: Instant;
}[] =>
  db.all(sql`SELECT f.child_id AS childId, l.purpose_id AS purposeId, b.handed_out_on AS "on", max(b.printed_at) AS printedAt
    FROM printed_form_line AS l JOIN printed_form AS f ON f.id = l.form_id JOIN form_batch AS b ON b.id = f.batch_id
    WHERE NOT EXISTS (SELECT 1 FROM form_batch_void AS v WHERE v.batch_id = b.id) GROUP BY f.child_id, l.purpose_id`);

/** When each child's family was last reminded. */
export const remindedOn = (db: ReadDb): ReadonlyMap<ChildId, CalendarDate> =>
  new Map(
    db
      .all<{ childId: ChildId; on: CalendarDate }>(sql`SELECT child_id AS childId, max(b.handed_out_on) AS "on"
        FROM form_reminder AS r JOIN form_batch AS b ON b.id = r.batch_id
        WHERE NOT EXISTS (SELECT 1 FROM form_batch_void AS v WHERE v.batch_id = b.id) GROUP BY child_id`)
      .map(({ childId, on }) => [childId, on]),
  );

export interface NewBatch {
  readonly kind: 'forms' | 'reminders';
  readonly handedOutOn: CalendarDate;
  readonly how: string;
  readonly replyBy: CalendarDate | null;
}
export function insertBatch(tx: WriteDb, batch: NewBatch, author: Author): FormBatchId {
  const batchId = uuid() as FormBatchId;
  tx.run(sql`INSERT INTO form_batch (id, kind, handed_out_on, how, reply_by, printed_at, printed_by)
    VALUES (${batchId}, ${batch.kind}, ${batch.handedOutOn}, ${batch.how}, ${batch.replyBy}, ${author.at}, ${author.by})`);
  return batchId;
}

/** The first number is of four digits, so that with its check digit none is shorter than five. */
const FIRST_NUMBER = 1001;
export const nextNumber = (db: ReadDb): number =>
  (db.get<{ newest: number | null }>(sql`SELECT max(number) AS newest FROM printed_form`)?.newest ?? FIRST_NUMBER - 1) +
  1;

export function insertPrintedForm(
  tx: WriteDb,
  form: {
    readonly batchId: FormBatchId;
    readonly childId: ChildId;
    readonly number: number;
    readonly lines: readonly { readonly purposeId: PurposeId; readonly version: number }[];
  },
): void {
  const id = uuid();
  tx.run(
    sql`INSERT INTO printed_form (id, batch_id, child_id, number) VALUES (${id}, ${form.batchId}, ${form.childId}, ${form.number})`,
  );
  for (const { purposeId, version } of form.lines)
    tx.run(
      sql`INSERT INTO printed_form_line (form_id, purpose_id, wording_version) VALUES (${id}, ${purposeId}, ${version})`,
    );
}

export const insertReminder = (tx: WriteDb, batchId: FormBatchId, childId: ChildId): number =>
  tx.run(sql`INSERT INTO form_reminder (id, batch_id, child_id) VALUES (${uuid()}, ${batchId}, ${childId})`);

export interface BatchRow extends NewBatch {
  readonly batchId: FormBatchId;
  readonly how: 'bag' | 'hand' | 'post';
  readonly printedAt: Instant;
  readonly printedBy: string;
  readonly papers: number;
  readonly back: number;
  readonly void: boolean;
}
/** What went out since this day, newest first. */
export const batchesSince = (db: ReadDb, day: CalendarDate): BatchRow[] =>
  db
    .all<Omit<BatchRow, 'void'> & { void: number }>(sql`SELECT b.id AS batchId, kind, handed_out_on AS handedOutOn, how,
      reply_by AS replyBy, printed_at AS printedAt, coalesce(staff.name, '') AS printedBy,
      (SELECT count(*) FROM printed_form AS f WHERE f.batch_id = b.id)
        + (SELECT count(*) FROM form_reminder AS r WHERE r.batch_id = b.id) AS papers,
      (SELECT count(DISTINCT e.printed_id) FROM entered_form AS e JOIN printed_form AS f ON f.id = e.printed_id
        WHERE f.batch_id = b.id) AS back,
      EXISTS (SELECT 1 FROM form_batch_void AS v WHERE v.batch_id = b.id) AS void
    FROM form_batch AS b LEFT JOIN staff ON staff.id = b.printed_by WHERE substr(printed_at, 1, 10) >= ${day} ORDER BY b.id DESC`)
    .map((row) => ({ ...row, void: row.void === 1 }));

/** 1: it counts as never handed out; 0: no such batch, or it did not count already. */
export const voidBatch = (tx: WriteDb, batchId: FormBatchId, author: Author): number =>
  tx.run(sql`INSERT INTO form_batch_void (batch_id, voided_at, voided_by)
    SELECT id, ${author.at}, ${author.by} FROM form_batch
    WHERE id = ${batchId} AND NOT EXISTS (SELECT 1 FROM form_batch_void AS v WHERE v.batch_id = form_batch.id)`);

export interface PrintedRow {
  readonly printedId: PrintedFormId;
  readonly childId: ChildId;
  readonly handedOutOn: CalendarDate;
}
/** The printed form of this number or id. */
export const printedForm = (
  db: ReadDb,
  of: { readonly number: number } | { readonly printedId: PrintedFormId },
): PrintedRow | undefined =>
  db.get(sql`SELECT f.id AS printedId, f.child_id AS childId, b.handed_out_on AS handedOutOn
    FROM printed_form AS f JOIN form_batch AS b ON b.id = f.batch_id
    WHERE ${'number' in of ? sql`f.number = ${of.number}` : sql`f.id = ${of.printedId}`}`);

/** Which purposes a printed form asks about, and in which version. */
export const versionsOn = (db: ReadDb, printedId: PrintedFormId): ReadonlyMap<PurposeId, number> =>
  new Map(
    db
      .all<{ purposeId: PurposeId; version: number }>(sql`SELECT purpose_id AS purposeId, wording_version AS version
        FROM printed_form_line WHERE form_id = ${printedId}`)
      .map(({ purposeId, version }) => [purposeId, version]),
  );
