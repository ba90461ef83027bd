import { createHash } from 'node:crypto';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { pairKey } from '#shared/features/children/doubles.rules.ts';
import type { MergeId } from '#shared/features/children/merge.contract.ts';
import type { Named } from '#shared/features/children/told-apart.rules.ts';
import type { KitKind } from '#shared/features/kits/kits.model.ts';
import type { ChildRow } from './children.repo.ts';
import { keyOfTable, MOVED, type MovedTable, movable, tableName, textOf, watched } from './merge-tables.ts';

export interface MergeRow {
  readonly mergeId: MergeId;
  readonly keptId: ChildId;
  readonly mergedId: ChildId;
  readonly keptBefore: string;
  readonly written: string;
  readonly at: Instant;
  readonly by: string;
  readonly undoneAt: Instant | null;
}
const MERGE = sql`SELECT m.id AS mergeId, kept_id AS keptId, merged_id AS mergedId, kept_before AS keptBefore, written, merged_at AS at,
  coalesce(staff.name, '') AS by, undone_at AS undoneAt FROM child_merge AS m LEFT JOIN staff ON staff.id = m.merged_by`;

/** Newest first. */
export const merges = (db: ReadDb): MergeRow[] => db.all(sql`${MERGE} ORDER BY m.id DESC LIMIT 100`);
export const oneMerge = (db: ReadDb, mergeId: MergeId): MergeRow | undefined =>
  db.get(sql`${MERGE} WHERE m.id = ${mergeId}`);

export const insertMerge = (
  tx: WriteDb,
  merge: { mergeId: MergeId; keptId: ChildId; mergedId: ChildId; keptBefore: ChildRow },
  author: Author,
): number =>
  tx.run(sql`INSERT INTO child_merge (id, kept_id, merged_id, kept_before, merged_at, merged_by)
    VALUES (${merge.mergeId}, ${merge.keptId}, ${merge.mergedId}, ${JSON.stringify(merge.keptBefore)}, ${author.at}, ${author.by})`);

export const markUndone = (tx: WriteDb, mergeId: MergeId, author: Author): number =>
  tx.run(sql`UPDATE child_merge SET undone_at = ${author.at}, undone_by = ${author.by} WHERE id = ${mergeId}`);

/** Notes a row: whose it is when the merge is taken back, and columns of it as they were. */
export const noteRow = (
  tx: WriteDb,
  mergeId: MergeId,
  table: string,
  rowId: string,
  home: ChildId,
  before: Readonly<Record<string, string | number | null>> | null = null,
): number =>
  tx.run(sql`INSERT INTO child_merge_row (merge_id, table_name, row_id, home_id, before)
    VALUES (${mergeId}, ${table}, ${rowId}, ${home}, ${before && JSON.stringify(before)})
    ON CONFLICT (table_name, row_id, merge_id) DO UPDATE SET before = coalesce(excluded.before, before)`);

/** Brings every row of the doubled record under the kept one; each was noted first, or the triggers refuse. */
export function moveRows(tx: WriteDb, mergeId: MergeId, from: ChildId, to: ChildId): void {
  for (const table of MOVED) {
    const name = tableName(table);
    const key = keyOfTable(table);
    tx.run(sql`INSERT INTO child_merge_row (merge_id, table_name, row_id, home_id)
      SELECT ${mergeId}, ${table.name}, ${key}, ${from} FROM ${name} WHERE ${movable(table, from, to)}
      ON CONFLICT DO NOTHING`);
    tx.run(sql`UPDATE ${name} SET child_id = ${to} WHERE ${movable(table, from, to)}`);
  }
  // Records put together with the doubled one before now lead to the kept one directly: one step, always.
  tx.run(sql`INSERT INTO child_merge_row (merge_id, table_name, row_id, home_id)
    SELECT ${mergeId}, 'child', id, ${from} FROM child WHERE merged_into = ${from} AND id <> ${from}`);
  tx.run(sql`UPDATE child SET merged_into = ${to} WHERE merged_into = ${from} AND id <> ${from}`);
  tx.run(sql`UPDATE child SET merged_into = ${to}, revision = revision + 1 WHERE id = ${from}`);
}

interface NotedRow {
  readonly tableName: string;
  readonly rowId: string;
  readonly home: ChildId;
  readonly before: string | null;
}
/** Sends every noted row home, with what was changed of it put back. */
export function sendHome(tx: WriteDb, mergeId: MergeId, keptId: ChildId): void {
  const rows = tx.all<NotedRow>(sql`SELECT table_name AS tableName, row_id AS rowId, home_id AS home, before
    FROM child_merge_row WHERE merge_id = ${mergeId}`);
  const tables = new Map<string, MovedTable>(MOVED.map((table) => [table.name, table]));
  for (const row of rows) {
    if (row.tableName === 'child') {
      tx.run(sql`UPDATE child SET merged_into = ${row.home} WHERE id = ${row.rowId}`);
      continue;
    }
    const table = tables.get(row.tableName);
    if (!table) continue;
    if (row.before !== null) putBack(tx, row.tableName, row.rowId, JSON.parse(row.before));
    if (row.home !== keptId)
      tx.run(
        sql`UPDATE ${tableName(table)} SET child_id = ${row.home} WHERE ${keyOfTable(table)} = ${row.rowId} AND child_id = ${keptId}`,
      );
  }
}

function putBack(
  tx: WriteDb,
  table: string,
  id: string,
  before: Readonly<Record<string, string | number | null>>,
): void {
  if (table === 'contact')
    tx.run(
      sql`UPDATE contact SET position = ${before.position ?? 0}, removed_at = ${before.removedAt ?? null} WHERE id = ${id}`,
    );
  if (table === 'photo') tx.run(sql`UPDATE photo SET removed_at = ${before.removedAt ?? null} WHERE id = ${id}`);
  if (table === 'plan') tx.run(sql`UPDATE plan SET replaced_at = ${before.replacedAt ?? null} WHERE id = ${id}`);
}

/** The other's contacts go behind the kept one's. */
export function placeContactsAfter(tx: WriteDb, mergeId: MergeId, keptId: ChildId, otherId: ChildId): void {
  const { last } = tx.get<{ last: number }>(
    sql`SELECT coalesce(max(position), -1) AS last FROM contact WHERE child_id = ${keptId}`,
  ) ?? { last: -1 };
  const others = tx.all<{ id: string; position: number; removedAt: string | null }>(
    sql`SELECT id, position, removed_at AS removedAt FROM contact WHERE child_id = ${otherId} ORDER BY position, id`,
  );
  others.forEach(({ id, position, removedAt }, i) => {
    noteRow(tx, mergeId, 'contact', id, otherId, { position, removedAt });
    tx.run(sql`UPDATE contact SET position = ${last + 1 + i} WHERE id = ${id}`);
  });
}

/** Leaves out a contact that is the kept record's own, word for word, and to whom no decision belongs. */
export function leaveOutSameContacts(tx: WriteDb, keptId: ChildId, otherId: ChildId, at: Instant): number {
  return tx.run(sql`UPDATE contact SET removed_at = ${at} WHERE child_id = ${otherId} AND removed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM consent_decision WHERE contact_id = contact.id)
    AND EXISTS (SELECT 1 FROM contact AS k WHERE k.child_id = ${keptId} AND k.removed_at IS NULL
      AND k.title = contact.title AND k.surname = contact.surname AND k.forename = contact.forename AND k.relationship = contact.relationship
      AND k.responsibility IS contact.responsibility AND k.lives_with IS contact.lives_with AND k.phones = contact.phones
      AND k.email = contact.email AND k.street = contact.street AND k.town = contact.town AND k.postcode = contact.postcode)`);
}

/** Only one photo is shown and one plan is in force: the one not chosen stays in the history. */
export function setAside(tx: WriteDb, mergeId: MergeId, table: 'photo' | 'plan', of: ChildId, at: Instant): void {
  const rows =
    table === 'photo'
      ? tx.all<{ id: string }>(sql`SELECT id FROM photo WHERE child_id = ${of} AND removed_at IS NULL`)
      : tx.all<{ id: string }>(sql`SELECT id FROM plan WHERE child_id = ${of} AND replaced_at IS NULL`);
  for (const { id } of rows) {
    noteRow(tx, mergeId, table, id, of, table === 'photo' ? { removedAt: null } : { replacedAt: null });
    if (table === 'photo') tx.run(sql`UPDATE photo SET removed_at = ${at} WHERE id = ${id}`);
    else tx.run(sql`UPDATE plan SET replaced_at = ${at} WHERE id = ${id}`);
  }
}

export const setPhoto = (tx: WriteDb, childId: ChildId, photoId: string | null): number =>
  tx.run(sql`UPDATE child SET photo_id = ${photoId} WHERE id = ${childId}`);

/** The doubled record stands by itself again. */
export const unmerge = (tx: WriteDb, childId: ChildId): number =>
  tx.run(sql`UPDATE child SET merged_into = NULL, revision = revision + 1 WHERE id = ${childId}`);

/** Fingerprints of what stands under a record, by the words for a change of it. */
export const standing = (db: ReadDb, childId: ChildId): Record<string, string> =>
  Object.fromEntries(
    [...watched(childId)].map(([words, statement]) => [
      words,
      createHash('sha256').update(textOf(db, statement)).digest('base64'),
    ]),
  );

export const noteStanding = (tx: WriteDb, mergeId: MergeId, childId: ChildId): number =>
  tx.run(sql`UPDATE child_merge SET written = ${JSON.stringify(standing(tx, childId))} WHERE id = ${mergeId}`);

/** What was written under the kept record since the merge, in words. */
export function writtenSince(db: ReadDb, merge: Pick<MergeRow, 'written' | 'keptId'>): string[] {
  const then = JSON.parse(merge.written) as Record<string, string>;
  return Object.entries(standing(db, merge.keptId))
    .filter(([words, print]) => then[words] !== print)
    .map(([words]) => words);
}

/** Pairs of which a person said that they are two children. */
export const saidTwo = (db: ReadDb): Set<string> =>
  new Set(
    db
      .all<{ a: string; b: string }>(sql`SELECT one_id AS a, other_id AS b FROM child_not_double`)
      .map(({ a, b }) => pairKey(a, b)),
  );
export function sayTwo(tx: WriteDb, a: ChildId, b: ChildId, two: boolean, author: Author): void {
  const [one, other] = a < b ? [a, b] : [b, a];
  if (two)
    tx.run(sql`INSERT INTO child_not_double (one_id, other_id, said_at, said_by) VALUES (${one}, ${other}, ${author.at}, ${author.by})
      ON CONFLICT DO NOTHING`);
  else tx.run(sql`DELETE FROM child_not_double WHERE one_id = ${one} AND other_id = ${other}`);
}

/** How much a record holds. */
export const holding = (
  db: ReadDb,
  childId: ChildId,
): { contacts: number; needs: number; decisions: number; cards: number } =>
  db.get(sql`SELECT
      (SELECT count(*) FROM contact WHERE child_id = ${childId} AND removed_at IS NULL) AS contacts,
      (SELECT count(*) FROM need WHERE child_id = ${childId} AND removed_at IS NULL) AS needs,
      (SELECT count(*) FROM consent_decision WHERE child_id = ${childId}) AS decisions,
      (SELECT count(*) FROM emergency_card WHERE child_id = ${childId}) AS cards`) ?? {
    contacts: 0,
    needs: 0,
    decisions: 0,
    cards: 0,
  };

interface SpareRow {
  readonly id: string;
  readonly answer: string;
  readonly at: string;
}
/** The newest word on the school's spare device of this kind; undefined: none. */
export const spareAnswer = (db: ReadDb, childId: ChildId, kind: KitKind): SpareRow | undefined =>
  db.get(
    sql`SELECT id, answer, recorded_at AS at FROM spare_device WHERE child_id = ${childId} AND kit_kind = ${kind} ORDER BY recorded_at DESC, id DESC LIMIT 1`,
  );

export const restateSpare = (tx: WriteDb, rowId: string, newId: string, keptId: ChildId, author: Author): number =>
  tx.run(sql`INSERT INTO spare_device (id, child_id, kit_kind, answer, parent, doctor, agreed_on, recorded_at, recorded_by)
    SELECT ${newId}, ${keptId}, kit_kind, answer, parent, doctor, agreed_on, ${author.at}, ${author.by} FROM spare_device WHERE id = ${rowId}`);

export const hasPlan = (db: ReadDb, childId: ChildId): boolean =>
  db.get(sql`SELECT 1 FROM plan WHERE child_id = ${childId} AND replaced_at IS NULL`) !== undefined;

/** A record also when it was put together with another: for its name in the history. */
export const anyRecord = (db: ReadDb, childId: ChildId): Named | undefined =>
  db.get(sql`SELECT forename, surname, preferred_forename AS preferredForename, preferred_surname AS preferredSurname, class.name AS className,
      born, left_on AS leftOn
    FROM child LEFT JOIN class ON class.id = child.class_id WHERE child.id = ${childId}`);
