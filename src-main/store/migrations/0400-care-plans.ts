import type { Migration } from '#main/store/migrate.ts';

/**
 * Care plans typed in versions, who has read them, and how parents were told what is displayed; all append-only. The signed plan says which
 * version it signs, a version says from which signed plan it was typed, and typed steps say which version stood when they were typed: a
 * newer one switches them off.
 */
export const carePlans: Migration = {
  version: 400,
  up: `
    CREATE TABLE care_plan (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id),
      fields TEXT NOT NULL,                    -- JSON: what was typed
      record TEXT NOT NULL,                    -- JSON: needs and medicines as they stood in the record then
      review_on TEXT NOT NULL, why TEXT NOT NULL, from_plan TEXT REFERENCES plan(id),
      written_at TEXT NOT NULL, written_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX care_plan_child ON care_plan (child_id);

    -- "I have read this plan": the signed file and the typed version that stood then.
    CREATE TABLE care_plan_receipt (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id),
      plan_id TEXT REFERENCES plan(id), version_id TEXT REFERENCES care_plan(id), staff_id TEXT NOT NULL, at TEXT NOT NULL,
      CHECK (plan_id IS NOT NULL OR version_id IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX care_plan_receipt_child ON care_plan_receipt (child_id);

    -- Who told a parent what is displayed, and how; the day stands in the need itself as before, and this row goes with it.
    CREATE TABLE display_told (
      id TEXT PRIMARY KEY, need_id TEXT NOT NULL REFERENCES need(id), told_on TEXT NOT NULL, whom TEXT NOT NULL CHECK (whom <> ''),
      how TEXT NOT NULL CHECK (how IN ('phone', 'in-person', 'letter', 'message')), told_by TEXT NOT NULL,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX display_told_need ON display_told (need_id);

    ALTER TABLE plan ADD COLUMN signs_version TEXT REFERENCES care_plan(id);
    CREATE TRIGGER plan_signs_unaltered BEFORE UPDATE OF signs_version ON plan
      BEGIN SELECT RAISE(ABORT, 'a signed plan is never altered'); END;
    -- Holds all that a list of plans is judged by: what stands behind a plan’s bytes is not read through them.
    DROP INDEX plan_review;
    CREATE INDEX plan_standing ON plan (replaced_at, child_id, id, review_on, added_at, signs_version);
    ALTER TABLE plan_steps ADD COLUMN version_id TEXT REFERENCES care_plan(id);

    ${unaltered('display_told')}
    ${ofChild('care_plan', 'id, fields, record, review_on, why, from_plan, written_at, written_by')}
    ${ofChild('care_plan_receipt', 'id, plan_id, version_id, staff_id, at')}
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
