import type { Migration } from '#main/store/migrate.ts';

/** What each import did, row by row, so that the last one can be undone; and saved column mappings. */
export const imports: Migration = {
  version: 50,
  up: `
    CREATE TABLE import_run (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, file_name TEXT NOT NULL, file_sha256 TEXT NOT NULL,
      summary TEXT NOT NULL, ran_at TEXT NOT NULL, ran_by TEXT NOT NULL, undone_at TEXT, undone_by TEXT, undo_summary TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE import_change (
      import_id TEXT NOT NULL REFERENCES import_run(id), position INTEGER NOT NULL,
      entity TEXT NOT NULL, entity_id TEXT NOT NULL, action TEXT NOT NULL CHECK (action IN ('added', 'changed')),
      before TEXT, after TEXT,
      PRIMARY KEY (import_id, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE import_profile (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, headers TEXT NOT NULL, mapping TEXT NOT NULL,
      saved_at TEXT NOT NULL, saved_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- Rows that nobody could place and a person has still to decide on.
    CREATE TABLE import_doubt (
      id TEXT PRIMARY KEY, import_id TEXT NOT NULL REFERENCES import_run(id), line INTEGER, about TEXT NOT NULL,
      reason TEXT NOT NULL, candidates TEXT NOT NULL DEFAULT '[]', settled_at TEXT, settled_by TEXT, outcome TEXT
    ) STRICT, WITHOUT ROWID;
  `,
};
