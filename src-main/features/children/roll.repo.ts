import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';

export interface ClassRow {
  readonly classId: ClassId;
  readonly name: string;
  readonly yearGroup: string;
  readonly teacher: string;
  readonly children: number;
}
/** The classes in use, by their years; with how many children are in each now. */
export const currentClasses = (db: ReadDb): ClassRow[] =>
  db.all(sql`SELECT class.id AS classId, class.name AS name, class.year_group AS yearGroup, class.teacher AS teacher,
      (SELECT count(*) FROM child WHERE child.class_id = class.id AND left_on IS NULL AND merged_into IS NULL) AS children
    FROM class WHERE retired_at IS NULL ORDER BY position, name`);

export function saveClass(
  tx: WriteDb,
  row: { classId: ClassId; name: string; yearGroup: string; teacher: string; position: number },
): void {
  tx.run(sql`INSERT INTO class (id, name, year_group, teacher, position) VALUES (${row.classId}, ${row.name}, ${row.yearGroup}, ${row.teacher}, ${row.position})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, year_group = excluded.year_group, teacher = excluded.teacher, position = excluded.position`);
}

/** Ends a class; leavers keep it as their last. */
export const retireClass = (tx: WriteDb, classId: ClassId, at: Instant): number =>
  tx.run(sql`UPDATE class SET retired_at = ${at} WHERE id = ${classId} AND retired_at IS NULL`);

/** Takes a class that nobody is in, and that no member of staff is tied to, off every list. 0: somebody is. */
export const retireEmptyClass = (tx: WriteDb, classId: ClassId, at: Instant): number =>
  tx.run(sql`UPDATE class SET retired_at = ${at} WHERE id = ${classId} AND retired_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM child WHERE class_id = class.id AND merged_into IS NULL)
    AND NOT EXISTS (SELECT 1 FROM staff_grant WHERE instr(class_ids, class.id) > 0)`);

/** Where a child stands on the roll. */
export interface Place {
  readonly classId: ClassId | null;
  readonly yearGroup: string;
  readonly leftOn: CalendarDate | null;
}

/** Puts a child there; the revision goes up by one. */
export const setPlace = (tx: WriteDb, childId: ChildId, place: Place, author: Author): number =>
  tx.run(sql`UPDATE child SET class_id = ${place.classId}, year_group = ${place.yearGroup}, left_on = ${place.leftOn},
      revision = revision + 1, updated_at = ${author.at}, updated_by = ${author.by}
    WHERE id = ${childId}`);
