import type { Migration } from '#main/store/migrate.ts';

/**
 * Incidents and near misses. Only the incident names the child, so that a merge moves one row; accounts, who was told and the review of
 * the care plan hang on it and are append-only. One card gives one incident.
 */
export const incidents: Migration = {
  version: 420,
  up: `
    CREATE TABLE incident (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id), card_id TEXT UNIQUE REFERENCES emergency_card(id),
      request_key TEXT NOT NULL UNIQUE, added_at TEXT NOT NULL, added_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX incident_child ON incident (child_id);
    CREATE TABLE incident_entry (
      id TEXT PRIMARY KEY, incident_id TEXT NOT NULL REFERENCES incident(id), version INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('incident', 'near-miss')), at TEXT NOT NULL, place TEXT NOT NULL, what TEXT NOT NULL,
      done TEXT NOT NULL, used TEXT NOT NULL, ambulance TEXT NOT NULL CHECK (ambulance IN ('yes', 'no', 'not-recorded')),
      follow_up TEXT NOT NULL, reporter TEXT NOT NULL, correct_words TEXT NOT NULL,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, UNIQUE (incident_id, version)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE incident_told (
      id TEXT PRIMARY KEY, incident_id TEXT NOT NULL REFERENCES incident(id), whom TEXT NOT NULL, told_by TEXT NOT NULL, at TEXT NOT NULL,
      how TEXT NOT NULL CHECK (how IN ('phone', 'in-person', 'note', 'message')),
      request_key TEXT NOT NULL UNIQUE, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX incident_told_incident ON incident_told (incident_id);
    CREATE TABLE incident_review (
      incident_id TEXT PRIMARY KEY REFERENCES incident(id), result TEXT NOT NULL CHECK (result IN ('changed', 'same', 'no-plan')),
      words TEXT NOT NULL, on_day TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    ${['incident_entry', 'incident_told', 'incident_review'].map(unaltered).join('\n')}
    CREATE TRIGGER incident_no_update BEFORE UPDATE OF id, card_id, request_key, added_at, added_by ON incident
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER incident_no_delete BEFORE DELETE ON incident BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- As for the other append-only tables: a row changes its child only by a merge in force that names it.
    CREATE TRIGGER incident_moves_by_merge BEFORE UPDATE OF child_id ON incident WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = 'incident' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};

function unaltered(table: string): string {
  return `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`;
}
