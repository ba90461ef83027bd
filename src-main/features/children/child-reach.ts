import { list, type ReadDb, type Sql, sql } from '#main/store/sql.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';

/** What decides who reaches a child: its class, and whether it has a need that concerns food. */
export function childReach(db: ReadDb, childId: string): { classId: ClassId | null; dietary: boolean } | undefined {
  const row = db.get<{ class_id: ClassId | null; dietary: number }>(sql`
    SELECT class_id, EXISTS (SELECT 1 FROM need WHERE need.child_id = child.id AND dietary = 1 AND removed_at IS NULL) AS dietary
    FROM child WHERE id = ${childId} AND merged_into IS NULL`);
  return row && { classId: row.class_id, dietary: row.dietary === 1 };
}

/** The same rule as a condition on `child` rows, for lists: only children that the scope reaches. */
export function withinScope(scope: Scope): Sql {
  if (scope.kind === 'all') return sql`1`;
  const dietary = scope.dietary
    ? sql`EXISTS (SELECT 1 FROM need WHERE need.child_id = child.id AND dietary = 1 AND removed_at IS NULL)`
    : sql`0`;
  return sql`(child.class_id IN (${list(scope.classIds)}) OR ${dietary})`;
}
