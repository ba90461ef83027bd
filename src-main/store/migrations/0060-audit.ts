import type { Migration } from '#main/store/migrate.ts';

/** The chained and sealed audit. Triggers guard against our own mistakes only; the chain is the proof. */
export const audit: Migration = {
  version: 60,
  up: `
    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, at TEXT NOT NULL, mono INTEGER NOT NULL,
      staff_id TEXT, role TEXT NOT NULL, device TEXT NOT NULL,
      what TEXT NOT NULL, child_id TEXT, fields TEXT NOT NULL,
      previous TEXT NOT NULL, hash TEXT NOT NULL, seal TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_child ON audit (child_id, seq) WHERE child_id IS NOT NULL;
    CREATE INDEX audit_staff ON audit (staff_id, seq);
    CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- One row: the sealing key of the next row. The key before it is gone for good.
    CREATE TABLE audit_key (id INTEGER PRIMARY KEY CHECK (id = 1), epoch INTEGER NOT NULL, next_seq INTEGER NOT NULL, key BLOB NOT NULL) STRICT;
    -- Each epoch's first key, sealed to the recovery code alone.
    CREATE TABLE audit_epoch (epoch INTEGER PRIMARY KEY, first_seq INTEGER NOT NULL, sealed_key BLOB NOT NULL, began_at TEXT NOT NULL) STRICT;
  `,
};
