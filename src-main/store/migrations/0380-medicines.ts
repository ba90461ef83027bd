import type { Migration } from '#main/store/migrate.ts';

/**
 * Medicines: agreements in versions, doses, stock, what parents were told. Append-only throughout: a wrong entry is corrected by a row
 * that names it. Only the medicine itself names the child, so that a merge moves one row and everything hangs on it.
 */
export const medicines: Migration = {
  version: 380,
  up: `
    CREATE TABLE medicine (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id), request_key TEXT NOT NULL UNIQUE,
      added_at TEXT NOT NULL, added_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX medicine_child ON medicine (child_id);

    CREATE TABLE medicine_version (
      id TEXT PRIMARY KEY, medicine_id TEXT NOT NULL REFERENCES medicine(id), version INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('agreed', 'ended')),
      terms TEXT NOT NULL,                     -- JSON: the instructions
      contact_id TEXT REFERENCES contact(id), parent_name TEXT NOT NULL, relationship TEXT NOT NULL, responsibility INTEGER,
      method TEXT NOT NULL CHECK (method IN ('paper', 'e-form', 'letter')), agreed_on TEXT NOT NULL, evidence TEXT NOT NULL,
      head_state TEXT NOT NULL CHECK (head_state IN ('not-asked', 'waiting', 'agreed')), head_by TEXT NOT NULL, head_on TEXT,
      end_reason TEXT, words TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
      UNIQUE (medicine_id, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE medicine_stock (
      id TEXT PRIMARY KEY, medicine_id TEXT NOT NULL REFERENCES medicine(id),
      pack_id TEXT NOT NULL,                   -- the row that received the pack, its own id for that row
      kind TEXT NOT NULL CHECK (kind IN ('received', 'returned', 'wasted', 'counted')),
      quantity REAL NOT NULL CHECK (quantity >= 0), at TEXT NOT NULL,
      party TEXT NOT NULL, batch TEXT NOT NULL, expires TEXT, container TEXT NOT NULL, words TEXT NOT NULL,
      counted_by TEXT NOT NULL, witness TEXT CHECK (witness <> counted_by),
      corrects TEXT REFERENCES medicine_stock(id), void INTEGER NOT NULL DEFAULT 0, request_key TEXT NOT NULL UNIQUE,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX medicine_stock_medicine ON medicine_stock (medicine_id);
    CREATE UNIQUE INDEX medicine_stock_corrects ON medicine_stock (corrects) WHERE corrects IS NOT NULL;

    CREATE TABLE medicine_dose (
      id TEXT PRIMARY KEY, medicine_id TEXT NOT NULL REFERENCES medicine(id),
      version_id TEXT NOT NULL REFERENCES medicine_version(id), -- the instructions under which it was given
      outcome TEXT NOT NULL CHECK (outcome IN ('given', 'not-given', 'home')), at TEXT NOT NULL,
      amount REAL CHECK (amount > 0), how TEXT, slot TEXT, pack_id TEXT REFERENCES medicine_stock(id),
      reason TEXT, words TEXT NOT NULL, reaction TEXT NOT NULL, late TEXT NOT NULL,
      confirmed TEXT CHECK (confirmed IN ('photo', 'name')), photo_id TEXT,
      given_by TEXT NOT NULL, witness TEXT CHECK (witness <> given_by AND witness <> recorded_by),
      override_by TEXT, override_words TEXT, override_stops TEXT, -- JSON: the reasons that a named person overrode
      corrects TEXT REFERENCES medicine_dose(id), correct_words TEXT NOT NULL, void INTEGER NOT NULL DEFAULT 0,
      request_key TEXT NOT NULL UNIQUE, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
      CHECK (outcome <> 'given' OR void = 1 OR (amount IS NOT NULL AND confirmed IS NOT NULL AND how IS NOT NULL)),
      CHECK (outcome <> 'not-given' OR void = 1 OR reason IS NOT NULL),
      CHECK ((override_by IS NULL) = (override_stops IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX medicine_dose_medicine ON medicine_dose (medicine_id, at);
    -- Holds all that a balance is summed from: a school's doses of years are not read one by one.
    CREATE INDEX medicine_dose_pack ON medicine_dose (pack_id, at, outcome, void, amount) WHERE pack_id IS NOT NULL;
    CREATE INDEX medicine_dose_at ON medicine_dose (at);
    CREATE UNIQUE INDEX medicine_dose_corrects ON medicine_dose (corrects) WHERE corrects IS NOT NULL;

    CREATE TABLE medicine_told (
      id TEXT PRIMARY KEY, dose_id TEXT NOT NULL REFERENCES medicine_dose(id), whom TEXT NOT NULL, told_by TEXT NOT NULL,
      at TEXT NOT NULL, how TEXT NOT NULL CHECK (how IN ('phone', 'in-person', 'note', 'message')),
      request_key TEXT NOT NULL UNIQUE, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX medicine_told_dose ON medicine_told (dose_id);

    -- The school's own reliever inhaler, used for a child.
    CREATE TABLE school_inhaler_use (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id), at TEXT NOT NULL, puffs INTEGER NOT NULL,
      place TEXT NOT NULL, words TEXT NOT NULL, given_by TEXT NOT NULL,
      corrects TEXT REFERENCES school_inhaler_use(id), request_key TEXT NOT NULL UNIQUE,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX school_inhaler_use_child ON school_inhaler_use (child_id);
    CREATE UNIQUE INDEX school_inhaler_use_corrects ON school_inhaler_use (corrects) WHERE corrects IS NOT NULL;

    ${['medicine_version', 'medicine_stock', 'medicine_dose', 'medicine_told'].map(unaltered).join('\n')}
    ${ofChild('medicine', 'id, request_key, added_at, added_by')}
    ${ofChild('school_inhaler_use', 'id, at, puffs, place, words, given_by, corrects, request_key, recorded_at, recorded_by')}
  `,
};

function unaltered(table: string): string {
  return `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`;
}

/** As for the other append-only tables: a row changes its child only by a merge in force that names it. */
function ofChild(table: string, columns: string): string {
  return `CREATE TRIGGER ${table}_no_update BEFORE UPDATE OF ${columns} ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_moves_by_merge BEFORE UPDATE OF child_id ON ${table} WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = '${table}' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;`;
}
