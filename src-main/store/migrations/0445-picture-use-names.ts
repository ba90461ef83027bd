import type { Migration } from '#main/store/migrate.ts';

/**
 * Whether full names stand with a picture in use, where that changed or was looked up later: the newest row of a use counts, else what
 * was said when it was recorded.
 */
export const pictureUseNames: Migration = {
  version: 445,
  up: `
    CREATE TABLE picture_use_names (
      id TEXT PRIMARY KEY, use_id TEXT NOT NULL REFERENCES picture_use(id), full_names INTEGER NOT NULL CHECK (full_names IN (0, 1)),
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX picture_use_names_use ON picture_use_names (use_id);
    CREATE TRIGGER picture_use_names_no_update BEFORE UPDATE ON picture_use_names BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER picture_use_names_no_delete BEFORE DELETE ON picture_use_names BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
