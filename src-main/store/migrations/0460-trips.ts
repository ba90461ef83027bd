import type { Migration } from '#main/store/migrate.ts';

/**
 * Trips as the office plans them. Who goes and in which group is what is planned now; that a child was taken off, by whom and why, is
 * a decision and append-only: nobody is dropped silently.
 */
export const trips: Migration = {
  version: 460,
  up: `
    CREATE TABLE trip (
      id TEXT PRIMARY KEY,
      starts_on TEXT NOT NULL, ends_on TEXT NOT NULL CHECK (ends_on >= starts_on),
      leader_id TEXT NOT NULL REFERENCES staff(id),
      plan TEXT NOT NULL,                      -- JSON: place, times, transport, hospital, who comes along
      planned_at TEXT NOT NULL, planned_by TEXT NOT NULL REFERENCES staff(id),
      changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES staff(id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trip_days ON trip (ends_on, starts_on);
    -- Asked before every call of a person who may lead trips: whom they lead today.
    CREATE INDEX trip_leader ON trip (leader_id, ends_on);

    CREATE TABLE trip_group (
      id TEXT PRIMARY KEY, trip_id TEXT NOT NULL REFERENCES trip(id), position INTEGER NOT NULL, name TEXT NOT NULL,
      adult_id TEXT                            -- one of the plan's adults; null: nobody yet
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trip_group_trip ON trip_group (trip_id);

    CREATE TABLE trip_child (
      trip_id TEXT NOT NULL REFERENCES trip(id), child_id TEXT NOT NULL REFERENCES child(id),
      group_id TEXT REFERENCES trip_group(id) ON DELETE SET NULL,
      added_at TEXT NOT NULL, added_by TEXT NOT NULL REFERENCES staff(id),
      PRIMARY KEY (trip_id, child_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trip_child_child ON trip_child (child_id);
    CREATE INDEX trip_child_group ON trip_child (group_id);

    -- About a child: taken off, or on again. About the trip (no child): called off, or on again. The newest counts.
    CREATE TABLE trip_decision (
      id TEXT PRIMARY KEY, trip_id TEXT NOT NULL REFERENCES trip(id), child_id TEXT REFERENCES child(id),
      what TEXT NOT NULL CHECK (what IN ('taken-off', 'on-again', 'called-off', 'called-on')),
      words TEXT NOT NULL, decided_at TEXT NOT NULL, decided_by TEXT NOT NULL REFERENCES staff(id),
      CHECK ((child_id IS NULL) = (what IN ('called-off', 'called-on'))),
      CHECK (what IN ('on-again', 'called-on') OR words <> '')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trip_decision_trip ON trip_decision (trip_id);
    CREATE INDEX trip_decision_child ON trip_decision (child_id) WHERE child_id IS NOT NULL;
    CREATE TRIGGER trip_decision_no_update BEFORE UPDATE OF id, trip_id, what, words, decided_at, decided_by ON trip_decision
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER trip_decision_no_delete BEFORE DELETE ON trip_decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- As for the other append-only tables: a row changes its child only by a merge in force that names it.
    CREATE TRIGGER trip_decision_moves_by_merge BEFORE UPDATE OF child_id ON trip_decision WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = 'trip_decision' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
