import type { Migration } from '#main/store/migrate.ts';

/** The school, its staff and classes, the children with their contacts and restricted flags. */
export const people: Migration = {
  version: 10,
  up: `
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE school (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL, street TEXT NOT NULL, town TEXT NOT NULL, postcode TEXT NOT NULL, phone TEXT NOT NULL,
      lea TEXT NOT NULL DEFAULT '', estab TEXT NOT NULL DEFAULT '',
      entrance TEXT NOT NULL DEFAULT '',       -- best entrance for an ambulance
      meets_crew TEXT NOT NULL DEFAULT '',     -- who meets the crew
      places TEXT NOT NULL DEFAULT '[]',       -- JSON list: places in school offered by one tap in the 999 script
      policy_reviews TEXT NOT NULL DEFAULT '[]', -- JSON list of {label, date}: the policy itself names two
      updated_at TEXT NOT NULL, updated_by TEXT NOT NULL
    ) STRICT;

    CREATE TABLE staff (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1,
      last_sign_in TEXT, created_at TEXT NOT NULL, created_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE staff_grant (
      staff_id TEXT NOT NULL REFERENCES staff(id), position INTEGER NOT NULL, role TEXT NOT NULL,
      class_ids TEXT NOT NULL DEFAULT '[]', until TEXT,
      PRIMARY KEY (staff_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE class (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, year_group TEXT NOT NULL DEFAULT '', teacher TEXT NOT NULL DEFAULT '',
      position INTEGER NOT NULL DEFAULT 0, retired_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX class_name ON class (name) WHERE retired_at IS NULL;

    CREATE TABLE child (
      id TEXT PRIMARY KEY,
      surname TEXT NOT NULL, forename TEXT NOT NULL, middle_names TEXT NOT NULL DEFAULT '',
      preferred_surname TEXT NOT NULL DEFAULT '', preferred_forename TEXT NOT NULL DEFAULT '',
      former_surname TEXT NOT NULL DEFAULT '', former_forename TEXT NOT NULL DEFAULT '',
      born TEXT, sex TEXT NOT NULL DEFAULT '',
      upn TEXT NOT NULL DEFAULT '', former_upn TEXT NOT NULL DEFAULT '', admission_number TEXT NOT NULL DEFAULT '',
      class_id TEXT REFERENCES class(id), year_group TEXT NOT NULL DEFAULT '',
      street TEXT NOT NULL DEFAULT '', town TEXT NOT NULL DEFAULT '', postcode TEXT NOT NULL DEFAULT '',
      phone TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
      medical_flag INTEGER,                    -- the CTF's flag: 1, 0 or not said
      cpoms_ref TEXT NOT NULL DEFAULT '', paper_place TEXT NOT NULL DEFAULT '',
      photo_id TEXT,
      left_on TEXT, merged_into TEXT REFERENCES child(id),
      revision INTEGER NOT NULL DEFAULT 1,     -- optimistic lock: an edit names the revision that it saw
      created_at TEXT NOT NULL, created_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX child_class ON child (class_id);
    CREATE INDEX child_upn ON child (upn) WHERE upn <> '';
    CREATE INDEX child_admission ON child (admission_number) WHERE admission_number <> '';

    CREATE TABLE contact (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id), position INTEGER NOT NULL,
      title TEXT NOT NULL DEFAULT '', surname TEXT NOT NULL, forename TEXT NOT NULL DEFAULT '',
      relationship TEXT NOT NULL DEFAULT '',   -- CTF code (MOT, FAT, STF ...) or words
      responsibility INTEGER,                  -- parental responsibility: 1, 0 or not recorded
      lives_with INTEGER,
      phones TEXT NOT NULL DEFAULT '[]',       -- JSON list of {kind, number} in calling order
      email TEXT NOT NULL DEFAULT '',
      street TEXT NOT NULL DEFAULT '', town TEXT NOT NULL DEFAULT '', postcode TEXT NOT NULL DEFAULT '',
      removed_at TEXT,
      updated_at TEXT NOT NULL, updated_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contact_child ON contact (child_id, position);

    -- Restricted flags are history: clearing one is a new row that names it.
    CREATE TABLE restricted_flag (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id),
      kind TEXT NOT NULL,                      -- court-order, looked-after, adopted, protected-address, parents-dispute
      state TEXT NOT NULL,                     -- set, cleared, decided
      words TEXT NOT NULL DEFAULT '',
      set_at TEXT NOT NULL, set_by TEXT NOT NULL, import_id TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX restricted_flag_child ON restricted_flag (child_id);
    CREATE TRIGGER restricted_flag_kept BEFORE UPDATE ON restricted_flag BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
