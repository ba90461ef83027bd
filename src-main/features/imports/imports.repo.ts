import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ImportId } from '#shared/domain/ids.ts';
import type { ImportCounts, ImportKind, ImportRun } from '#shared/features/imports/imports.model.ts';

export function insertRun(
  tx: WriteDb,
  run: { importId: ImportId; kind: ImportKind; fileName: string; hash: string; counts: ImportCounts },
  author: Author,
): void {
  tx.run(sql`INSERT INTO import_run (id, kind, file_name, file_sha256, summary, ran_at, ran_by)
    VALUES (${run.importId}, ${run.kind}, ${run.fileName}, ${run.hash}, ${JSON.stringify(run.counts)}, ${author.at}, ${author.by})`);
}

interface RawRun {
  importId: ImportId;
  kind: ImportKind;
  fileName: string;
  ranAt: Instant;
  by: string;
  counts: string;
  undecided: number;
  undoneAt: Instant | null;
  undoneBy: string;
  kept: string | null;
}

/** Imports so far, newest first. Only the newest that was not taken back can be taken back. */
export function runs(db: ReadDb): ImportRun[] {
  const rows =
    db.all<RawRun>(sql`SELECT import_run.id AS importId, kind, file_name AS fileName, ran_at AS ranAt, summary AS counts,
      coalesce(ran.name, '') AS by, undone_at AS undoneAt, coalesce(undid.name, '') AS undoneBy, undo_summary AS kept,
      (SELECT count(*) FROM import_doubt WHERE import_id = import_run.id AND settled_at IS NULL) AS undecided
    FROM import_run LEFT JOIN staff AS ran ON ran.id = ran_by LEFT JOIN staff AS undid ON undid.id = undone_by
    ORDER BY import_run.id DESC LIMIT 200`);
  const last = rows.find((row) => row.undoneAt === null);
  return rows.map(({ counts, undoneAt, undoneBy, kept, ...row }) => ({
    ...row,
    counts: JSON.parse(counts) as ImportCounts,
    undone: undoneAt && { at: undoneAt, by: undoneBy, kept: JSON.parse(kept ?? '[]') as string[] },
    canUndo: row.importId === last?.importId,
  }));
}

export interface ChangeRow {
  readonly entity: string;
  readonly entityId: string;
  readonly action: 'added' | 'changed';
  readonly before: string | null;
  readonly after: string | null;
}
/** Notes a change after those that the import has already. */
export function insertChange(tx: WriteDb, importId: ImportId, position: number, row: ChangeRow): void {
  tx.run(sql`INSERT INTO import_change (import_id, position, entity, entity_id, action, before, after)
    VALUES (${importId}, ${position}, ${row.entity}, ${row.entityId}, ${row.action}, ${row.before}, ${row.after})`);
}
export const nextPosition = (db: ReadDb, importId: ImportId): number =>
  db.get<{ n: number }>(
    sql`SELECT coalesce(max(position) + 1, 0) AS n FROM import_change WHERE import_id = ${importId}`,
  )?.n ?? 0;

/** What an import did, last first. */
export const changesOf = (db: ReadDb, importId: ImportId): ChangeRow[] =>
  db.all(
    sql`SELECT entity, entity_id AS entityId, action, before, after FROM import_change WHERE import_id = ${importId} ORDER BY position DESC`,
  );

export const markUndone = (tx: WriteDb, importId: ImportId, kept: readonly string[], author: Author): number =>
  tx.run(
    sql`UPDATE import_run SET undone_at = ${author.at}, undone_by = ${author.by}, undo_summary = ${JSON.stringify(kept)} WHERE id = ${importId}`,
  );
