import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { ChildId, PictureGroupId } from '#shared/domain/ids.ts';

/** The groups in use by name, with how many children of each are on roll. */
export const groupsInUse = (db: ReadDb): { groupId: PictureGroupId; name: string; children: number }[] =>
  db.all(sql`SELECT g.id AS groupId, name, (SELECT count(*) FROM picture_group_child AS c JOIN child ON child.id = c.child_id
        WHERE c.group_id = g.id AND child.left_on IS NULL AND child.merged_into IS NULL) AS children
    FROM picture_group AS g WHERE removed_at IS NULL ORDER BY name, g.id`);

/** Who is in a group; a record that was put together with another is there under the kept one. */
export const childrenOfGroup = (db: ReadDb, groupId: PictureGroupId): ChildId[] =>
  db
    .all<{ childId: ChildId }>(sql`SELECT child_id AS childId FROM picture_group_child
      JOIN child ON child.id = child_id AND child.merged_into IS NULL WHERE group_id = ${groupId}`)
    .map(({ childId }) => childId);

export function insertGroup(tx: WriteDb, name: string, childIds: readonly ChildId[], author: Author): PictureGroupId {
  const groupId = uuid() as PictureGroupId;
  tx.run(
    sql`INSERT INTO picture_group (id, name, created_at, created_by) VALUES (${groupId}, ${name}, ${author.at}, ${author.by})`,
  );
  insertChildren(tx, groupId, childIds);
  return groupId;
}

function insertChildren(tx: WriteDb, groupId: PictureGroupId, childIds: readonly ChildId[]): void {
  for (const childId of childIds)
    tx.run(sql`INSERT INTO picture_group_child (group_id, child_id) VALUES (${groupId}, ${childId})`);
}

/** A group is only a way to pick: who was in it before is not kept. */
export function changeGroup(tx: WriteDb, groupId: PictureGroupId, name: string, childIds: readonly ChildId[]): void {
  tx.run(sql`UPDATE picture_group SET name = ${name} WHERE id = ${groupId}`);
  tx.run(sql`DELETE FROM picture_group_child WHERE group_id = ${groupId}`);
  insertChildren(tx, groupId, childIds);
}

export const removeGroup = (tx: WriteDb, groupId: PictureGroupId, author: Author): number =>
  tx.run(sql`UPDATE picture_group SET removed_at = ${author.at}, removed_by = ${author.by}
    WHERE id = ${groupId} AND removed_at IS NULL`);
