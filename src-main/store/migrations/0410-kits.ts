import type { Migration } from '#main/store/migrate.ts';

/**
 * The school's spare kits: what lies where, the monthly checks, each use. Items, checks and uses are append-only; whether an item is still in
 * its kit follows from them. A use of the school's inhaler for a child stays the one entry in the child's record and says what it took;
 * leave to use a spare device says of which kind.
 */
export const kits: Migration = {
  version: 410,
  up: `
    CREATE TABLE kit (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('adrenaline', 'inhaler')), name TEXT NOT NULL, place TEXT NOT NULL,
      closed_at TEXT, request_key TEXT NOT NULL UNIQUE,
      added_at TEXT NOT NULL, added_by TEXT NOT NULL, updated_at TEXT NOT NULL, updated_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE kit_item (
      id TEXT PRIMARY KEY, kit_id TEXT NOT NULL REFERENCES kit(id), kind TEXT NOT NULL CHECK (kind IN ('device', 'inhaler', 'spacer')),
      device TEXT NOT NULL, strength TEXT NOT NULL, batch TEXT NOT NULL, expires TEXT,
      replaces TEXT UNIQUE REFERENCES kit_item(id), request_key TEXT NOT NULL UNIQUE, added_at TEXT NOT NULL, added_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX kit_item_kit ON kit_item (kit_id);
    -- It left the kit unused.
    CREATE TABLE kit_item_out (
      id TEXT PRIMARY KEY, item_id TEXT NOT NULL UNIQUE REFERENCES kit_item(id),
      why TEXT NOT NULL CHECK (why IN ('expired', 'damaged', 'lost', 'moved', 'mistake')), words TEXT NOT NULL,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE kit_check (
      id TEXT PRIMARY KEY, kit_id TEXT NOT NULL REFERENCES kit(id), on_day TEXT NOT NULL, checked_by TEXT NOT NULL, words TEXT NOT NULL,
      request_key TEXT NOT NULL UNIQUE, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX kit_check_kit ON kit_check (kit_id);
    CREATE TABLE kit_check_item (
      check_id TEXT NOT NULL REFERENCES kit_check(id), item_id TEXT NOT NULL REFERENCES kit_item(id),
      found TEXT NOT NULL CHECK (found IN ('good', 'missing', 'damaged', 'out-of-date')), PRIMARY KEY (check_id, item_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE kit_check_part (
      check_id TEXT NOT NULL REFERENCES kit_check(id), part TEXT NOT NULL CHECK (part IN ('instructions', 'maker', 'list', 'record')),
      there INTEGER NOT NULL CHECK (there IN (0, 1)), PRIMARY KEY (check_id, part)
    ) STRICT, WITHOUT ROWID;

    -- A device used for a child, or anything used for an adult.
    CREATE TABLE kit_use (
      id TEXT PRIMARY KEY, item_id TEXT NOT NULL REFERENCES kit_item(id), child_id TEXT REFERENCES child(id), adult TEXT NOT NULL,
      at TEXT NOT NULL, place TEXT NOT NULL, words TEXT NOT NULL, given_by TEXT NOT NULL,
      corrects TEXT UNIQUE REFERENCES kit_use(id), request_key TEXT NOT NULL UNIQUE, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
      CHECK ((child_id IS NULL) = (adult <> ''))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX kit_use_item ON kit_use (item_id);
    CREATE INDEX kit_use_child ON kit_use (child_id) WHERE child_id IS NOT NULL;

    ALTER TABLE school_inhaler_use ADD COLUMN kit_item_id TEXT REFERENCES kit_item(id);
    -- The single-use spacer that went with it.
    ALTER TABLE school_inhaler_use ADD COLUMN spacer_item_id TEXT REFERENCES kit_item(id);
    CREATE INDEX school_inhaler_use_item ON school_inhaler_use (kit_item_id) WHERE kit_item_id IS NOT NULL;
    CREATE INDEX school_inhaler_use_spacer ON school_inhaler_use (spacer_item_id) WHERE spacer_item_id IS NOT NULL;
    DROP TRIGGER school_inhaler_use_no_update;
    CREATE TRIGGER school_inhaler_use_no_update BEFORE UPDATE OF id, at, puffs, place, words, given_by, corrects, request_key, recorded_at,
      recorded_by, kit_item_id, spacer_item_id ON school_inhaler_use BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    -- What was recorded until now was asked of the adrenaline device alone.
    ALTER TABLE spare_device ADD COLUMN kit_kind TEXT NOT NULL DEFAULT 'adrenaline' CHECK (kit_kind IN ('adrenaline', 'inhaler'));
    DROP TRIGGER spare_device_no_update;
    CREATE TRIGGER spare_device_no_update BEFORE UPDATE OF id, answer, parent, doctor, agreed_on, recorded_at, recorded_by, kit_kind
      ON spare_device BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    -- Which rule says who may receive adrenaline. The newest row counts; none: the older rule.
    CREATE TABLE spare_rule (
      id TEXT PRIMARY KEY, rule TEXT NOT NULL CHECK (rule IN ('known-risk', 'anyone')), words TEXT NOT NULL,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- A print that the check on a paper's kind does not know yet: SQLite cannot widen one where other tables hang on its own. Such a paper
    -- is of the kind 'other' there, and of this one to everybody.
    ALTER TABLE paper ADD COLUMN print_kind TEXT CHECK (print_kind IS NULL OR kind = 'other');

    ${['kit_item', 'kit_item_out', 'kit_check', 'kit_check_item', 'kit_check_part', 'spare_rule'].map(unaltered).join('\n')}
    CREATE TRIGGER kit_use_no_update BEFORE UPDATE OF id, item_id, adult, at, place, words, given_by, corrects, request_key, recorded_at, recorded_by
      ON kit_use BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER kit_use_no_delete BEFORE DELETE ON kit_use BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- As for the other append-only tables: a row changes its child only by a merge in force that names it.
    CREATE TRIGGER kit_use_moves_by_merge BEFORE UPDATE OF child_id ON kit_use WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = 'kit_use' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};

function unaltered(table: string): string {
  return `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`;
}
