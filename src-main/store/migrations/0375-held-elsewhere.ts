import type { Migration } from '#main/store/migrate.ts';

/**
 * Where else records about a child are held: the places for paper files, which the school may change (the policy names three), and each
 * time that somebody looked and found them as recorded, append-only, with what was recorded then.
 */
export const heldElsewhere: Migration = {
  version: 375,
  up: `
    CREATE TABLE file_place (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL, removed_at TEXT, updated_at TEXT, updated_by TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX file_place_name ON file_place (name) WHERE removed_at IS NULL;
    INSERT INTO file_place (id, name, position) VALUES
      ('0195f300-0000-7000-8000-000000000001', 'School Business Manager’s office', 0),
      ('0195f300-0000-7000-8000-000000000002', 'SLT room', 1),
      ('0195f300-0000-7000-8000-000000000003', 'Archive room', 2);

    CREATE TABLE held_check (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id), on_day TEXT NOT NULL,
      cpoms_ref TEXT NOT NULL, paper_place TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL REFERENCES staff(id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX held_check_child ON held_check (child_id);
    CREATE TRIGGER held_check_no_delete BEFORE DELETE ON held_check BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER held_check_no_update BEFORE UPDATE OF id, on_day, cpoms_ref, paper_place, recorded_at, recorded_by ON held_check
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- As for the other append-only tables: a row changes its child only by a merge in force that names it.
    CREATE TRIGGER held_check_moves_by_merge BEFORE UPDATE OF child_id ON held_check WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = 'held_check' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
