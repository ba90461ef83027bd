import type { Migration } from '#main/store/migrate.ts';

/** What a school decided about each pack of published first-aid advice. Append-only; the newest row counts. No row: off. */
export const firstAid: Migration = {
  version: 475,
  up: `
    CREATE TABLE first_aid_choice (
      pack TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
      steps TEXT CHECK (steps <> ''), source TEXT CHECK (source <> ''), published_on TEXT,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, PRIMARY KEY (pack, version),
      CHECK ((steps IS NULL) = (source IS NULL) AND (steps IS NULL) = (published_on IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER first_aid_choice_no_update BEFORE UPDATE ON first_aid_choice BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER first_aid_choice_no_delete BEFORE DELETE ON first_aid_choice BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
