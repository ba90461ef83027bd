import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { list, type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { ChildId, DecisionId, EvidenceId, PurposeId } from '#shared/domain/ids.ts';
import type { Scan } from '#shared/features/consent/consent.model.ts';

/** Of what a scan is: it decides who may look at it. */
export type ScanShows = 'consent' | 'medicine';
export interface NewScan {
  readonly childId: ChildId;
  readonly shows: ScanShows;
  readonly title: string;
  readonly mime: string;
  readonly bytes: Buffer;
}
export function insertScan(tx: WriteDb, scan: NewScan, author: Author): EvidenceId {
  const evidenceId = uuid() as EvidenceId;
  const sha256 = createHash('sha256').update(scan.bytes).digest('hex');
  tx.run(sql`INSERT INTO consent_evidence (id, child_id, mime, sha256, bytes, title, added_at, added_by, shows)
    VALUES (${evidenceId}, ${scan.childId}, ${scan.mime}, ${sha256}, ${scan.bytes}, ${scan.title}, ${author.at}, ${author.by}, ${scan.shows})`);
  return evidenceId;
}

export const showsDecision = (tx: WriteDb, evidenceId: EvidenceId, decisionId: DecisionId): number =>
  tx.run(sql`INSERT INTO consent_evidence_decision (evidence_id, decision_id) VALUES (${evidenceId}, ${decisionId})`);

/** The scans of an answer that was read wrongly are of its paper: they show the answer that is recorded in its place as well. */
export const carryScans = (tx: WriteDb, from: string, to: DecisionId): number =>
  tx.run(sql`INSERT INTO consent_evidence_decision (evidence_id, decision_id)
    SELECT evidence_id, ${to} FROM consent_evidence_decision WHERE decision_id = ${from}`);

/** False: it was taken off before, or there is none of that kind of this child. */
export function takeScanOff(
  tx: WriteDb,
  shows: ScanShows,
  {
    childId,
    evidenceId,
    words,
  }: { readonly childId: ChildId; readonly evidenceId: EvidenceId; readonly words: string },
  author: Author,
): boolean {
  return (
    tx.run(sql`INSERT INTO consent_evidence_off (evidence_id, words, at, by_staff)
      SELECT id, ${words}, ${author.at}, ${author.by} FROM consent_evidence WHERE id = ${evidenceId} AND child_id = ${childId} AND shows = ${shows}
        AND NOT EXISTS (SELECT 1 FROM consent_evidence_off WHERE evidence_id = ${evidenceId})`) > 0
  );
}

/** The scan as it was kept; undefined when it was taken off. */
export const scanBytes = (
  db: ReadDb,
  evidenceId: string,
):
  | { readonly childId: ChildId; readonly shows: ScanShows; readonly mime: string; readonly bytes: Buffer }
  | undefined =>
  db.get(sql`SELECT child_id AS childId, shows, mime, bytes FROM consent_evidence AS e WHERE id = ${evidenceId}
    AND NOT EXISTS (SELECT 1 FROM consent_evidence_off AS o WHERE o.evidence_id = e.id)`);

interface StoredScan extends Omit<Scan, 'off'> {
  readonly offWords: string | null;
  readonly offBy: string | null;
}
const SCAN = sql`e.id AS evidenceId, e.title AS title, e.mime AS mime, e.added_at AS addedAt, coalesce(adder.name, '') AS addedBy,
  o.words AS offWords, coalesce(taker.name, '') AS offBy`;
const WHOSE = sql`LEFT JOIN staff AS adder ON adder.id = e.added_by
  LEFT JOIN consent_evidence_off AS o ON o.evidence_id = e.id LEFT JOIN staff AS taker ON taker.id = o.by_staff`;
const toScan = <S extends StoredScan>({ offWords, offBy, ...scan }: S) => ({
  ...scan,
  off: offWords === null ? null : { words: offWords, by: offBy ?? '' },
});

/** The scans of one child's answers about one purpose, by answer, oldest first; those taken off say so. */
export function scansOf(db: ReadDb, childId: ChildId, purposeId: PurposeId): ReadonlyMap<DecisionId, Scan[]> {
  const rows = db.all<StoredScan & { decisionId: DecisionId }>(sql`SELECT link.decision_id AS decisionId, ${SCAN}
    FROM consent_decision AS d JOIN consent_evidence_decision AS link ON link.decision_id = d.id
      JOIN consent_evidence AS e ON e.id = link.evidence_id ${WHOSE}
    WHERE d.child_id = ${childId} AND d.purpose_id = ${purposeId} ORDER BY e.added_at, e.id`);
  return new Map(
    [...Map.groupBy(rows, ({ decisionId }) => decisionId)].map(([id, of]) => [
      id,
      of.map(({ decisionId: _d, ...scan }) => toScan(scan)),
    ]),
  );
}

/** These scans, oldest first; those taken off say so. */
export const scansNamed = (db: ReadDb, evidenceIds: readonly EvidenceId[]): Scan[] =>
  db
    .all<StoredScan>(
      sql`SELECT ${SCAN} FROM consent_evidence AS e ${WHOSE} WHERE e.id IN (${list(evidenceIds)}) ORDER BY e.added_at, e.id`,
    )
    .map(toScan);
