import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, PictureDayId, PurposeId } from '#shared/domain/ids.ts';

export interface DayRow {
  readonly dayId: PictureDayId;
  readonly name: string;
  readonly onDay: CalendarDate;
}
/** Those in use: from today on, the next first; then those that are over, the last first. */
export const daysInUse = (db: ReadDb, today: CalendarDate): DayRow[] =>
  db.all(sql`SELECT id AS dayId, name, on_day AS onDay FROM picture_day WHERE removed_at IS NULL
    ORDER BY on_day < ${today}, iif(on_day < ${today}, NULL, on_day), on_day DESC, name, id`);
export const oneDay = (db: ReadDb, dayId: PictureDayId): DayRow | undefined =>
  db.get(sql`SELECT id AS dayId, name, on_day AS onDay FROM picture_day WHERE id = ${dayId} AND removed_at IS NULL`);

export const classesOfDay = (db: ReadDb, dayId: PictureDayId): ClassId[] =>
  db
    .all<{ classId: ClassId }>(sql`SELECT class_id AS classId FROM picture_day_class WHERE day_id = ${dayId}`)
    .map(({ classId }) => classId);
/** Children picked by name; a record that was put together with another is there under the kept one. */
export const pickedOfDay = (db: ReadDb, dayId: PictureDayId): ChildId[] =>
  db
    .all<{ childId: ChildId }>(sql`SELECT child_id AS childId FROM picture_day_child
      JOIN child ON child.id = child_id AND child.merged_into IS NULL WHERE day_id = ${dayId}`)
    .map(({ childId }) => childId);
export const purposesOfDay = (db: ReadDb, dayId: PictureDayId): PurposeId[] =>
  db
    .all<{ purposeId: PurposeId }>(sql`SELECT purpose_id AS purposeId FROM picture_day_purpose WHERE day_id = ${dayId}`)
    .map(({ purposeId }) => purposeId);

export interface DayFields {
  readonly name: string;
  readonly onDay: CalendarDate;
  readonly classIds: readonly ClassId[];
  readonly childIds: readonly ChildId[];
  readonly purposeIds: readonly PurposeId[];
}
export function insertDay(tx: WriteDb, fields: DayFields, author: Author): PictureDayId {
  const dayId = uuid() as PictureDayId;
  tx.run(sql`INSERT INTO picture_day (id, name, on_day, saved_at, saved_by)
    VALUES (${dayId}, ${fields.name}, ${fields.onDay}, ${author.at}, ${author.by})`);
  insertParts(tx, dayId, fields);
  return dayId;
}
/** 0: it was removed. */
export function updateDay(tx: WriteDb, dayId: PictureDayId, fields: DayFields, author: Author): number {
  const changed =
    tx.run(sql`UPDATE picture_day SET name = ${fields.name}, on_day = ${fields.onDay}, saved_at = ${author.at},
    saved_by = ${author.by} WHERE id = ${dayId} AND removed_at IS NULL`);
  if (changed === 0) return 0;
  tx.run(sql`DELETE FROM picture_day_class WHERE day_id = ${dayId}`);
  tx.run(sql`DELETE FROM picture_day_child WHERE day_id = ${dayId}`);
  tx.run(sql`DELETE FROM picture_day_purpose WHERE day_id = ${dayId}`);
  insertParts(tx, dayId, fields);
  return changed;
}
function insertParts(tx: WriteDb, dayId: PictureDayId, { classIds, childIds, purposeIds }: DayFields): void {
  for (const classId of classIds)
    tx.run(sql`INSERT INTO picture_day_class (day_id, class_id) VALUES (${dayId}, ${classId})`);
  for (const childId of childIds)
    tx.run(sql`INSERT INTO picture_day_child (day_id, child_id) VALUES (${dayId}, ${childId})`);
  for (const purposeId of purposeIds)
    tx.run(sql`INSERT INTO picture_day_purpose (day_id, purpose_id) VALUES (${dayId}, ${purposeId})`);
}
export const removeDay = (tx: WriteDb, dayId: PictureDayId, author: Author): number =>
  tx.run(sql`UPDATE picture_day SET removed_at = ${author.at}, removed_by = ${author.by}
    WHERE id = ${dayId} AND removed_at IS NULL`);

/** The newest words of the notice to parents; undefined: nobody has saved any. */
export const newestNotice = (db: ReadDb): { words: string; at: Instant; by: string } | undefined =>
  db.get(sql`SELECT words, saved_at AS at, coalesce(staff.name, '') AS by FROM event_notice LEFT JOIN staff ON staff.id = saved_by
    ORDER BY event_notice.id DESC LIMIT 1`);
export const insertNotice = (tx: WriteDb, words: string, author: Author): number =>
  tx.run(
    sql`INSERT INTO event_notice (id, words, saved_at, saved_by) VALUES (${uuid()}, ${words}, ${author.at}, ${author.by})`,
  );
