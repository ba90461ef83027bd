import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { ClosedDaysId } from '#shared/domain/ids.ts';
import type { ClosedDays, ClosedFields } from '#shared/features/settings/closed-days.contract.ts';

/** Every stretch that is entered, oldest first. */
export const closedDays = (db: ReadDb): ClosedDays[] =>
  db.all(sql`SELECT id AS closedId, name, kind AS closedKind, first_day AS firstDay, last_day AS lastDay
    FROM closed_days WHERE removed_at IS NULL ORDER BY first_day, last_day, id`);

export function insertClosedDays(tx: WriteDb, fields: ClosedFields, author: Author): ClosedDaysId {
  const closedId = uuid() as ClosedDaysId;
  tx.run(sql`INSERT INTO closed_days (id, name, kind, first_day, last_day, created_at, created_by, updated_at, updated_by)
    VALUES (${closedId}, ${fields.name}, ${fields.closedKind}, ${fields.firstDay}, ${fields.lastDay},
      ${author.at}, ${author.by}, ${author.at}, ${author.by})`);
  return closedId;
}

export const updateClosedDays = (tx: WriteDb, closedId: ClosedDaysId, fields: ClosedFields, author: Author): number =>
  tx.run(sql`UPDATE closed_days SET name = ${fields.name}, kind = ${fields.closedKind}, first_day = ${fields.firstDay},
    last_day = ${fields.lastDay}, updated_at = ${author.at}, updated_by = ${author.by} WHERE id = ${closedId} AND removed_at IS NULL`);

/** Kept in the file as taken out, with who and when. */
export const removeClosedDays = (tx: WriteDb, closedId: ClosedDaysId, author: Author): number =>
  tx.run(
    sql`UPDATE closed_days SET removed_at = ${author.at}, removed_by = ${author.by} WHERE id = ${closedId} AND removed_at IS NULL`,
  );
