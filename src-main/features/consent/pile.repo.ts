import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { list, type ReadDb, type Sql, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type {
  ChildId,
  DecisionId,
  EnteredFormId,
  FormCheckId,
  PrintedFormId,
  PurposeId,
  StaffId,
} from '#shared/domain/ids.ts';
import type { Method } from '#shared/features/consent/consent.model.ts';
import type { FormContent, Kept } from '#shared/features/consent/form-check.rules.ts';

export interface EnteredForm {
  readonly formId: EnteredFormId;
  readonly childId: ChildId;
  /** One of our own forms, by its number; null: another paper. */
  readonly printedId: PrintedFormId | null;
  readonly day: CalendarDate;
  readonly enteredAt: Instant;
  readonly enteredBy: StaffId;
  readonly enteredByName: string;
}
type FormsAsked =
  | { readonly formId: EnteredFormId }
  | { readonly day: CalendarDate; readonly staffId: StaffId }
  | { readonly since: CalendarDate }
  | { readonly printedIds: readonly PrintedFormId[] }
  | { readonly childId: ChildId; readonly day: CalendarDate };
function which(asked: FormsAsked): Sql {
  if ('formId' in asked) return sql`f.id = ${asked.formId}`;
  if ('printedIds' in asked)
    return sql`f.printed_id IN (SELECT value FROM json_each(${JSON.stringify(asked.printedIds)}))`;
  if ('since' in asked) return sql`f.day >= ${asked.since}`;
  if ('staffId' in asked) return sql`f.day = ${asked.day} AND f.entered_by = ${asked.staffId}`;
  return sql`f.child_id = ${asked.childId} AND f.day = ${asked.day}`;
}

/** The entered forms asked for, the newest first. */
export const enteredForms = (db: ReadDb, asked: FormsAsked): EnteredForm[] =>
  db.all(sql`SELECT f.id AS formId, f.child_id AS childId, f.printed_id AS printedId, f.day AS day, f.entered_at AS enteredAt, f.entered_by AS enteredBy,
      coalesce(staff.name, '') AS enteredByName
    FROM entered_form AS f LEFT JOIN staff ON staff.id = f.entered_by WHERE ${which(asked)} ORDER BY f.id DESC`);

/** Every form of the batches that these of ours were printed in, less batches that did not go out; by number. */
export const printedWith = (
  db: ReadDb,
  printedIds: readonly PrintedFormId[],
): { readonly printedId: PrintedFormId; readonly childId: ChildId; readonly number: number }[] =>
  db.all(sql`SELECT f.id AS printedId, f.child_id AS childId, f.number AS number FROM printed_form AS f
    WHERE f.batch_id IN (SELECT own.batch_id FROM printed_form AS own
        WHERE own.id IN (SELECT value FROM json_each(${JSON.stringify(printedIds)})))
      AND NOT EXISTS (SELECT 1 FROM form_batch_void AS v WHERE v.batch_id = f.batch_id) ORDER BY f.number`);

/** The decisions that came from each of these papers, the oldest first; what was rewritten after a check stands after. */
export const linesOf = (
  db: ReadDb,
  formIds: readonly EnteredFormId[],
): { readonly formId: EnteredFormId; readonly decisionId: DecisionId }[] =>
  db.all(sql`SELECT form_id AS formId, decision_id AS decisionId FROM entered_form_line
    WHERE form_id IN (SELECT value FROM json_each(${JSON.stringify(formIds)})) ORDER BY decision_id`);

export function insertEnteredForm(
  tx: WriteDb,
  form: { readonly childId: ChildId; readonly printedId: PrintedFormId | null; readonly day: CalendarDate },
  author: Author,
): EnteredFormId {
  const formId = uuid() as EnteredFormId;
  tx.run(sql`INSERT INTO entered_form (id, child_id, printed_id, day, entered_at, entered_by)
    VALUES (${formId}, ${form.childId}, ${form.printedId}, ${form.day}, ${author.at}, ${author.by})`);
  return formId;
}

export function insertLines(tx: WriteDb, formId: EnteredFormId, decisionIds: readonly DecisionId[]): void {
  for (const decisionId of decisionIds)
    tx.run(sql`INSERT INTO entered_form_line (decision_id, form_id) VALUES (${decisionId}, ${formId})`);
}

export interface CheckRow {
  readonly checkId: FormCheckId;
  readonly formId: EnteredFormId;
  readonly first: FormContent;
  readonly second: FormContent;
  readonly checkedAt: Instant;
  readonly checkedBy: string;
  readonly settled: { readonly kept: Kept; readonly by: string; readonly at: Instant } | null;
}
interface StoredCheck extends Omit<CheckRow, 'first' | 'second' | 'settled'> {
  readonly first: string;
  readonly second: string;
  readonly kept: string | null;
  readonly settledAt: Instant | null;
  readonly settledBy: string;
}

/** The newest second entry of each of these forms; or the one named. */
export function checksOf(
  db: ReadDb,
  asked: { readonly formIds: readonly EnteredFormId[] } | { readonly checkId: FormCheckId },
): CheckRow[] {
  const of =
    'checkId' in asked
      ? sql`c.id = ${asked.checkId}`
      : sql`c.form_id IN (${list(asked.formIds)}) AND c.id = (SELECT max(id) FROM form_check AS n WHERE n.form_id = c.form_id)`;
  return db
    .all<StoredCheck>(sql`SELECT c.id AS checkId, c.form_id AS formId, first, second, checked_at AS checkedAt, kept,
      coalesce(who.name, '') AS checkedBy, settled_at AS settledAt, coalesce(judge.name, '') AS settledBy
    FROM form_check AS c LEFT JOIN staff AS who ON who.id = c.checked_by
      LEFT JOIN form_check_settled AS s ON s.check_id = c.id LEFT JOIN staff AS judge ON judge.id = s.settled_by
    WHERE ${of}`)
    .map(({ first, second, kept, settledAt, settledBy, ...row }) => ({
      ...row,
      first: JSON.parse(first) as FormContent,
      second: JSON.parse(second) as FormContent,
      settled: kept === null || settledAt === null ? null : { kept: JSON.parse(kept), by: settledBy, at: settledAt },
    }));
}

export function insertCheck(
  tx: WriteDb,
  formId: EnteredFormId,
  first: FormContent,
  second: FormContent,
  author: Author,
): void {
  tx.run(sql`INSERT INTO form_check (id, form_id, first, second, checked_at, checked_by)
    VALUES (${uuid()}, ${formId}, ${JSON.stringify(first)}, ${JSON.stringify(second)}, ${author.at}, ${author.by})`);
}

export function insertSettled(tx: WriteDb, checkId: FormCheckId, kept: Kept, words: string, author: Author): void {
  tx.run(sql`INSERT INTO form_check_settled (check_id, kept, words, settled_at, settled_by)
    VALUES (${checkId}, ${JSON.stringify(kept)}, ${words}, ${author.at}, ${author.by})`);
}

/** How a decision was recorded: what a line that is written again keeps of it. */
export interface PaperOf {
  readonly method: Method;
  readonly evidence: string;
  readonly wordingVersion: number | null;
  readonly askedOn: CalendarDate | null;
}
export const paperOf = (db: ReadDb, decisionId: DecisionId): PaperOf | undefined =>
  db.get(
    sql`SELECT method, evidence, wording_version AS wordingVersion, asked_on AS askedOn FROM consent_decision WHERE id = ${decisionId}`,
  );

/** Of each of these children: the name and relationship of every contact that ever was, for showing who signed. */
export const namesOfContacts = (db: ReadDb, contactIds: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    db
      .all<{
        id: string;
        name: string;
      }>(sql`SELECT id, trim(title || ' ' || forename || ' ' || surname) AS name FROM contact
        WHERE id IN (SELECT value FROM json_each(${JSON.stringify(contactIds)}))`)
      .map(({ id, name }) => [id, name.replace(/\s+/g, ' ')]),
  );

/** Every purpose by its name and place, retired ones too. */
export const purposeNames = (db: ReadDb): { readonly purposeId: PurposeId; readonly name: string }[] =>
  db.all(sql`SELECT id AS purposeId, name FROM purpose ORDER BY position, name`);
