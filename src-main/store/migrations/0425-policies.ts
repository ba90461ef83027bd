import type { Migration } from '#main/store/migrate.ts';

/** What was done each year about the school's policies on allergy and medical conditions. Append-only; a wrong entry is taken back by a row. */
export const policies: Migration = {
  version: 425,
  up: `
    CREATE TABLE policy_entry (
      id TEXT PRIMARY KEY, policy TEXT NOT NULL CHECK (policy IN ('allergy', 'conditions')), step TEXT NOT NULL, on_day TEXT NOT NULL,
      words TEXT NOT NULL CHECK (words <> ''), request_key TEXT NOT NULL UNIQUE, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE policy_entry_back (
      entry_id TEXT PRIMARY KEY REFERENCES policy_entry(id), words TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER policy_entry_no_update BEFORE UPDATE ON policy_entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER policy_entry_no_delete BEFORE DELETE ON policy_entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER policy_entry_back_no_update BEFORE UPDATE ON policy_entry_back BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER policy_entry_back_no_delete BEFORE DELETE ON policy_entry_back BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
