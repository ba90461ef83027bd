import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { withinScope } from '#main/features/children/child-reach.ts';
import { type ReadDb, type Sql, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, DecisionId, PurposeId, StaffId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import { isMotherOrFather } from '#shared/features/children/relationships.ts';
import type { DecisionState, HistoryEntry } from '#shared/features/consent/consent.model.ts';
import type { RuleDecision } from '#shared/features/consent/consent-effective.ts';
import { scansOf } from './evidence.repo.ts';

/** A row of the history: what the rule needs, and whose and for what it is. */
export interface DecisionRow extends RuleDecision {
  readonly childId: ChildId;
  readonly purposeId: PurposeId;
  readonly recordedBy: StaffId;
}
interface StoredDecision
  extends Omit<DecisionRow, 'responsibility' | 'responsibilityNow' | 'isParent' | 'replacesUnrecorded' | 'isVoid'> {
  readonly relationship: string;
  readonly responsibility: number | null;
  readonly responsibilityNow: number | null;
  readonly replacesUnrecorded: number;
  readonly isVoid: number;
}
const truth = (value: number | null): boolean | null => (value === null ? null : value === 1);

type DecisionsAsked =
  | { readonly childId: ChildId }
  | { readonly childIds: readonly ChildId[] }
  | { readonly scope: Scope };
function ofWhom(of: DecisionsAsked): Sql {
  if ('childId' in of) return sql`child.id = ${of.childId}`;
  // One statement text, however many they are.
  if ('childIds' in of) return sql`child.id IN (SELECT value FROM json_each(${JSON.stringify(of.childIds)}))`;
  return withinScope(of.scope);
}

/**
 * All decisions of one child, of some, or of every child within the scope, in one statement: the rule runs in memory. Children first
 * (the cross join), so that a class reads its own rows only. A contact who was taken off the list still says what was last
 * known of their responsibility: leaving the list gives nobody back what they had lost.
 */
export const decisionsOf = (db: ReadDb, of: DecisionsAsked): DecisionRow[] =>
  db
    .all<StoredDecision>(sql`SELECT d.id AS id, d.child_id AS childId, d.purpose_id AS purposeId, d.state AS state, d.giver AS giver,
      d.contact_id AS contactId, d.relationship AS relationship, d.method AS method,
      d.responsibility AS responsibility, contact.responsibility AS responsibilityNow,
      d.decided_on AS decidedOn, d.valid_until AS validUntil, d.wording_version AS wordingVersion, d.replaces_unrecorded AS replacesUnrecorded,
      d.corrects AS corrects, d.void AS isVoid, d.recorded_at AS recordedAt, d.recorded_by AS recordedBy
    FROM child CROSS JOIN consent_decision AS d ON d.child_id = child.id
      LEFT JOIN contact ON contact.id = d.contact_id
    WHERE ${ofWhom(of)}`)
    .map(({ relationship, ...row }) => ({
      ...row,
      isParent: isMotherOrFather(relationship),
      responsibility: truth(row.responsibility),
      responsibilityNow: truth(row.responsibilityNow),
      replacesUnrecorded: row.replacesUnrecorded === 1,
      isVoid: row.isVoid === 1,
    }));

/** Children on roll within the scope of whom some answer names a last day from `from` to `to`: only for them does the rule run. */
export const childrenRunningOut = (db: ReadDb, scope: Scope, from: CalendarDate, to: CalendarDate): ChildId[] =>
  db
    .all<{
      childId: ChildId;
    }>(sql`SELECT DISTINCT d.child_id AS childId FROM consent_decision AS d JOIN child ON child.id = d.child_id
      WHERE d.valid_until BETWEEN ${from} AND ${to} AND child.left_on IS NULL AND child.merged_into IS NULL AND ${withinScope(scope)}`)
    .map(({ childId }) => childId);

/** Children on roll within the scope, counted by class. */
export const childrenPerClass = (db: ReadDb, scope: Scope): { classId: ClassId | null; children: number }[] =>
  db.all(sql`SELECT class_id AS classId, count(*) AS children FROM child
    WHERE left_on IS NULL AND merged_into IS NULL AND ${withinScope(scope)} GROUP BY class_id`);

interface StoredEntry
  extends Omit<HistoryEntry, 'responsibility' | 'replacesUnrecorded' | 'entry' | 'counts' | 'scans'> {
  readonly responsibility: number | null;
  readonly replacesUnrecorded: number;
  readonly corrects: string | null;
  readonly isVoid: number;
  readonly corrected: number;
}

/** Everything that was ever recorded for this child and purpose, newest first, with who recorded it. */
export function historyOf(db: ReadDb, childId: ChildId, purposeId: PurposeId): HistoryEntry[] {
  const scans = scansOf(db, childId, purposeId);
  return db
    .all<StoredEntry>(sql`SELECT d.id AS decisionId, state, giver, contact_id AS contactId, giver_name AS giverName, relationship, responsibility, method,
      asked_on AS askedOn, decided_on AS decidedOn, valid_until AS validUntil, wording_version AS wordingVersion, evidence, words,
      replaces_unrecorded AS replacesUnrecorded, corrects, void AS isVoid, recorded_at AS recordedAt,
      coalesce(staff.name, '') AS recordedBy,
      EXISTS (SELECT 1 FROM consent_decision AS later WHERE later.corrects = d.id) AS corrected
    FROM consent_decision AS d LEFT JOIN staff ON staff.id = d.recorded_by
    WHERE child_id = ${childId} AND purpose_id = ${purposeId} ORDER BY recorded_at DESC, d.id DESC`)
    .map(({ corrects, isVoid, corrected, ...row }) => ({
      ...row,
      responsibility: truth(row.responsibility),
      scans: scans.get(row.decisionId) ?? [],
      replacesUnrecorded: row.replacesUnrecorded === 1,
      entry: isVoid === 1 ? 'taken-back' : corrects === null ? 'decision' : 'correction',
      counts: isVoid === 0 && corrected === 0,
    }));
}

export interface NewDecision {
  readonly childId: ChildId;
  readonly purposeId: PurposeId;
  readonly state: DecisionState;
  readonly giver: 'contact' | 'child';
  readonly contactId: string | null;
  readonly giverName: string;
  readonly relationship: string;
  readonly responsibility: boolean | null;
  readonly method: string;
  readonly askedOn: CalendarDate | null;
  readonly decidedOn: CalendarDate;
  readonly validUntil: CalendarDate | null;
  /** Null: an older form, of which nobody knows the version. */
  readonly wordingVersion: number | null;
  readonly evidence: string;
  readonly words: string;
  readonly replacesUnrecorded: boolean;
}

export function insertDecision(tx: WriteDb, row: NewDecision, author: Author): DecisionId {
  const decisionId = uuid() as DecisionId;
  tx.run(sql`INSERT INTO consent_decision (id, child_id, purpose_id, state, giver, contact_id, giver_name, relationship, responsibility,
      method, asked_on, decided_on, valid_until, wording_version, evidence, words, replaces_unrecorded, recorded_at, recorded_by)
    VALUES (${decisionId}, ${row.childId}, ${row.purposeId}, ${row.state}, ${row.giver}, ${row.contactId}, ${row.giverName},
      ${row.relationship}, ${row.responsibility === null ? null : Number(row.responsibility)}, ${row.method}, ${row.askedOn}, ${row.decidedOn},
      ${row.validUntil}, ${row.wordingVersion}, ${row.evidence}, ${row.words}, ${row.replacesUnrecorded}, ${author.at}, ${author.by})`);
  return decisionId;
}

export interface Replacement {
  readonly state: DecisionState;
  readonly decidedOn: CalendarDate;
  readonly validUntil: CalendarDate | null;
}

/** A new row in the place of an old one, by the same giver; the old one stays to be seen. */
export function insertCorrection(
  tx: WriteDb,
  corrects: DecisionId,
  to: Replacement,
  words: string,
  author: Author,
): DecisionId {
  const decisionId = uuid() as DecisionId;
  tx.run(sql`INSERT INTO consent_decision (id, child_id, purpose_id, state, giver, contact_id, giver_name, relationship, responsibility,
      method, asked_on, decided_on, valid_until, wording_version, evidence, words, replaces_unrecorded, corrects, recorded_at, recorded_by)
    SELECT ${decisionId}, child_id, purpose_id, ${to.state}, giver, contact_id, giver_name, relationship, responsibility,
      method, asked_on, ${to.decidedOn}, ${to.validUntil}, wording_version, evidence, ${words}, replaces_unrecorded, id, ${author.at}, ${author.by}
    FROM consent_decision WHERE id = ${corrects}`);
  return decisionId;
}

export const insertFlagDecided = (tx: WriteDb, childId: ChildId, flag: string, words: string, author: Author): number =>
  tx.run(sql`INSERT INTO restricted_flag (id, child_id, kind, state, words, set_at, set_by)
    VALUES (${uuid()}, ${childId}, ${flag}, 'decided', ${words}, ${author.at}, ${author.by})`);
