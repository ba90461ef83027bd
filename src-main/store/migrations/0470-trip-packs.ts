import type { Migration } from '#main/store/migrate.ts';

/** Trip packs that were made, each with its own key, so that the return opens without the words; never the words. Append-only. */
export const tripPacks: Migration = {
  version: 470,
  up: `
    CREATE TABLE trip_pack (
      id TEXT PRIMARY KEY, trip_id TEXT NOT NULL REFERENCES trip(id),
      pack_key BLOB NOT NULL CHECK (length(pack_key) = 32), sha256 TEXT NOT NULL, file_name TEXT NOT NULL,
      readable_from TEXT NOT NULL, readable_until TEXT NOT NULL CHECK (readable_until > readable_from),
      children INTEGER NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES staff(id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trip_pack_trip ON trip_pack (trip_id);
    CREATE TRIGGER trip_pack_no_update BEFORE UPDATE ON trip_pack BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER trip_pack_no_delete BEFORE DELETE ON trip_pack BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
