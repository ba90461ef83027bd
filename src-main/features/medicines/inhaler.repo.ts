import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { withinScope } from '#main/features/children/child-reach.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, InhalerUseId, KitItemId, StaffId } from '#shared/domain/ids.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { InhalerUse } from '#shared/features/medicines/medicines.view.ts';

/** Uses of the school's inhaler for one child, newest first; a row that takes another back is not one itself. */
export const inhalerUses = (db: ReadDb, childId: ChildId): InhalerUse[] =>
  db
    .all<
      Omit<InhalerUse, 'counts'> & { counts: number }
    >(sql`SELECT u.id AS useId, u.at AS at, puffs, u.place AS place, words,
        coalesce(giver.name, '') AS givenBy, coalesce(kit.name, '') AS kit, NOT EXISTS (SELECT 1 FROM school_inhaler_use AS later WHERE later.corrects = u.id) AS counts,
        recorded_at AS recordedAt, coalesce(recorder.name, '') AS recordedBy
      FROM school_inhaler_use AS u LEFT JOIN staff AS giver ON giver.id = given_by LEFT JOIN staff AS recorder ON recorder.id = recorded_by
        LEFT JOIN kit_item ON kit_item.id = kit_item_id LEFT JOIN kit ON kit.id = kit_item.kit_id
      WHERE child_id = ${childId} AND corrects IS NULL ORDER BY u.at DESC, u.id DESC`)
    .map((row) => ({ ...row, counts: row.counts === 1 }));

/** Uses that count, of children within a scope, recorded since then: whose parents are to be written to. */
export const usesSince = (
  db: ReadDb,
  scope: Scope,
  since: Instant,
): { useId: InhalerUseId; childId: ChildId; at: Instant; recordedAt: Instant }[] =>
  db.all(sql`SELECT u.id AS useId, u.child_id AS childId, u.at AS at, u.recorded_at AS recordedAt
    FROM school_inhaler_use AS u JOIN child ON child.id = u.child_id
    WHERE u.corrects IS NULL AND u.recorded_at >= ${since} AND child.merged_into IS NULL AND ${withinScope(scope)}
      AND NOT EXISTS (SELECT 1 FROM school_inhaler_use AS later WHERE later.corrects = u.id)`);

export const inhalerOfKey = (db: ReadDb, requestKey: string): { useId: InhalerUseId } | undefined =>
  db.get(sql`SELECT id AS useId FROM school_inhaler_use WHERE request_key = ${requestKey}`);

export interface NewUse {
  readonly childId: ChildId;
  readonly at: Instant;
  readonly puffs: number;
  readonly place: string;
  readonly words: string;
  readonly givenBy: StaffId;
  readonly corrects: InhalerUseId | null;
  /** The inhaler of a spare kit, and the spacer that went with it; null: not recorded. */
  readonly kitItemId: KitItemId | null;
  readonly spacerItemId: KitItemId | null;
  readonly requestKey: string;
}
export function insertInhalerUse(tx: WriteDb, use: NewUse, author: Author): InhalerUseId {
  const useId = uuid() as InhalerUseId;
  tx.run(sql`INSERT INTO school_inhaler_use (id, child_id, at, puffs, place, words, given_by, corrects, kit_item_id, spacer_item_id, request_key,
      recorded_at, recorded_by)
    VALUES (${useId}, ${use.childId}, ${use.at}, ${use.puffs}, ${use.place}, ${use.words}, ${use.givenBy}, ${use.corrects}, ${use.kitItemId},
      ${use.spacerItemId}, ${use.requestKey},
      ${author.at}, ${author.by})`);
  return useId;
}
