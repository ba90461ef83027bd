import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { sql, type WriteDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';

/** A picture as it is kept: turned upright, square, re-encoded, without metadata. */
export interface ProcessedPhoto {
  readonly full: Buffer;
  readonly thumb: Buffer;
  readonly sha256: string;
}

/** Makes this the child's photo; the one before stays in the history, off every screen. Answers the photo's id. */
export function savePhoto(
  tx: WriteDb,
  childId: ChildId,
  photo: ProcessedPhoto,
  author: Author,
  importId: string | null,
): string {
  const photoId = uuid();
  tx.run(sql`UPDATE photo SET removed_at = ${author.at} WHERE child_id = ${childId} AND removed_at IS NULL`);
  tx.run(sql`INSERT INTO photo (id, child_id, sha256, added_at, added_by, import_id)
    VALUES (${photoId}, ${childId}, ${photo.sha256}, ${author.at}, ${author.by}, ${importId})`);
  tx.run(sql`INSERT INTO photo_bytes (photo_id, size, bytes) VALUES (${photoId}, 'full', ${photo.full})`);
  tx.run(sql`INSERT INTO photo_bytes (photo_id, size, bytes) VALUES (${photoId}, 'thumb', ${photo.thumb})`);
  tx.run(sql`UPDATE child SET photo_id = ${photoId} WHERE id = ${childId}`);
  return photoId;
}
