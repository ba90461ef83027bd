import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { TripId } from '#shared/domain/ids.ts';
import type { PackLine } from '#shared/features/trips/pack.model.ts';

/** The packs that were made of a trip, the newest first; never their keys. */
export const packsOf = (db: ReadDb, tripId: TripId): PackLine[] =>
  db.all(sql`SELECT p.id AS packId, made_at AS madeAt, staff.name AS madeBy, readable_from AS readableFrom, readable_until AS readableUntil,
      children, file_name AS fileName, sha256
    FROM trip_pack AS p JOIN staff ON staff.id = made_by WHERE trip_id = ${tripId} ORDER BY p.id DESC`);

export const insertPack = (
  tx: WriteDb,
  tripId: TripId,
  key: Buffer,
  pack: Omit<PackLine, 'madeAt' | 'madeBy'>,
  author: Author,
): number =>
  tx.run(sql`INSERT INTO trip_pack (id, trip_id, pack_key, sha256, file_name, readable_from, readable_until, children, made_at, made_by)
    VALUES (${pack.packId}, ${tripId}, ${key}, ${pack.sha256}, ${pack.fileName}, ${pack.readableFrom}, ${pack.readableUntil}, ${pack.children}, ${author.at}, ${author.by})`);
