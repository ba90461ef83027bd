import type { Migration } from '#main/store/migrate.ts';

/**
 * What a roll-over and a merge of a doubled child did, row by row, so that each can be taken back.
 *
 * A merge leads every row of the doubled record to the kept one, the append-only ones too: a reader that forgot to look under
 * the old record would lose a refusal or a court order. What an append-only row says still never changes: the triggers let
 * `child_id` alone through, only for a row that a merge in force names, only between the two records that it names.
 */
export const roll: Migration = {
  version: 100,
  up: `
    CREATE TABLE roll_over (
      id TEXT PRIMARY KEY, school_year INTEGER NOT NULL, left_on TEXT NOT NULL, ran_at TEXT NOT NULL, ran_by TEXT NOT NULL,
      undone_at TEXT, undone_by TEXT, kept TEXT NOT NULL DEFAULT '[]'
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE roll_over_child (
      roll_over_id TEXT NOT NULL REFERENCES roll_over(id), child_id TEXT NOT NULL REFERENCES child(id), kind TEXT NOT NULL,
      from_class TEXT, from_year TEXT NOT NULL, to_class TEXT, to_year TEXT NOT NULL, left_on TEXT,
      PRIMARY KEY (roll_over_id, child_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE roll_over_class (
      roll_over_id TEXT NOT NULL REFERENCES roll_over(id), class_id TEXT NOT NULL REFERENCES class(id),
      before TEXT NOT NULL, after TEXT NOT NULL,  -- JSON: name, yearGroup, teacher
      PRIMARY KEY (roll_over_id, class_id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX child_merged ON child (merged_into) WHERE merged_into IS NOT NULL;
    CREATE TABLE child_merge (
      id TEXT PRIMARY KEY, kept_id TEXT NOT NULL REFERENCES child(id), merged_id TEXT NOT NULL REFERENCES child(id),
      kept_before TEXT NOT NULL,               -- JSON: the kept record's own row
      written TEXT NOT NULL DEFAULT '{}',      -- JSON: what stood under the kept record just after, as fingerprints by table
      merged_at TEXT NOT NULL, merged_by TEXT NOT NULL, undone_at TEXT, undone_by TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX child_merge_kept ON child_merge (kept_id);
    CREATE INDEX child_merge_merged ON child_merge (merged_id);
    CREATE TABLE child_merge_row (
      merge_id TEXT NOT NULL REFERENCES child_merge(id), table_name TEXT NOT NULL, row_id TEXT NOT NULL,
      home_id TEXT NOT NULL REFERENCES child(id), -- whose it is when the merge is taken back
      before TEXT,                             -- JSON: other columns as they were; null where none was changed
      PRIMARY KEY (table_name, row_id, merge_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX child_merge_row_merge ON child_merge_row (merge_id);
    -- Two records of which a person said that they are two children: twins are not offered again.
    CREATE TABLE child_not_double (
      one_id TEXT NOT NULL REFERENCES child(id), other_id TEXT NOT NULL REFERENCES child(id), said_at TEXT NOT NULL, said_by TEXT NOT NULL,
      PRIMARY KEY (one_id, other_id), CHECK (one_id < other_id)
    ) STRICT, WITHOUT ROWID;

    DROP TRIGGER consent_decision_no_update;
    CREATE TRIGGER consent_decision_no_update BEFORE UPDATE OF id, purpose_id, state, giver, contact_id, giver_name, relationship,
      responsibility, method, decided_on, valid_until, wording_version, evidence, words, replaces_unrecorded, corrects, void,
      import_id, recorded_at, recorded_by ON consent_decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    ${movesOnlyByMerge('consent_decision', 'append-only')}
    DROP TRIGGER restricted_flag_kept;
    CREATE TRIGGER restricted_flag_kept BEFORE UPDATE OF id, kind, state, words, set_at, set_by, import_id ON restricted_flag
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    ${movesOnlyByMerge('restricted_flag', 'append-only')}
    DROP TRIGGER plan_unaltered;
    CREATE TRIGGER plan_unaltered BEFORE UPDATE OF id, bytes, sha256, mime ON plan
      BEGIN SELECT RAISE(ABORT, 'a signed plan is never altered'); END;
    ${movesOnlyByMerge('plan', 'a signed plan is never altered')}
    DROP TRIGGER spare_device_no_update;
    CREATE TRIGGER spare_device_no_update BEFORE UPDATE OF id, answer, parent, doctor, agreed_on, recorded_at, recorded_by ON spare_device
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    ${movesOnlyByMerge('spare_device', 'append-only')}
    DROP TRIGGER break_glass_facts;
    CREATE TRIGGER break_glass_facts BEFORE UPDATE OF id, card_id, staff_id, reason, opened_at ON break_glass
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    DROP TRIGGER break_glass_ends_once;
    CREATE TRIGGER break_glass_ends_once BEFORE UPDATE OF ended_at, ended_how ON break_glass WHEN OLD.ended_how IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'ended'); END;
    ${movesOnlyByMerge('break_glass', 'append-only')}
  `,
};

/** A row may change its child only between the two records of a merge in force that names the row. */
function movesOnlyByMerge(table: string, refusal: string): string {
  return `CREATE TRIGGER ${table}_moves_by_merge BEFORE UPDATE OF child_id ON ${table} WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = '${table}' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, '${refusal}'); END;`;
}
