import type { Migration } from '#main/store/migrate.ts';

/**
 * Scans of what a parent signed, byte for byte, sealed with the register. One scan can show several answers. A scan that was put to
 * the wrong child is taken off by a further row and shown to nobody; it is not deleted, since it may be all that proves a decision.
 */
export const consentEvidence: Migration = {
  version: 345,
  up: `
    CREATE TABLE consent_evidence (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id),
      mime TEXT NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL, title TEXT NOT NULL,
      added_at TEXT NOT NULL, added_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX consent_evidence_child ON consent_evidence (child_id);
    CREATE TABLE consent_evidence_decision (
      evidence_id TEXT NOT NULL REFERENCES consent_evidence(id), decision_id TEXT NOT NULL REFERENCES consent_decision(id),
      PRIMARY KEY (decision_id, evidence_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE consent_evidence_off (
      evidence_id TEXT PRIMARY KEY REFERENCES consent_evidence(id), words TEXT NOT NULL, at TEXT NOT NULL, by_staff TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER consent_evidence_no_update BEFORE UPDATE OF id, mime, sha256, bytes, title, added_at, added_by ON consent_evidence
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER consent_evidence_no_delete BEFORE DELETE ON consent_evidence BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- As for the other append-only tables: a row changes its child only by a merge in force that names it.
    CREATE TRIGGER consent_evidence_moves_by_merge BEFORE UPDATE OF child_id ON consent_evidence WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = 'consent_evidence' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    ${unaltered('consent_evidence_decision')}
    ${unaltered('consent_evidence_off')}
  `,
};

function unaltered(table: string): string {
  return `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`;
}
