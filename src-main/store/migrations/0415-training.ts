import type { Migration } from '#main/store/migrate.ts';

/** Who is trained in what until when (DfE template E): records are append-only, a wrong one is taken back by a row that names it. */
export const training: Migration = {
  version: 415,
  up: `
    -- Of a holder of an account the name is that of the account.
    CREATE TABLE training_person (
      id TEXT PRIMARY KEY, staff_id TEXT UNIQUE REFERENCES staff(id), name TEXT NOT NULL, label TEXT NOT NULL, left_at TEXT,
      request_key TEXT NOT NULL UNIQUE, added_at TEXT NOT NULL, added_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL,
      CHECK ((staff_id IS NULL) = (name <> ''))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE training (
      id TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES training_person(id),
      kind TEXT NOT NULL CHECK (kind IN ('adrenaline', 'inhaler', 'rescue', 'insulin', 'first-aid', 'awareness', 'other')),
      what TEXT NOT NULL, handled INTEGER CHECK (handled IN (0, 1)), trained_on TEXT NOT NULL, trainer TEXT NOT NULL, profession TEXT NOT NULL,
      competent INTEGER NOT NULL CHECK (competent IN (0, 1)), review_on TEXT NOT NULL CHECK (review_on >= trained_on), words TEXT NOT NULL,
      request_key TEXT NOT NULL UNIQUE, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX training_of_person ON training (person_id);
    CREATE TABLE training_back (
      training_id TEXT PRIMARY KEY REFERENCES training(id), words TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER training_no_update BEFORE UPDATE ON training BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER training_no_delete BEFORE DELETE ON training BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER training_back_no_update BEFORE UPDATE ON training_back BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER training_back_no_delete BEFORE DELETE ON training_back BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
