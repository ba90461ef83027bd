import type { Migration } from '#main/store/migrate.ts';

/** What is kept of a row that nobody could place, so that it can be settled or put aside on another day. */
export const importDoubts: Migration = {
  version: 90,
  up: `
    ALTER TABLE import_doubt ADD COLUMN kept TEXT NOT NULL DEFAULT '';       -- the row as it was read, JSON
    ALTER TABLE import_doubt ADD COLUMN may_add INTEGER NOT NULL DEFAULT 0;  -- it may be a child whom the register lacks
    ALTER TABLE import_doubt ADD COLUMN words TEXT NOT NULL DEFAULT '';      -- why it was put aside
    CREATE INDEX import_doubt_open ON import_doubt (import_id) WHERE settled_at IS NULL;
    -- A picture whose child is not known yet, made safe; gone as soon as somebody has decided.
    CREATE TABLE import_doubt_picture (
      doubt_id TEXT NOT NULL REFERENCES import_doubt(id), size TEXT NOT NULL CHECK (size IN ('full', 'thumb')),
      sha256 TEXT NOT NULL, bytes BLOB NOT NULL,
      PRIMARY KEY (doubt_id, size)
    ) STRICT;
  `,
};
