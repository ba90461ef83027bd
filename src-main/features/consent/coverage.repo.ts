import { withinScope } from '#main/features/children/child-reach.ts';
import { type ReadDb, sql } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { DecisionState } from '#shared/features/consent/consent.model.ts';

export interface ChangedRow {
  readonly childId: ChildId;
  readonly purposeId: PurposeId;
  readonly state: DecisionState;
  readonly giver: 'contact' | 'child' | 'not-recorded';
  readonly giverName: string;
  readonly relationship: string;
  readonly method: string;
  readonly corrects: string | null;
  readonly isVoid: number;
  readonly at: Instant;
  readonly by: string;
}

/** What was recorded from this moment on about children on roll within the scope, newest first; within one moment in the school's order. */
export const decisionsSince = (db: ReadDb, scope: Scope, from: string): ChangedRow[] =>
  db.all(sql`SELECT d.child_id AS childId, purpose_id AS purposeId, d.state AS state, d.giver AS giver, d.giver_name AS giverName,
      d.relationship AS relationship, method, corrects, void AS isVoid, d.recorded_at AS at, coalesce(staff.name, '') AS by
    FROM consent_decision AS d JOIN child ON child.id = d.child_id JOIN purpose ON purpose.id = d.purpose_id
      LEFT JOIN staff ON staff.id = d.recorded_by
    WHERE d.recorded_at >= ${from} AND child.left_on IS NULL AND child.merged_into IS NULL AND ${withinScope(scope)}
    ORDER BY d.recorded_at DESC, purpose.position, d.id`);
