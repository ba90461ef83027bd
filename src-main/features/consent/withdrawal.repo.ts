import { type ReadDb, sql } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, DecisionId, PurposeId } from '#shared/domain/ids.ts';

export interface WithdrawnRow {
  readonly decisionId: DecisionId;
  readonly purposeId: PurposeId;
  readonly purpose: string;
  readonly giver: 'contact' | 'child' | 'not-recorded';
  readonly contactId: string | null;
  readonly giverName: string;
  readonly relationship: string;
  readonly decidedOn: CalendarDate | null;
  readonly recordedAt: Instant;
}

/** What was withdrawn or objected to for this child and still counts, newest first; within one moment in the school's order. */
export const withdrawnRows = (db: ReadDb, childId: ChildId): WithdrawnRow[] =>
  db.all(sql`SELECT d.id AS decisionId, purpose_id AS purposeId, purpose.name AS purpose, giver, contact_id AS contactId,
      giver_name AS giverName, relationship, decided_on AS decidedOn, recorded_at AS recordedAt
    FROM consent_decision AS d JOIN purpose ON purpose.id = d.purpose_id
    WHERE child_id = ${childId} AND state IN ('withdrawn', 'objected') AND void = 0
      AND NOT EXISTS (SELECT 1 FROM consent_decision AS later WHERE later.corrects = d.id)
    ORDER BY recorded_at DESC, purpose.position, d.id`);
