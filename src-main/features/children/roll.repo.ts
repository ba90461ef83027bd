import { v7 as uuid } from 'uuid';
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

/** The child had left and is back: what was agreed to before ended with it. Answers the row's id. */
export function insertReturn(tx: WriteDb, childId: ChildId, leftOn: CalendarDate, author: Author): string {
  const id = uuid();
  tx.run(sql`INSERT INTO child_return (id, child_id, left_on, recorded_at, recorded_by)
    VALUES (${id}, ${childId}, ${leftOn}, ${author.at}, ${author.by})`);
  return id;
}

/** The return from this leaving was itself taken back: the child had not come back. */
export const undoReturn = (tx: WriteDb, childId: ChildId, leftOn: CalendarDate, at: Instant): number =>
  tx.run(sql`UPDATE child_return SET undone_at = ${at}
    WHERE child_id = ${childId} AND left_on = ${leftOn} AND undone_at IS NULL`);

/** Of each child who left and came back (or of one): the day of the last leaving. */
export const awayFrom = (db: ReadDb, childId?: ChildId): ReadonlyMap<ChildId, CalendarDate> =>
  new Map(
    db
      .all<{
        childId: ChildId;
        leftOn: CalendarDate;
      }>(sql`SELECT child_id AS childId, max(left_on) AS leftOn FROM child_return
        WHERE undone_at IS NULL AND ${childId === undefined ? sql`1` : sql`child_id = ${childId}`} GROUP BY child_id`)
      .map((row) => [row.childId, row.leftOn]),
  );

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
