import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import type { ProcessedPhoto } from '#main/features/photos/photos.service.ts';
import { list, type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, ImportId } from '#shared/domain/ids.ts';
import type { DoubtId, ImportKind } from '#shared/features/imports/imports.model.ts';
import type { PlannedRow } from './plan.ts';

export interface DoubtRow {
  readonly doubtId: DoubtId;
  readonly importId: ImportId;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly ranAt: Instant;
  readonly line: number;
  readonly about: string;
  readonly reason: string;
  readonly candidates: readonly ChildId[];
  readonly mayAdd: boolean;
  /** The row as it was read. */
  readonly kept: unknown;
  readonly hasPicture: boolean;
}
interface Raw extends Omit<DoubtRow, 'candidates' | 'mayAdd' | 'kept' | 'hasPicture'> {
  candidates: string;
  mayAdd: number;
  kept: string;
  hasPicture: number;
}
const SELECT = sql`SELECT import_doubt.id AS doubtId, import_id AS importId, kind, file_name AS fileName, ran_at AS ranAt, coalesce(line, 0) AS line,
    about, reason, candidates, may_add AS mayAdd, kept,
    EXISTS (SELECT 1 FROM import_doubt_picture WHERE doubt_id = import_doubt.id) AS hasPicture
  FROM import_doubt JOIN import_run ON import_run.id = import_id WHERE settled_at IS NULL AND undone_at IS NULL AND kept <> ''`;
const toRow = (raw: Raw): DoubtRow => ({
  ...raw,
  candidates: JSON.parse(raw.candidates) as ChildId[],
  mayAdd: raw.mayAdd === 1,
  kept: JSON.parse(raw.kept),
  hasPicture: raw.hasPicture === 1,
});

/** Rows still to decide, of the latest imports first. */
export const openDoubts = (db: ReadDb, most: number): DoubtRow[] =>
  db.all<Raw>(sql`${SELECT} ORDER BY import_id DESC, line LIMIT ${most}`).map(toRow);
export const countOpenDoubts = (db: ReadDb): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${SELECT})`)?.n ?? 0;
export function openDoubt(db: ReadDb, doubtId: DoubtId): DoubtRow | undefined {
  const raw = db.get<Raw>(sql`${SELECT} AND import_doubt.id = ${doubtId}`);
  return raw && toRow(raw);
}

/** Keeps a row that nobody has decided on. The same row of an earlier import is asked once only: here. */
export function keepDoubt(tx: WriteDb, importId: ImportId, kind: ImportKind, row: PlannedRow, author: Author): void {
  const kept = JSON.stringify(row.kept);
  const older = tx.all<{
    id: DoubtId;
  }>(sql`SELECT import_doubt.id AS id FROM import_doubt JOIN import_run ON import_run.id = import_id
    WHERE settled_at IS NULL AND kind = ${kind} AND kept = ${kept}`);
  closeDoubts(
    tx,
    older.map(({ id }) => id),
    'asked-again',
    '',
    author,
  );
  const doubtId = uuid();
  tx.run(sql`INSERT INTO import_doubt (id, import_id, line, about, reason, candidates, kept, may_add)
    VALUES (${doubtId}, ${importId}, ${row.line}, ${row.label}, ${row.details.join(' ')}, ${JSON.stringify(row.candidates)}, ${kept}, ${row.mayAdd ?? false})`);
  if (!row.picture) return;
  for (const size of ['full', 'thumb'] as const)
    tx.run(
      sql`INSERT INTO import_doubt_picture (doubt_id, size, sha256, bytes) VALUES (${doubtId}, ${size}, ${row.picture.sha256}, ${row.picture[size]})`,
    );
}

/** Marks rows as decided; their pictures go, since a stranger's face is not kept for longer than the question. */
export function closeDoubts(
  tx: WriteDb,
  doubtIds: readonly DoubtId[],
  outcome: 'settled' | 'dismissed' | 'asked-again' | 'undone',
  words: string,
  author: Author,
): number {
  if (doubtIds.length === 0) return 0;
  tx.run(sql`DELETE FROM import_doubt_picture WHERE doubt_id IN (${list(doubtIds)})`);
  return tx.run(sql`UPDATE import_doubt SET settled_at = ${author.at}, settled_by = ${author.by}, outcome = ${outcome}, words = ${words}
    WHERE settled_at IS NULL AND id IN (${list(doubtIds)})`);
}

/** What is still open of one import. */
export const doubtsOf = (db: ReadDb, importId: ImportId): DoubtId[] =>
  db
    .all<{ id: DoubtId }>(sql`SELECT id FROM import_doubt WHERE import_id = ${importId} AND settled_at IS NULL`)
    .map(({ id }) => id);

/** The picture of a row still to decide. */
export function doubtPicture(db: ReadDb, doubtId: string): ProcessedPhoto | null {
  const rows = db.all<{ size: string; sha256: string; bytes: Buffer }>(
    sql`SELECT size, sha256, bytes FROM import_doubt_picture WHERE doubt_id = ${doubtId}`,
  );
  const full = rows.find(({ size }) => size === 'full');
  const thumb = rows.find(({ size }) => size === 'thumb');
  return full && thumb ? { full: full.bytes, thumb: thumb.bytes, sha256: full.sha256 } : null;
}
