import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { ChildId, DecisionId, EvidenceId, PurposeId } from '#shared/domain/ids.ts';
import type { Scan } from '#shared/features/consent/consent.model.ts';

export interface NewScan {
  readonly childId: ChildId;
  readonly decisionIds: readonly DecisionId[];
  readonly title: string;
  readonly mime: string;
  readonly bytes: Buffer;
}
export function insertScan(tx: WriteDb, scan: NewScan, author: Author): EvidenceId {
  const evidenceId = uuid() as EvidenceId;
  const sha256 = createHash('sha256').update(scan.bytes).digest('hex');
  tx.run(sql`INSERT INTO consent_evidence (id, child_id, mime, sha256, bytes, title, added_at, added_by)
    VALUES (${evidenceId}, ${scan.childId}, ${scan.mime}, ${sha256}, ${scan.bytes}, ${scan.title}, ${author.at}, ${author.by})`);
  for (const decisionId of scan.decisionIds)
    tx.run(sql`INSERT INTO consent_evidence_decision (evidence_id, decision_id) VALUES (${evidenceId}, ${decisionId})`);
  return evidenceId;
}

/** The scans of an answer that was read wrongly are of its paper: they show the answer that is recorded in its place as well. */
export const carryScans = (tx: WriteDb, from: string, to: DecisionId): number =>
  tx.run(sql`INSERT INTO consent_evidence_decision (evidence_id, decision_id)
    SELECT evidence_id, ${to} FROM consent_evidence_decision WHERE decision_id = ${from}`);

/** False: it was taken off before, or there is none of this child. */
export function takeScanOff(
  tx: WriteDb,
  childId: ChildId,
  evidenceId: EvidenceId,
  words: string,
  author: Author,
): boolean {
  return (
    tx.run(sql`INSERT INTO consent_evidence_off (evidence_id, words, at, by_staff)
      SELECT id, ${words}, ${author.at}, ${author.by} FROM consent_evidence WHERE id = ${evidenceId} AND child_id = ${childId}
        AND NOT EXISTS (SELECT 1 FROM consent_evidence_off WHERE evidence_id = ${evidenceId})`) > 0
  );
}

/** The scan as it was kept; undefined when it was taken off. */
export const scanBytes = (
  db: ReadDb,
  evidenceId: string,
): { readonly childId: ChildId; readonly mime: string; readonly bytes: Buffer } | undefined =>
  db.get(sql`SELECT child_id AS childId, mime, bytes FROM consent_evidence AS e WHERE id = ${evidenceId}
    AND NOT EXISTS (SELECT 1 FROM consent_evidence_off AS o WHERE o.evidence_id = e.id)`);

/** The scans of one child's answers about one purpose, by answer, oldest first; those taken off say so. */
export function scansOf(db: ReadDb, childId: ChildId, purposeId: PurposeId): ReadonlyMap<DecisionId, Scan[]> {
  const rows = db.all<
    Omit<Scan, 'off'> & { decisionId: DecisionId; offWords: string | null; offBy: string | null }
  >(sql`
    SELECT link.decision_id AS decisionId, e.id AS evidenceId, e.title AS title, e.mime AS mime, e.added_at AS addedAt,
      coalesce(adder.name, '') AS addedBy, o.words AS offWords, coalesce(taker.name, '') AS offBy
    FROM consent_decision AS d JOIN consent_evidence_decision AS link ON link.decision_id = d.id
      JOIN consent_evidence AS e ON e.id = link.evidence_id
      LEFT JOIN staff AS adder ON adder.id = e.added_by
      LEFT JOIN consent_evidence_off AS o ON o.evidence_id = e.id LEFT JOIN staff AS taker ON taker.id = o.by_staff
    WHERE d.child_id = ${childId} AND d.purpose_id = ${purposeId} ORDER BY e.added_at, e.id`);
  const scans = rows.map(({ decisionId, offWords, offBy, ...scan }) => ({
    decisionId,
    scan: { ...scan, off: offWords === null ? null : { words: offWords, by: offBy ?? '' } },
  }));
  return new Map(
    [...Map.groupBy(scans, ({ decisionId }) => decisionId)].map(([id, of]) => [id, of.map(({ scan }) => scan)]),
  );
}
