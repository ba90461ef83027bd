import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import type { RollOverId, RollOverRun } from '#shared/features/children/roll-over.contract.ts';
import type { RollKind } from '#shared/features/children/roll-over.rules.ts';

/** What can be changed about a class in a roll-over. */
export interface ClassWords {
  readonly name: string;
  readonly yearGroup: string;
  readonly teacher: string;
}

export const runs = (db: ReadDb): RollOverRun[] =>
  db
    .all<Omit<RollOverRun, 'kept'> & { kept: string }>(sql`
      SELECT r.id AS rollOverId, r.school_year AS schoolYear, r.ran_at AS ranAt, coalesce(staff.name, '') AS by, r.undone_at AS undoneAt, r.kept AS kept,
        (SELECT count(*) FROM roll_over_child WHERE roll_over_id = r.id AND kind = 'moves') AS moved,
        (SELECT count(*) FROM roll_over_child WHERE roll_over_id = r.id AND kind = 'leaves') AS left,
        (SELECT count(*) FROM roll_over_child WHERE roll_over_id = r.id AND kind = 'unplaced') AS unplaced
      FROM roll_over AS r LEFT JOIN staff ON staff.id = r.ran_by ORDER BY r.id DESC LIMIT 20`)
    .map((row) => ({ ...row, kept: JSON.parse(row.kept) as string[] }));

export function insertRun(
  tx: WriteDb,
  run: { rollOverId: RollOverId; schoolYear: number; leftOn: CalendarDate },
  author: Author,
): void {
  tx.run(sql`INSERT INTO roll_over (id, school_year, left_on, ran_at, ran_by)
    VALUES (${run.rollOverId}, ${run.schoolYear}, ${run.leftOn}, ${author.at}, ${author.by})`);
}

export const markUndone = (tx: WriteDb, rollOverId: RollOverId, kept: readonly string[], author: Author): number =>
  tx.run(sql`UPDATE roll_over SET undone_at = ${author.at}, undone_by = ${author.by}, kept = ${JSON.stringify(kept)}
    WHERE id = ${rollOverId} AND undone_at IS NULL`);

export interface ChildChange {
  readonly childId: ChildId;
  readonly kind: RollKind;
  readonly fromClass: ClassId | null;
  readonly fromYear: string;
  readonly toClass: ClassId | null;
  readonly toYear: string;
  readonly leftOn: CalendarDate | null;
}
export function insertChildChange(tx: WriteDb, rollOverId: RollOverId, row: ChildChange): void {
  tx.run(sql`INSERT INTO roll_over_child (roll_over_id, child_id, kind, from_class, from_year, to_class, to_year, left_on)
    VALUES (${rollOverId}, ${row.childId}, ${row.kind}, ${row.fromClass}, ${row.fromYear}, ${row.toClass}, ${row.toYear}, ${row.leftOn})`);
}
export const childChanges = (db: ReadDb, rollOverId: RollOverId): ChildChange[] =>
  db.all(sql`SELECT child_id AS childId, kind, from_class AS fromClass, from_year AS fromYear, to_class AS toClass, to_year AS toYear, left_on AS leftOn
    FROM roll_over_child WHERE roll_over_id = ${rollOverId}`);

export function insertClassChange(
  tx: WriteDb,
  rollOverId: RollOverId,
  classId: ClassId,
  before: ClassWords,
  after: ClassWords,
): void {
  tx.run(sql`INSERT INTO roll_over_class (roll_over_id, class_id, before, after)
    VALUES (${rollOverId}, ${classId}, ${JSON.stringify(before)}, ${JSON.stringify(after)})`);
}
export const classChanges = (
  db: ReadDb,
  rollOverId: RollOverId,
): { classId: ClassId; before: ClassWords; after: ClassWords }[] =>
  db
    .all<{ classId: ClassId; before: string; after: string }>(
      sql`SELECT class_id AS classId, before, after FROM roll_over_class WHERE roll_over_id = ${rollOverId}`,
    )
    .map(({ classId, before, after }) => ({
      classId,
      before: JSON.parse(before) as ClassWords,
      after: JSON.parse(after) as ClassWords,
    }));

/** Frees the names of classes that are about to swap theirs; a name is unique among the classes in use. */
export const freeName = (tx: WriteDb, classId: ClassId): number =>
  tx.run(sql`UPDATE class SET name = id WHERE id = ${classId}`);
