import type { Migration } from '#main/store/migrate.ts';

/** Each try to make a backup, and what came of it: for "when was the last good one", also when the stick is away. */
export const backups: Migration = {
  version: 220,
  up: `
    CREATE TABLE backup_run (
      id INTEGER PRIMARY KEY, at TEXT NOT NULL, reason TEXT NOT NULL,
      -- 'good', or the code of what went wrong.
      outcome TEXT NOT NULL,
      folder TEXT NOT NULL, file TEXT NOT NULL, bytes INTEGER NOT NULL, audit_seq INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX backup_run_outcome ON backup_run (outcome, id);
    CREATE TRIGGER backup_run_no_update BEFORE UPDATE ON backup_run BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER backup_run_no_delete BEFORE DELETE ON backup_run BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
