import type { Migration } from '#main/store/migrate.ts';

/**
 * Where pictures are used, append-only: what was used for which purposes, where, since when, with which children; and how each use
 * ended. A use is for several purposes, and it ends as a whole: a picture that went up again without one child is another use.
 *
 * Of the older rows, a use ended if it was marked for every child in it; where it was not, it still stands, which is the safe side.
 */
export const pictureUses: Migration = {
  version: 260,
  up: `
    CREATE TABLE old_use AS SELECT * FROM picture_use;
    CREATE TABLE old_use_child AS SELECT * FROM picture_use_child;
    DROP TABLE picture_use_child;
    DROP TABLE picture_use;

    CREATE TABLE picture_use (
      id TEXT PRIMARY KEY, picture TEXT NOT NULL,
      place TEXT NOT NULL CHECK (place IN ('website', 'social', 'newsletter', 'press', 'display', 'video', 'other')),
      place_words TEXT NOT NULL DEFAULT '', since TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE picture_use_purpose (
      use_id TEXT NOT NULL REFERENCES picture_use(id), purpose_id TEXT NOT NULL REFERENCES purpose(id),
      PRIMARY KEY (use_id, purpose_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE picture_use_child (
      use_id TEXT NOT NULL REFERENCES picture_use(id), child_id TEXT NOT NULL REFERENCES child(id),
      PRIMARY KEY (use_id, child_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX picture_use_child_child ON picture_use_child (child_id);
    -- The newest row of a use counts: it ended, or it turned out to stand still.
    CREATE TABLE picture_use_event (
      id TEXT PRIMARY KEY, use_id TEXT NOT NULL REFERENCES picture_use(id),
      state TEXT NOT NULL CHECK (state IN ('taken-down', 'handed-out', 'mistake', 'still-up')),
      done_on TEXT NOT NULL, done_by TEXT NOT NULL DEFAULT '', words TEXT NOT NULL DEFAULT '',
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX picture_use_event_use ON picture_use_event (use_id);

    INSERT INTO picture_use (id, picture, place, place_words, since, recorded_at, recorded_by)
      SELECT id, picture, 'other', place, since, recorded_at, recorded_by FROM old_use;
    INSERT INTO picture_use_purpose SELECT id, purpose_id FROM old_use;
    INSERT INTO picture_use_child SELECT use_id, child_id FROM old_use_child;
    INSERT INTO picture_use_event (id, use_id, state, done_on, recorded_at, recorded_by)
      SELECT use_id, use_id, 'taken-down', substr(max(taken_down_at), 1, 10), max(taken_down_at), max(coalesce(taken_down_by, ''))
      FROM old_use_child GROUP BY use_id HAVING count(*) = count(taken_down_at);
    DROP TABLE old_use_child;
    DROP TABLE old_use;

    ${unaltered('picture_use')}
    ${unaltered('picture_use_purpose')}
    ${unaltered('picture_use_event')}
    CREATE TRIGGER picture_use_child_no_delete BEFORE DELETE ON picture_use_child BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER picture_use_child_no_update BEFORE UPDATE OF use_id ON picture_use_child
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- As for the other append-only tables: a row changes its child only by a merge in force that names it.
    CREATE TRIGGER picture_use_child_moves_by_merge BEFORE UPDATE OF child_id ON picture_use_child WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = 'picture_use_child' AND r.row_id = OLD.use_id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};

function unaltered(table: string): string {
  return `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`;
}
