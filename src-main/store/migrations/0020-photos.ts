import type { Migration } from '#main/store/migrate.ts';

/** Photos as encrypted blobs: one file to protect, back up and delete. Bytes stand apart from what lists read. */
export const photos: Migration = {
  version: 20,
  up: `
    CREATE TABLE photo (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id),
      sha256 TEXT NOT NULL, added_at TEXT NOT NULL, added_by TEXT NOT NULL, import_id TEXT, removed_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX photo_child ON photo (child_id);
    CREATE TABLE photo_bytes (
      photo_id TEXT NOT NULL REFERENCES photo(id) ON DELETE CASCADE,
      size TEXT NOT NULL CHECK (size IN ('full', 'thumb')), bytes BLOB NOT NULL,
      PRIMARY KEY (photo_id, size)
    ) STRICT;
  `,
};
