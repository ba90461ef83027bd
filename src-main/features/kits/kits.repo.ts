import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, InhalerUseId, KitCheckId, KitId, KitItemId, KitUseId, StaffId } from '#shared/domain/ids.ts';
import type { Found, ItemKind, KitKind, KitPart, OutWhy } from '#shared/features/kits/kits.model.ts';
import type { SpareRule } from '#shared/features/kits/may-receive.rules.ts';

export interface KitRow {
  readonly kitId: KitId;
  readonly kind: KitKind;
  readonly name: string;
  readonly place: string;
  readonly addedAt: Instant;
  readonly closed: number;
}
/** Every kit, those kept no more at the end; adrenaline first, then by name. */
export const allKits = (db: ReadDb): KitRow[] =>
  db.all(sql`SELECT id AS kitId, kind, name, place, added_at AS addedAt, closed_at IS NOT NULL AS closed FROM kit
    ORDER BY closed, kind, name, id`);

export const kitOfKey = (db: ReadDb, requestKey: string): KitId | undefined =>
  db.get<{ kitId: KitId }>(sql`SELECT id AS kitId FROM kit WHERE request_key = ${requestKey}`)?.kitId;

interface KitFields {
  readonly name: string;
  readonly place: string;
}
export function insertKit(
  tx: WriteDb,
  kind: KitKind,
  { name, place }: KitFields,
  requestKey: string,
  by: Author,
): KitId {
  const kitId = uuid() as KitId;
  tx.run(sql`INSERT INTO kit (id, kind, name, place, request_key, added_at, added_by, updated_at, updated_by)
    VALUES (${kitId}, ${kind}, ${name}, ${place}, ${requestKey}, ${by.at}, ${by.by}, ${by.at}, ${by.by})`);
  return kitId;
}
export const updateKit = (tx: WriteDb, kitId: KitId, { name, place }: KitFields, by: Author): number =>
  tx.run(
    sql`UPDATE kit SET name = ${name}, place = ${place}, updated_at = ${by.at}, updated_by = ${by.by} WHERE id = ${kitId}`,
  );
export const setClosed = (tx: WriteDb, kitId: KitId, closed: boolean, by: Author): number =>
  tx.run(
    sql`UPDATE kit SET closed_at = ${closed ? by.at : null}, updated_at = ${by.at}, updated_by = ${by.by} WHERE id = ${kitId}`,
  );

/** An item with what became of it: a use that stands, or a row that says why it left. */
export interface ItemRow {
  readonly itemId: KitItemId;
  readonly kitId: KitId;
  readonly kind: ItemKind;
  readonly device: string;
  readonly strength: string;
  readonly batch: string;
  readonly expires: CalendarDate | null;
  readonly addedAt: Instant;
  readonly addedBy: string;
  readonly usedAt: Instant | null;
  readonly usedBy: string | null;
  readonly outWhy: OutWhy | null;
  readonly outWords: string | null;
  readonly outAt: Instant | null;
  readonly replaced: number;
}
const USE_STANDS = sql`u.corrects IS NULL AND NOT EXISTS (SELECT 1 FROM kit_use AS b WHERE b.corrects = u.id)`;
const INHALER_STANDS = sql`u.corrects IS NULL AND NOT EXISTS (SELECT 1 FROM school_inhaler_use AS b WHERE b.corrects = u.id)`;
// An inhaler serves again; a device and a spacer are used once.
const USES = sql`SELECT u.item_id AS item_id, u.at AS at, u.given_by AS given_by FROM kit_use AS u JOIN kit_item AS k ON k.id = u.item_id
    WHERE k.kind <> 'inhaler' AND ${USE_STANDS}
  UNION ALL SELECT u.spacer_item_id, u.at, u.given_by FROM school_inhaler_use AS u WHERE u.spacer_item_id IS NOT NULL AND ${INHALER_STANDS}`;

/** All that is or was in any kit, in the order it came. */
export const allItems = (db: ReadDb): ItemRow[] =>
  db.all(sql`SELECT i.id AS itemId, kit_id AS kitId, i.kind AS kind, device, strength, batch, expires, added_at AS addedAt,
      coalesce(adder.name, '') AS addedBy, used.at AS usedAt, giver.name AS usedBy, out.why AS outWhy, out.words AS outWords,
      out.recorded_at AS outAt, EXISTS (SELECT 1 FROM kit_item AS later WHERE later.replaces = i.id) AS replaced
    FROM kit_item AS i LEFT JOIN (${USES}) AS used ON used.item_id = i.id LEFT JOIN staff AS giver ON giver.id = used.given_by
      LEFT JOIN kit_item_out AS out ON out.item_id = i.id LEFT JOIN staff AS adder ON adder.id = added_by
    ORDER BY CASE i.kind WHEN 'spacer' THEN 1 ELSE 0 END, i.id`);

export const itemOfKey = (db: ReadDb, requestKey: string): KitItemId | undefined =>
  db.get<{ itemId: KitItemId }>(sql`SELECT id AS itemId FROM kit_item WHERE request_key = ${requestKey}`)?.itemId;

export interface NewItem {
  readonly kitId: KitId;
  readonly kind: ItemKind;
  readonly device: string;
  readonly strength: string;
  readonly batch: string;
  readonly expires: CalendarDate | null;
  readonly replaces: KitItemId | null;
  readonly requestKey: string;
}
export function insertItem(tx: WriteDb, item: NewItem, author: Author): KitItemId {
  const itemId = uuid() as KitItemId;
  tx.run(sql`INSERT INTO kit_item (id, kit_id, kind, device, strength, batch, expires, replaces, request_key, added_at, added_by)
    VALUES (${itemId}, ${item.kitId}, ${item.kind}, ${item.device}, ${item.strength}, ${item.batch}, ${item.expires}, ${item.replaces},
      ${item.requestKey}, ${author.at}, ${author.by})`);
  return itemId;
}
export const insertOut = (tx: WriteDb, itemId: KitItemId, why: OutWhy, words: string, author: Author): number =>
  tx.run(sql`INSERT INTO kit_item_out (id, item_id, why, words, recorded_at, recorded_by)
    VALUES (${uuid()}, ${itemId}, ${why}, ${words}, ${author.at}, ${author.by})`);

export interface CheckRow {
  readonly checkId: KitCheckId;
  readonly kitId: KitId;
  readonly onDay: CalendarDate;
  readonly checkedBy: string;
  readonly words: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}
/** Checks, the newest day first; of one kit or of all. */
export const checks = (db: ReadDb, kitId?: KitId): CheckRow[] =>
  db.all(sql`SELECT c.id AS checkId, kit_id AS kitId, on_day AS onDay, coalesce(checker.name, '') AS checkedBy, words,
      recorded_at AS recordedAt, coalesce(recorder.name, '') AS recordedBy
    FROM kit_check AS c LEFT JOIN staff AS checker ON checker.id = checked_by LEFT JOIN staff AS recorder ON recorder.id = recorded_by
    WHERE ${kitId === undefined ? sql`1` : sql`kit_id = ${kitId}`} ORDER BY on_day DESC, c.id DESC`);
export const checkItems = (db: ReadDb): { checkId: KitCheckId; itemId: KitItemId; found: Found }[] =>
  db.all(sql`SELECT check_id AS checkId, item_id AS itemId, found FROM kit_check_item`);
export const checkParts = (db: ReadDb): { checkId: KitCheckId; part: KitPart; there: number }[] =>
  db.all(sql`SELECT check_id AS checkId, part, there FROM kit_check_part`);

export const hasCheck = (db: ReadDb, requestKey: string): boolean =>
  db.get(sql`SELECT 1 FROM kit_check WHERE request_key = ${requestKey}`) !== undefined;
export interface NewCheck {
  readonly kitId: KitId;
  readonly onDay: CalendarDate;
  readonly checkedBy: StaffId;
  readonly words: string;
  readonly requestKey: string;
  readonly items: readonly { readonly itemId: KitItemId; readonly found: Found }[];
  readonly parts: readonly { readonly part: KitPart; readonly there: boolean }[];
}
export function insertCheck(tx: WriteDb, check: NewCheck, author: Author): void {
  const checkId = uuid();
  tx.run(sql`INSERT INTO kit_check (id, kit_id, on_day, checked_by, words, request_key, recorded_at, recorded_by)
    VALUES (${checkId}, ${check.kitId}, ${check.onDay}, ${check.checkedBy}, ${check.words}, ${check.requestKey}, ${author.at}, ${author.by})`);
  for (const { itemId, found } of check.items)
    tx.run(sql`INSERT INTO kit_check_item (check_id, item_id, found) VALUES (${checkId}, ${itemId}, ${found})`);
  for (const { part, there } of check.parts)
    tx.run(sql`INSERT INTO kit_check_part (check_id, part, there) VALUES (${checkId}, ${part}, ${there})`);
}

export interface UseRow {
  readonly useId: KitUseId | InhalerUseId;
  readonly itemId: KitItemId;
  readonly childId: ChildId | null;
  readonly adult: string;
  readonly at: Instant;
  readonly place: string;
  readonly words: string;
  readonly givenBy: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly backBy: string | null;
  readonly backWords: string | null;
  /** 1: the entry of the inhaler in the child's record. */
  readonly inRecord: number;
}
/** Every use of what is or was in this kit, newest first; those of the inhaler from the children's records. */
export const usesOf = (db: ReadDb, kitId: KitId): UseRow[] =>
  db.all(sql`SELECT u.id AS useId, u.item_id AS itemId, u.child_id AS childId, u.adult AS adult, u.at AS at, u.place AS place, u.words AS words,
      coalesce(giver.name, '') AS givenBy, u.recorded_at AS recordedAt, coalesce(recorder.name, '') AS recordedBy,
      taker.name AS backBy, back.words AS backWords, 0 AS inRecord
    FROM kit_use AS u LEFT JOIN kit_use AS back ON back.corrects = u.id LEFT JOIN staff AS taker ON taker.id = back.recorded_by
      LEFT JOIN staff AS giver ON giver.id = u.given_by LEFT JOIN staff AS recorder ON recorder.id = u.recorded_by
    WHERE u.corrects IS NULL AND u.item_id IN (SELECT id FROM kit_item WHERE kit_id = ${kitId})
    UNION ALL SELECT u.id, u.kit_item_id, u.child_id, '', u.at, u.place, u.puffs || ' ' || iif(u.puffs = 1, 'puff', 'puffs') || iif(u.words = '', '', '. ' || u.words),
      coalesce(giver.name, ''), u.recorded_at, coalesce(recorder.name, ''), taker.name, back.words, 1
    FROM school_inhaler_use AS u LEFT JOIN school_inhaler_use AS back ON back.corrects = u.id LEFT JOIN staff AS taker ON taker.id = back.recorded_by
      LEFT JOIN staff AS giver ON giver.id = u.given_by LEFT JOIN staff AS recorder ON recorder.id = u.recorded_by
    WHERE u.corrects IS NULL AND u.kit_item_id IN (SELECT id FROM kit_item WHERE kit_id = ${kitId})
    ORDER BY 5 DESC, 1 DESC`);

export const knownUse = (db: ReadDb, requestKey: string): KitUseId | undefined =>
  db.get<{ useId: KitUseId }>(sql`SELECT id AS useId FROM kit_use WHERE request_key = ${requestKey}`)?.useId;

interface StoredUse {
  readonly itemId: KitItemId;
  readonly childId: ChildId | null;
  readonly adult: string;
  readonly at: Instant;
}
/** A use that nobody took back. */
export const standingUse = (db: ReadDb, useId: KitUseId): StoredUse | undefined =>
  db.get(
    sql`SELECT item_id AS itemId, child_id AS childId, adult, at FROM kit_use AS u WHERE u.id = ${useId} AND ${USE_STANDS}`,
  );

export interface NewKitUse extends StoredUse {
  readonly place: string;
  readonly words: string;
  readonly givenBy: StaffId;
  readonly corrects: KitUseId | null;
  readonly requestKey: string;
}
export function insertUse(tx: WriteDb, use: NewKitUse, author: Author): KitUseId {
  const useId = uuid() as KitUseId;
  tx.run(sql`INSERT INTO kit_use (id, item_id, child_id, adult, at, place, words, given_by, corrects, request_key, recorded_at, recorded_by)
    VALUES (${useId}, ${use.itemId}, ${use.childId}, ${use.adult}, ${use.at}, ${use.place}, ${use.words}, ${use.givenBy}, ${use.corrects},
      ${use.requestKey}, ${author.at}, ${author.by})`);
  return useId;
}

export interface RuleRow {
  readonly rule: SpareRule;
  readonly words: string;
  readonly at: Instant;
  readonly by: string;
}
export const newestRule = (db: ReadDb): RuleRow | undefined =>
  db.get(sql`SELECT rule, words, recorded_at AS at, coalesce(staff.name, '') AS "by" FROM spare_rule LEFT JOIN staff ON staff.id = recorded_by
    ORDER BY spare_rule.id DESC LIMIT 1`);
export const insertRule = (tx: WriteDb, rule: SpareRule, words: string, author: Author): number =>
  tx.run(sql`INSERT INTO spare_rule (id, rule, words, recorded_at, recorded_by)
    VALUES (${uuid()}, ${rule}, ${words}, ${author.at}, ${author.by})`);
