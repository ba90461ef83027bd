import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { withinScope } from '#main/features/children/child-reach.ts';
import { type ReadDb, type Sql, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, ContactId, EvidenceId, MedicineId, MedicineVersionId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { AgreedBy, EndReason, HeadAgreement, Terms } from '#shared/features/medicines/medicines.model.ts';

/**
 * Whose medicines are asked for: one child's, or those of everybody within a scope. Children who left are among them for those who reach
 * them: what was given on their last day is of that day, and what is still in the cupboard goes back to a parent.
 */
export type Asked = { readonly childId: ChildId } | { readonly scope: Scope };
/** As a condition on `medicine AS m` joined with `child`. */
export const matching = (asked: Asked): Sql =>
  'childId' in asked
    ? sql`m.child_id = ${asked.childId}`
    : sql`child.merged_into IS NULL AND ${withinScope(asked.scope)}`;

export interface VersionRow {
  readonly versionId: MedicineVersionId;
  readonly medicineId: MedicineId;
  readonly childId: ChildId;
  readonly version: number;
  readonly state: 'agreed' | 'ended';
  readonly terms: Terms;
  readonly contactId: ContactId | null;
  readonly parentName: string;
  readonly relationship: string;
  /** Recorded as the parent's when they agreed, and not taken from them since. */
  readonly responsibility: boolean;
  readonly method: AgreedBy;
  readonly agreedOn: CalendarDate;
  readonly evidence: string;
  readonly head: HeadAgreement;
  readonly endReason: EndReason | null;
  readonly words: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}
interface Stored extends Omit<VersionRow, 'terms' | 'responsibility' | 'head'> {
  readonly terms: string;
  readonly responsibility: number;
  readonly headState: HeadAgreement['state'];
  readonly headBy: string;
  readonly headOn: CalendarDate | null;
}
const SELECT = sql`SELECT v.id AS versionId, v.medicine_id AS medicineId, m.child_id AS childId, version, state, terms,
    v.contact_id AS contactId, parent_name AS parentName, v.relationship AS relationship,
    v.responsibility = 1 AND (contact.id IS NULL OR contact.responsibility IS 1) AS responsibility,
    method, agreed_on AS agreedOn, evidence, head_state AS headState, head_by AS headBy, head_on AS headOn,
    end_reason AS endReason, v.words AS words, v.recorded_at AS recordedAt, coalesce(staff.name, '') AS recordedBy
  FROM medicine AS m JOIN child ON child.id = m.child_id JOIN medicine_version AS v ON v.medicine_id = m.id
    LEFT JOIN contact ON contact.id = v.contact_id LEFT JOIN staff ON staff.id = v.recorded_by`;

const toRow = ({ terms, responsibility, headState, headBy, headOn, ...row }: Stored): VersionRow => ({
  ...row,
  terms: JSON.parse(terms) as Terms,
  responsibility: responsibility === 1,
  head: { state: headState, by: headBy, on: headOn },
});

/** Every version of the medicines asked for, by medicine, the oldest first. */
export const versionsOf = (db: ReadDb, asked: Asked): VersionRow[] =>
  db.all<Stored>(sql`${SELECT} WHERE ${matching(asked)} ORDER BY m.id, version`).map(toRow);

/** The newest version of each medicine asked for. */
export const currentVersions = (db: ReadDb, asked: Asked): VersionRow[] =>
  db
    .all<Stored>(sql`${SELECT} WHERE ${matching(asked)}
      AND version = (SELECT max(n.version) FROM medicine_version AS n WHERE n.medicine_id = m.id) ORDER BY m.id`)
    .map(toRow);

/** The medicine that this request made before, if it did. */
export const medicineOfKey = (
  db: ReadDb,
  requestKey: string,
): { medicineId: MedicineId; childId: ChildId } | undefined =>
  db.get(sql`SELECT id AS medicineId, child_id AS childId FROM medicine WHERE request_key = ${requestKey}`);

export function insertMedicine(tx: WriteDb, childId: ChildId, requestKey: string, author: Author): MedicineId {
  const medicineId = uuid() as MedicineId;
  tx.run(sql`INSERT INTO medicine (id, child_id, request_key, added_at, added_by)
    VALUES (${medicineId}, ${childId}, ${requestKey}, ${author.at}, ${author.by})`);
  return medicineId;
}

export type NewVersion = Omit<VersionRow, 'versionId' | 'childId' | 'recordedAt' | 'recordedBy'>;
export function insertVersion(tx: WriteDb, row: NewVersion, author: Author): MedicineVersionId {
  const versionId = uuid() as MedicineVersionId;
  tx.run(sql`INSERT INTO medicine_version (id, medicine_id, version, state, terms, contact_id, parent_name, relationship, responsibility,
      method, agreed_on, evidence, head_state, head_by, head_on, end_reason, words, recorded_at, recorded_by)
    VALUES (${versionId}, ${row.medicineId}, ${row.version}, ${row.state}, ${JSON.stringify(row.terms)}, ${row.contactId}, ${row.parentName},
      ${row.relationship}, ${row.responsibility}, ${row.method}, ${row.agreedOn}, ${row.evidence}, ${row.head.state}, ${row.head.by},
      ${row.head.on}, ${row.endReason}, ${row.words}, ${author.at}, ${author.by})`);
  return versionId;
}

/** A signed paper and the version of the instructions that it shows. */
export const showsVersion = (tx: WriteDb, evidenceId: EvidenceId, versionId: MedicineVersionId): number =>
  tx.run(sql`INSERT INTO medicine_evidence (evidence_id, version_id) VALUES (${evidenceId}, ${versionId})`);

export const scansShowing = (db: ReadDb, medicineId: MedicineId): { evidenceId: EvidenceId; version: number }[] =>
  db.all(sql`SELECT evidence_id AS evidenceId, version FROM medicine_version AS v JOIN medicine_evidence AS e ON e.version_id = v.id
    WHERE v.medicine_id = ${medicineId}`);

/** Whether anything was received, given or noted of it yet. */
export const isInUse = (db: ReadDb, medicineId: MedicineId): boolean =>
  db.get(sql`SELECT 1 WHERE EXISTS (SELECT 1 FROM medicine_stock WHERE medicine_id = ${medicineId})
    OR EXISTS (SELECT 1 FROM medicine_dose WHERE medicine_id = ${medicineId})`) !== undefined;

/** When anything was last recorded of this medicine: its instructions, stock or doses. */
export const newestEntry = (db: ReadDb, medicineId: MedicineId): Instant | null =>
  db.get<{ at: Instant | null }>(sql`SELECT max(at) AS at FROM (
      SELECT max(recorded_at) AS at FROM medicine_version WHERE medicine_id = ${medicineId}
      UNION ALL SELECT max(recorded_at) FROM medicine_stock WHERE medicine_id = ${medicineId}
      UNION ALL SELECT max(recorded_at) FROM medicine_dose WHERE medicine_id = ${medicineId})`)?.at ?? null;
