import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ImportId } from '#shared/domain/ids.ts';
import type { ImportCounts, ImportKind } from '#shared/features/imports/imports.contract.ts';

export interface RunRow {
  readonly importId: ImportId;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly ranAt: Instant;
  readonly by: string;
  readonly counts: ImportCounts;
  readonly undoneAt: Instant | null;
}

export function insertRun(
  tx: WriteDb,
  run: { importId: ImportId; kind: ImportKind; fileName: string; fingerprint: string; counts: ImportCounts },
  author: Author,
): void {
  tx.run(sql`INSERT INTO import_run (id, kind, file_name, file_sha256, summary, ran_at, ran_by)
    VALUES (${run.importId}, ${run.kind}, ${run.fileName}, ${run.fingerprint}, ${JSON.stringify(run.counts)}, ${author.at}, ${author.by})`);
}

export const runs = (db: ReadDb): RunRow[] =>
  db
    .all<
      Omit<RunRow, 'counts'> & { counts: string }
    >(sql`SELECT import_run.id AS importId, kind, file_name AS fileName, ran_at AS ranAt,
        coalesce(staff.name, '') AS by, summary AS counts, undone_at AS undoneAt
      FROM import_run LEFT JOIN staff ON staff.id = ran_by ORDER BY import_run.id DESC LIMIT 200`)
    .map((row) => ({ ...row, counts: JSON.parse(row.counts) as ImportCounts }));

export interface ChangeRow {
  readonly position: number;
  readonly entity: string;
  readonly entityId: string;
  readonly action: 'added' | 'changed';
  readonly before: string | null;
  readonly after: string | null;
}
export function insertChange(tx: WriteDb, importId: ImportId, row: ChangeRow): void {
  tx.run(sql`INSERT INTO import_change (import_id, position, entity, entity_id, action, before, after)
    VALUES (${importId}, ${row.position}, ${row.entity}, ${row.entityId}, ${row.action}, ${row.before}, ${row.after})`);
}
/** What an import did, last first. */
export const changesOf = (db: ReadDb, importId: ImportId): ChangeRow[] =>
  db.all(
    sql`SELECT position, entity, entity_id AS entityId, action, before, after FROM import_change WHERE import_id = ${importId} ORDER BY position DESC`,
  );

export const markUndone = (tx: WriteDb, importId: ImportId, kept: readonly string[], author: Author): number =>
  tx.run(
    sql`UPDATE import_run SET undone_at = ${author.at}, undone_by = ${author.by}, undo_summary = ${JSON.stringify(kept)} WHERE id = ${importId}`,
  );
