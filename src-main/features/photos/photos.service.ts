import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { ChildId, PhotoId } from '#shared/domain/ids.ts';

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
): PhotoId {
  const photoId = uuid() as PhotoId;
  tx.run(sql`UPDATE photo SET removed_at = ${author.at} WHERE child_id = ${childId} AND removed_at IS NULL`);
  tx.run(sql`INSERT INTO photo (id, child_id, sha256, added_at, added_by, import_id)
    VALUES (${photoId}, ${childId}, ${photo.sha256}, ${author.at}, ${author.by}, ${importId})`);
  tx.run(sql`INSERT INTO photo_bytes (photo_id, size, bytes) VALUES (${photoId}, 'full', ${photo.full})`);
  tx.run(sql`INSERT INTO photo_bytes (photo_id, size, bytes) VALUES (${photoId}, 'thumb', ${photo.thumb})`);
  tx.run(sql`UPDATE child SET photo_id = ${photoId} WHERE id = ${childId}`);
  return photoId;
}

/** A photo's picture of this size; null when it is not there. */
export const photoBytes = (db: ReadDb, photoId: string, size: 'full' | 'thumb'): Buffer | null =>
  db.get<{ bytes: Buffer }>(sql`SELECT bytes FROM photo_bytes WHERE photo_id = ${photoId} AND size = ${size}`)?.bytes ??
  null;

/** The child's photo now, if any. */
export const photoOf = (db: ReadDb, childId: ChildId): { photoId: PhotoId; sha256: string } | undefined =>
  db.get(
    sql`SELECT photo.id AS photoId, sha256 FROM photo JOIN child ON child.photo_id = photo.id WHERE child.id = ${childId}`,
  );

/** The photo that was last taken off the screens: the one that an undo would put back. */
export const earlierPhoto = (db: ReadDb, childId: ChildId): PhotoId | null =>
  db.get<{ photoId: PhotoId }>(sql`SELECT id AS photoId FROM photo
    WHERE child_id = ${childId} AND removed_at IS NOT NULL ORDER BY removed_at DESC, id DESC LIMIT 1`)?.photoId ?? null;

const isPhotoOf = (db: ReadDb, childId: ChildId, photoId: string): boolean =>
  db.get(sql`SELECT 1 AS found FROM photo WHERE id = ${photoId} AND child_id = ${childId}`) !== undefined;

/**
 * Takes the photo away (null: there was none) and puts an earlier one of this child back, where one is named. False when
 * another came since, or when the earlier one is not this child's.
 */
export function takePhotoBack(
  tx: WriteDb,
  childId: ChildId,
  photoId: string | null,
  beforeId: string | null,
  author: Author,
): boolean {
  if ((photoOf(tx, childId)?.photoId ?? null) !== photoId) return false;
  if (beforeId !== null && !isPhotoOf(tx, childId, beforeId)) return false;
  tx.run(sql`UPDATE photo SET removed_at = ${author.at} WHERE id = ${photoId}`);
  tx.run(sql`UPDATE photo SET removed_at = NULL WHERE id = ${beforeId}`);
  tx.run(sql`UPDATE child SET photo_id = ${beforeId} WHERE id = ${childId}`);
  return true;
}
