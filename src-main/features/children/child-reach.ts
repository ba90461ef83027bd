import { list, type ReadDb, type Sql, sql } from '#main/store/sql.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';

/**
 * What decides who reaches a child: its class, whether it has a need that concerns food, and who it is, for a trip's leader. A leaver is in no class and on
 * no kitchen's board any more: only those who see all children reach the record that is kept.
 */
export function childReach(
  db: ReadDb,
  childId: string,
): { classId: ClassId | null; dietary: boolean; onRoll: ChildId | null } | undefined {
  const row = db.get<{ id: ChildId; class_id: ClassId | null; dietary: number; left_on: string | null }>(sql`
    SELECT id, class_id, left_on, EXISTS (SELECT 1 FROM need WHERE need.child_id = child.id AND dietary = 1 AND removed_at IS NULL) AS dietary
    FROM child WHERE id = ${childId} AND merged_into IS NULL`);
  if (!row) return undefined;
  return row.left_on === null
    ? { classId: row.class_id, dietary: row.dietary === 1, onRoll: row.id }
    : { classId: null, dietary: false, onRoll: null };
}

/** The same rule as a condition on `child` rows, for lists: only children that the scope reaches. */
export function withinScope(scope: Scope): Sql {
  if (scope.kind === 'all') return sql`1`;
  const dietary = scope.dietary
    ? sql`EXISTS (SELECT 1 FROM need WHERE need.child_id = child.id AND dietary = 1 AND removed_at IS NULL)`
    : sql`0`;
  // Only a trip's leader has some, on its days: for everybody else it is the same statement as ever.
  const led = scope.childIds.length === 0 ? sql`0` : sql`child.id IN (${list(scope.childIds)})`;
  return sql`(child.left_on IS NULL AND (child.class_id IN (${list(scope.classIds)}) OR ${dietary} OR ${led}))`;
}

/** The record that this one was put together with, or itself: one step, always. A record that an undone import had added leads nowhere. */
export const keptRecord = (db: ReadDb, childId: string): string =>
  db.get<{ id: string }>(sql`SELECT merged_into AS id FROM child WHERE id = ${childId} AND merged_into IS NOT NULL`)
    ?.id ?? childId;
