import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, type Sql, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, PictureUseId, PurposeId } from '#shared/domain/ids.ts';
import type { UseState } from '#shared/features/consent/take-down.rules.ts';
import type { UsePlace } from '#shared/features/consent/uses.model.ts';

export interface UseRow {
  readonly useId: PictureUseId;
  readonly picture: string;
  readonly place: UsePlace;
  readonly placeWords: string;
  readonly since: CalendarDate;
  readonly named: boolean | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}
export interface UseEvent {
  readonly id: string;
  readonly useId: PictureUseId;
  readonly state: UseState;
  readonly doneOn: CalendarDate;
  readonly doneBy: string;
  readonly words: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}

/** Which uses are asked for. */
export type Asked =
  | { readonly which: 'standing' }
  | { readonly which: 'ended'; readonly newest: number }
  | { readonly which: 'of-child'; readonly childId: ChildId }
  | { readonly which: 'one'; readonly useId: PictureUseId };

const NEWEST_EVENT = sql`(SELECT state FROM picture_use_event AS e WHERE e.use_id = u.id ORDER BY e.id DESC LIMIT 1)`;
/** The same rule as `endOfUse`, as a condition: how the lists of a school of years stay short. */
const HAS_ENDED = sql`coalesce(${NEWEST_EVENT}, 'still-up') <> 'still-up'`;

function matching(asked: Asked): Sql {
  switch (asked.which) {
    case 'standing':
      return sql`SELECT id FROM picture_use AS u WHERE NOT ${HAS_ENDED}`;
    case 'ended':
      return sql`SELECT id FROM picture_use AS u WHERE ${HAS_ENDED}
        ORDER BY (SELECT max(e.id) FROM picture_use_event AS e WHERE e.use_id = u.id) DESC LIMIT ${asked.newest}`;
    case 'of-child':
      return sql`SELECT use_id FROM picture_use_child WHERE child_id = ${asked.childId}`;
    case 'one':
      return sql`SELECT id FROM picture_use WHERE id = ${asked.useId}`;
  }
}

/** The uses asked for, the longest recorded first. */
export const usesOf = (db: ReadDb, asked: Asked): UseRow[] =>
  db
    .all<
      Omit<UseRow, 'named'> & { named: number | null }
    >(sql`SELECT u.id AS useId, picture, place, place_words AS placeWords, since,
      coalesce((SELECT full_names FROM picture_use_names AS n WHERE n.use_id = u.id ORDER BY n.id DESC LIMIT 1), full_names) AS named,
      recorded_at AS recordedAt,
      coalesce(staff.name, '') AS recordedBy
    FROM picture_use AS u LEFT JOIN staff ON staff.id = u.recorded_by WHERE u.id IN (${matching(asked)}) ORDER BY u.id`)
    .map((row) => ({ ...row, named: row.named === null ? null : row.named === 1 }));

export const purposesOfUses = (db: ReadDb, asked: Asked): { useId: PictureUseId; purposeId: PurposeId }[] =>
  db.all(
    sql`SELECT use_id AS useId, purpose_id AS purposeId FROM picture_use_purpose WHERE use_id IN (${matching(asked)})`,
  );

/** Who is in them. A record that was put together with another is there under the kept one. */
export const childrenOfUses = (db: ReadDb, asked: Asked): { useId: PictureUseId; childId: ChildId }[] =>
  db.all(sql`SELECT p.use_id AS useId, p.child_id AS childId FROM picture_use_child AS p
      JOIN child ON child.id = p.child_id AND child.merged_into IS NULL
    WHERE p.use_id IN (${matching(asked)})`);

export const eventsOfUses = (db: ReadDb, asked: Asked): UseEvent[] =>
  db.all(sql`SELECT e.id AS id, use_id AS useId, state, done_on AS doneOn, done_by AS doneBy, words, recorded_at AS recordedAt,
      coalesce(staff.name, '') AS recordedBy
    FROM picture_use_event AS e LEFT JOIN staff ON staff.id = e.recorded_by WHERE use_id IN (${matching(asked)})`);

export interface NewUse extends Pick<UseRow, 'picture' | 'place' | 'placeWords' | 'since'> {
  readonly named: boolean;
  readonly purposeIds: readonly PurposeId[];
  readonly childIds: readonly ChildId[];
}
export function insertUse(tx: WriteDb, use: NewUse, author: Author): PictureUseId {
  const useId = uuid() as PictureUseId;
  tx.run(sql`INSERT INTO picture_use (id, picture, place, place_words, since, full_names, recorded_at, recorded_by)
    VALUES (${useId}, ${use.picture}, ${use.place}, ${use.placeWords}, ${use.since}, ${Number(use.named)}, ${author.at}, ${author.by})`);
  for (const purposeId of use.purposeIds)
    tx.run(sql`INSERT INTO picture_use_purpose (use_id, purpose_id) VALUES (${useId}, ${purposeId})`);
  for (const childId of use.childIds)
    tx.run(sql`INSERT INTO picture_use_child (use_id, child_id) VALUES (${useId}, ${childId})`);
  return useId;
}

export const insertNames = (tx: WriteDb, useId: PictureUseId, named: boolean, author: Author): number =>
  tx.run(sql`INSERT INTO picture_use_names (id, use_id, full_names, recorded_at, recorded_by)
    VALUES (${uuid()}, ${useId}, ${Number(named)}, ${author.at}, ${author.by})`);

export type NewEvent = Pick<UseEvent, 'state' | 'doneOn' | 'doneBy' | 'words'>;
export const insertUseEvent = (tx: WriteDb, useId: PictureUseId, event: NewEvent, author: Author): number =>
  tx.run(sql`INSERT INTO picture_use_event (id, use_id, state, done_on, done_by, words, recorded_at, recorded_by)
    VALUES (${uuid()}, ${useId}, ${event.state}, ${event.doneOn}, ${event.doneBy}, ${event.words}, ${author.at}, ${author.by})`);
