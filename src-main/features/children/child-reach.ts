import { list, type ReadDb, type Sql, sql } from '#main/store/sql.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';

/**
 * What decides who reaches a child: its class, and whether it has a need that concerns food. A leaver is in no class and on
 * no kitchen's board any more: only those who see all children reach the record that is kept.
 */
export function childReach(db: ReadDb, childId: string): { classId: ClassId | null; dietary: boolean } | undefined {
  const row = db.get<{ class_id: ClassId | null; dietary: number; left_on: string | null }>(sql`
    SELECT class_id, left_on, EXISTS (SELECT 1 FROM need WHERE need.child_id = child.id AND dietary = 1 AND removed_at IS NULL) AS dietary
    FROM child WHERE id = ${childId} AND merged_into IS NULL`);
  if (!row) return undefined;
  return row.left_on === null
    ? { classId: row.class_id, dietary: row.dietary === 1 }
    : { classId: null, dietary: false };
}

/** The same rule as a condition on `child` rows, for lists: only children that the scope reaches. */
export function withinScope(scope: Scope): Sql {
  if (scope.kind === 'all') return sql`1`;
  const dietary = scope.dietary
    ? sql`EXISTS (SELECT 1 FROM need WHERE need.child_id = child.id AND dietary = 1 AND removed_at IS NULL)`
    : sql`0`;
  return sql`(child.left_on IS NULL AND (child.class_id IN (${list(scope.classIds)}) OR ${dietary}))`;
}

/** The record that this one was put together with, or itself: one step, always. A record that an undone import had added leads nowhere. */
export const keptRecord = (db: ReadDb, childId: string): string =>
  db.get<{ id: string }>(sql`SELECT merged_into AS id FROM child WHERE id = ${childId} AND merged_into IS NOT NULL`)
    ?.id ?? childId;
