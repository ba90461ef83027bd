import type { Migration } from '#main/store/migrate.ts';

/** Purposes and the append-only history of decisions. */
export const consent: Migration = {
  version: 40,
  up: `
    CREATE TABLE purpose (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL,
      basis TEXT NOT NULL CHECK (basis IN ('consent', 'public-task', 'legitimate-interests')),
      wording TEXT NOT NULL DEFAULT '', wording_version INTEGER NOT NULL DEFAULT 1,
      retired_at TEXT, created_at TEXT NOT NULL, created_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX purpose_name ON purpose (name) WHERE retired_at IS NULL;

    CREATE TABLE consent_decision (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id), purpose_id TEXT NOT NULL REFERENCES purpose(id),
      state TEXT NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn', 'objected', 'no-answer')),
      giver TEXT NOT NULL CHECK (giver IN ('contact', 'child', 'not-recorded')),
      contact_id TEXT REFERENCES contact(id), giver_name TEXT NOT NULL DEFAULT '', relationship TEXT NOT NULL DEFAULT '',
      responsibility INTEGER,
      method TEXT NOT NULL,                    -- paper, e-form, spoken, imported
      decided_on TEXT,                         -- the date on the form
      valid_until TEXT, wording_version INTEGER, evidence TEXT NOT NULL DEFAULT '', words TEXT NOT NULL DEFAULT '',
      replaces_unrecorded INTEGER NOT NULL DEFAULT 0, -- confirmed in words that it replaces a no whose giver is unknown
      corrects TEXT REFERENCES consent_decision(id),  -- this row corrects that one, which then counts no more
      void INTEGER NOT NULL DEFAULT 0,         -- a correction that only takes the other back
      import_id TEXT, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX consent_decision_child ON consent_decision (child_id, purpose_id);
    CREATE TRIGGER consent_decision_no_update BEFORE UPDATE ON consent_decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER consent_decision_no_delete BEFORE DELETE ON consent_decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    -- Where a picture was used, so that a withdrawal finds what to take down.
    CREATE TABLE picture_use (
      id TEXT PRIMARY KEY, purpose_id TEXT NOT NULL REFERENCES purpose(id), picture TEXT NOT NULL, place TEXT NOT NULL,
      since TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE picture_use_child (
      use_id TEXT NOT NULL REFERENCES picture_use(id), child_id TEXT NOT NULL REFERENCES child(id),
      taken_down_at TEXT, taken_down_by TEXT, PRIMARY KEY (use_id, child_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX picture_use_child_child ON picture_use_child (child_id);
  `,
};
