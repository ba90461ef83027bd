import type { Migration } from '#main/store/migrate.ts';

/**
 * The signed paper of an agreement to a medicine, kept as those of consent are, in the same table: `shows` says of what a scan is, and so
 * who may look at it. It stands with one version of the instructions: what was signed is that one.
 */
export const agreementScans: Migration = {
  version: 450,
  up: `
    ALTER TABLE consent_evidence ADD COLUMN shows TEXT NOT NULL DEFAULT 'consent' CHECK (shows IN ('consent', 'medicine'));
    DROP TRIGGER consent_evidence_no_update;
    CREATE TRIGGER consent_evidence_no_update BEFORE UPDATE OF id, mime, sha256, bytes, title, added_at, added_by, shows ON consent_evidence
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    CREATE TABLE medicine_evidence (
      evidence_id TEXT NOT NULL REFERENCES consent_evidence(id), version_id TEXT NOT NULL REFERENCES medicine_version(id),
      PRIMARY KEY (version_id, evidence_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER medicine_evidence_no_update BEFORE UPDATE ON medicine_evidence BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER medicine_evidence_no_delete BEFORE DELETE ON medicine_evidence BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- What was not given stands out until a parent is told, however long ago: found without reading every dose of years.
    CREATE INDEX medicine_dose_not_given ON medicine_dose (at) WHERE outcome = 'not-given';
  `,
};
