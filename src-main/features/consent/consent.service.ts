import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ContactId, DecisionId, PurposeId } from '#shared/domain/ids.ts';
import type { DecisionState } from '#shared/features/consent/consent.model.ts';
import { validUntilFor } from '#shared/features/consent/purpose.rules.ts';
import { everyPurposeInUse, insertPurpose, retirePurpose, validityOf } from './purposes.repo.ts';
import { USUAL_PURPOSES } from './usual-purposes.ts';

/** Gives a new school the usual purposes. */
export function seedPurposes(tx: WriteDb, author: Author): void {
  for (const purpose of USUAL_PURPOSES) insertPurpose(tx, purpose, author);
}

export interface PurposeRow {
  readonly purposeId: PurposeId;
  readonly name: string;
  readonly basis: 'consent' | 'public-task' | 'legitimate-interests';
}
/** The purposes in use, in the school's order. */
export const currentPurposes = (db: ReadDb): PurposeRow[] => everyPurposeInUse(db);

/**
 * An answer from an old record: who gave it was not recorded, and is never invented. Its yes holds until the
 * day that the file names; else as long as the purpose says, from the form's date, or from today where the record has none.
 */
export interface ImportedAnswer {
  readonly childId: ChildId;
  readonly purposeId: PurposeId;
  readonly state: DecisionState;
  readonly decidedOn: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
  /** What the file said beyond the answer; empty for most. */
  readonly words: string;
}
export function insertImportedDecision(
  tx: WriteDb,
  answer: ImportedAnswer,
  author: Author,
  importId: string,
): DecisionId {
  const decisionId = uuid() as DecisionId;
  const validity = answer.state === 'given' ? validityOf(tx, answer.purposeId) : undefined;
  const until = answer.validUntil ?? (validity ? validUntilFor(validity, answer.decidedOn ?? author.today) : null);
  tx.run(sql`INSERT INTO consent_decision (id, child_id, purpose_id, state, giver, method, decided_on, valid_until, words, import_id, recorded_at, recorded_by)
    VALUES (${decisionId}, ${answer.childId}, ${answer.purposeId}, ${answer.state}, 'not-recorded', 'imported', ${answer.decidedOn}, ${until}, ${answer.words}, ${importId}, ${author.at}, ${author.by})`);
  return decisionId;
}

/**
 * The imported answers that stand (of all children or one) by `answerKey`, so that the same file twice adds nothing: each also without
 * its end, which a file need not name.
 */
export function importedAnswers(db: ReadDb, childId?: ChildId): ReadonlySet<string> {
  const rows =
    db.all<ImportedAnswer>(sql`SELECT child_id AS childId, purpose_id AS purposeId, state, decided_on AS decidedOn, valid_until AS validUntil, words FROM consent_decision AS d
    WHERE ${childId === undefined ? sql`1` : sql`child_id = ${childId}`} AND method = 'imported' AND void = 0 AND NOT EXISTS (SELECT 1 FROM consent_decision AS later WHERE later.corrects = d.id)`);
  return new Set(rows.flatMap((row) => [answerKey(row), answerKey({ ...row, validUntil: null })]));
}
export const answerKey = (answer: ImportedAnswer): string =>
  [answer.childId, answer.purposeId, answer.state, answer.decidedOn ?? '', answer.validUntil ?? ''].join(' ');

/** Takes a decision back by a new row that names it; both stay in the history. */
export function voidDecision(tx: WriteDb, corrects: string, words: string, author: Author): DecisionId {
  const decisionId = uuid() as DecisionId;
  tx.run(sql`INSERT INTO consent_decision (id, child_id, purpose_id, state, giver, method, words, corrects, void, recorded_at, recorded_by)
    SELECT ${decisionId}, child_id, purpose_id, state, giver, method, ${words}, id, 1, ${author.at}, ${author.by}
    FROM consent_decision WHERE id = ${corrects}`);
  return decisionId;
}

/** True when somebody corrected this decision, or a person decided for the same child and purpose after it. */
export const isDecidedSince = (db: ReadDb, decisionId: string): boolean =>
  db.get(sql`SELECT 1 FROM consent_decision AS d JOIN consent_decision AS later ON later.corrects = d.id
      OR (later.child_id = d.child_id AND later.purpose_id = d.purpose_id AND later.id > d.id AND later.void = 0 AND later.method <> 'imported')
    WHERE d.id = ${decisionId} LIMIT 1`) !== undefined;

/** True when a decision names this contact as its giver. */
export const hasDecided = (db: ReadDb, contactId: ContactId): boolean =>
  db.get(sql`SELECT 1 FROM consent_decision WHERE contact_id = ${contactId} LIMIT 1`) !== undefined;

/** A new purpose of this name, by consent, the strictest basis: a person can change it later. */
export const addPurpose = (tx: WriteDb, name: string, author: Author): PurposeId =>
  insertPurpose(
    tx,
    {
      ...{ name, kind: 'pictures', basis: 'consent', wording: '', description: '', condition: '' },
      ...{ noFullName: false, validity: { kind: 'until-leaving' } },
    },
    author,
  );

/** Takes a purpose out of use if no decision stands for it. False: one does. */
export function retireUnusedPurpose(tx: WriteDb, purposeId: PurposeId, author: Author): boolean {
  const stands = tx.get(sql`SELECT 1 FROM consent_decision AS d WHERE purpose_id = ${purposeId} AND void = 0
    AND NOT EXISTS (SELECT 1 FROM consent_decision AS later WHERE later.corrects = d.id) LIMIT 1`);
  return stands === undefined && retirePurpose(tx, purposeId, author.at) > 0;
}
