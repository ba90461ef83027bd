import type { Migration } from '#main/store/migrate.ts';

/** Each printing of the sealed sheet: for "how old is the paper, and does it still say what the register says". */
export const sheetPrints: Migration = {
  version: 280,
  up: `
    CREATE TABLE sheet_print (
      id INTEGER PRIMARY KEY, at TEXT NOT NULL, by_staff TEXT NOT NULL, children INTEGER NOT NULL,
      -- JSON: of each child on it a fingerprint of what stood there, never the words themselves.
      hashes TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER sheet_print_no_update BEFORE UPDATE ON sheet_print BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER sheet_print_no_delete BEFORE DELETE ON sheet_print BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
