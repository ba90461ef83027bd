import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, FilePlaceId } from '#shared/domain/ids.ts';

export interface FilePlaceRow {
  readonly placeId: FilePlaceId;
  readonly name: string;
  readonly children: number;
}
/** The places in use in their order, with how many children's paper file is recorded there; leavers too, whose files stay. */
export const filePlaces = (db: ReadDb): FilePlaceRow[] =>
  db.all(sql`SELECT id AS placeId, name,
      (SELECT count(*) FROM child WHERE paper_place = file_place.name AND merged_into IS NULL) AS children
    FROM file_place WHERE removed_at IS NULL ORDER BY position, name`);

export const insertFilePlace = (tx: WriteDb, name: string, author: Author): number =>
  tx.run(sql`INSERT INTO file_place (id, name, position, updated_at, updated_by)
    SELECT ${uuid()}, ${name}, 1 + coalesce(max(position), 0), ${author.at}, ${author.by} FROM file_place`);

export const renameFilePlace = (tx: WriteDb, placeId: FilePlaceId, name: string, author: Author): number =>
  tx.run(sql`UPDATE file_place SET name = ${name}, updated_at = ${author.at}, updated_by = ${author.by}
    WHERE id = ${placeId} AND removed_at IS NULL`);

export const removeFilePlace = (tx: WriteDb, placeId: FilePlaceId, author: Author): number =>
  tx.run(sql`UPDATE file_place SET removed_at = ${author.at}, updated_at = ${author.at}, updated_by = ${author.by}
    WHERE id = ${placeId} AND removed_at IS NULL`);

export const childrenFiledAt = (db: ReadDb, name: string): ChildId[] =>
  db
    .all<{ childId: ChildId }>(
      sql`SELECT id AS childId FROM child WHERE paper_place = ${name} AND merged_into IS NULL ORDER BY id`,
    )
    .map(({ childId }) => childId);

/** Records another name of the place in every child's record; an edit that is open elsewhere is asked to look again. */
export const moveFiles = (tx: WriteDb, from: string, to: string, author: Author): number =>
  tx.run(sql`UPDATE child SET paper_place = ${to}, revision = revision + 1, updated_at = ${author.at}, updated_by = ${author.by}
    WHERE paper_place = ${from} AND merged_into IS NULL`);

export interface HeldCheck {
  readonly on: CalendarDate;
  readonly by: string;
}
/** When somebody last looked and found what the record says now; null: never, or only what it said before. */
export const lastHeldCheck = (db: ReadDb, childId: ChildId): HeldCheck | null =>
  db.get<HeldCheck>(sql`SELECT on_day AS "on", staff.name AS by FROM held_check AS h
      JOIN staff ON staff.id = h.recorded_by JOIN child ON child.id = h.child_id
    WHERE h.child_id = ${childId} AND h.cpoms_ref = child.cpoms_ref AND h.paper_place = child.paper_place
    ORDER BY on_day DESC, h.id DESC LIMIT 1`) ?? null;

export const insertHeldCheck = (tx: WriteDb, childId: ChildId, onDay: CalendarDate, author: Author): number =>
  tx.run(sql`INSERT INTO held_check (id, child_id, on_day, cpoms_ref, paper_place, recorded_at, recorded_by)
    SELECT ${uuid()}, id, ${onDay}, cpoms_ref, paper_place, ${author.at}, ${author.by} FROM child WHERE id = ${childId}`);
