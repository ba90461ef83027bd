import type { Migration } from '#main/store/migrate.ts';

/**
 * Children who left the school and came back: what parents agreed to before they left ended with it. Append-only, except that a
 * return which is itself taken back is marked so. Who came back before this is not known, and nothing is made up about it.
 */
export const childReturns: Migration = {
  version: 440,
  up: `
    CREATE TABLE child_return (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id), left_on TEXT NOT NULL,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, undone_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX child_return_child ON child_return (child_id);
    CREATE TRIGGER child_return_no_delete BEFORE DELETE ON child_return BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER child_return_no_update BEFORE UPDATE OF id, left_on, recorded_at, recorded_by ON child_return
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER child_return_undone_once BEFORE UPDATE OF undone_at ON child_return WHEN OLD.undone_at IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- As for the other append-only tables: a row changes its child only by a merge in force that names it.
    CREATE TRIGGER child_return_moves_by_merge BEFORE UPDATE OF child_id ON child_return WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = 'child_return' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
