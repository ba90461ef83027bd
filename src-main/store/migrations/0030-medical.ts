import type { Migration } from '#main/store/migrate.ts';

/** Needs in the register's own words, plans as signed, emergency cards and what was tapped on them. */
export const medical: Migration = {
  version: 30,
  up: `
    CREATE TABLE need (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id),
      condition TEXT NOT NULL,                 -- as written
      kind TEXT,                               -- null until a person has confirmed one
      kind_confirmed_by TEXT, kind_confirmed_at TEXT,
      suggested_kind TEXT,                     -- what the words look like; null when unsure
      dietary INTEGER NOT NULL DEFAULT 0,      -- confirmed, or else suggested, kind concerns food: reaches the kitchen
      severity TEXT NOT NULL CHECK (severity IN ('serious', 'watch', 'know')),
      triggers TEXT NOT NULL DEFAULT '', signs TEXT NOT NULL DEFAULT '', action TEXT NOT NULL DEFAULT '',
      medicine TEXT NOT NULL DEFAULT '',       -- as written, 'None' included
      place TEXT NOT NULL DEFAULT '', expires TEXT,
      review_on TEXT, told_parent_on TEXT,     -- the day the parent was told what is displayed
      removed_at TEXT, import_id TEXT, revision INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX need_child ON need (child_id);
    CREATE INDEX need_dietary ON need (child_id) WHERE dietary = 1 AND removed_at IS NULL;
    -- What a need said before each change: an edit never loses the words that staff acted on.
    CREATE TABLE need_version (
      need_id TEXT NOT NULL REFERENCES need(id), revision INTEGER NOT NULL, snapshot TEXT NOT NULL,
      replaced_at TEXT NOT NULL, replaced_by TEXT NOT NULL, PRIMARY KEY (need_id, revision)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE plan (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id),
      mime TEXT NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL,
      title TEXT NOT NULL, signed_on TEXT, signed_by TEXT NOT NULL DEFAULT '', review_on TEXT,
      added_at TEXT NOT NULL, added_by TEXT NOT NULL, replaced_at TEXT
    ) STRICT;
    CREATE INDEX plan_child ON plan (child_id);
    CREATE TRIGGER plan_unaltered BEFORE UPDATE OF bytes, sha256, mime, child_id ON plan
      BEGIN SELECT RAISE(ABORT, 'a signed plan is never altered'); END;

    CREATE TABLE emergency_card (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id),
      opened_at TEXT NOT NULL, opened_by TEXT NOT NULL,
      reason TEXT,                             -- break-glass: why; null when the role sees this child anyway
      closed_at TEXT, reviewed_at TEXT, reviewed_by TEXT, review_words TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX emergency_card_child ON emergency_card (child_id);
    CREATE TABLE emergency_tap (
      id TEXT PRIMARY KEY, card_id TEXT NOT NULL REFERENCES emergency_card(id),
      kind TEXT NOT NULL, at TEXT NOT NULL, words TEXT NOT NULL DEFAULT '',
      corrects TEXT REFERENCES emergency_tap(id), by_staff TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX emergency_tap_card ON emergency_tap (card_id);
    CREATE TRIGGER emergency_tap_no_update BEFORE UPDATE ON emergency_tap BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER emergency_tap_no_delete BEFORE DELETE ON emergency_tap BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
