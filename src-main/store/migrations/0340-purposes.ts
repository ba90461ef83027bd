import type { Migration } from '#main/store/migrate.ts';

/**
 * Purposes in full: what a parent reads of each, how long a yes holds, under which conditions; and every version of that, kept. Of
 * purposes that were reworded before this step only the wording in use is known, and no other is made up for them.
 *
 * A decision says when it was asked for; a use of a picture, whether full names stood with it (null: not recorded).
 */
export const purposes: Migration = {
  version: 340,
  up: `
    ALTER TABLE purpose ADD COLUMN kind TEXT NOT NULL DEFAULT 'pictures' CHECK (kind IN ('pictures', 'biometrics'));
    ALTER TABLE purpose ADD COLUMN description TEXT NOT NULL DEFAULT '';
    ALTER TABLE purpose ADD COLUMN validity TEXT NOT NULL DEFAULT 'until-leaving'
      CHECK (validity IN ('until-leaving', 'school-year', 'years'));
    ALTER TABLE purpose ADD COLUMN validity_years INTEGER;
    ALTER TABLE purpose ADD COLUMN no_full_name INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE purpose ADD COLUMN condition TEXT NOT NULL DEFAULT '';
    -- A yes on a version before this one counts no more.
    ALTER TABLE purpose ADD COLUMN counts_from INTEGER NOT NULL DEFAULT 1;

    CREATE TABLE purpose_version (
      purpose_id TEXT NOT NULL REFERENCES purpose(id), version INTEGER NOT NULL,
      name TEXT NOT NULL, description TEXT NOT NULL, basis TEXT NOT NULL, wording TEXT NOT NULL,
      validity TEXT NOT NULL, validity_years INTEGER, no_full_name INTEGER NOT NULL, condition TEXT NOT NULL,
      made_at TEXT, made_by TEXT, PRIMARY KEY (purpose_id, version)
    ) STRICT, WITHOUT ROWID;
    -- When a wording was changed, and by whom, was not kept either: the day the purpose was made stands for it only where it is the first.
    INSERT INTO purpose_version
      SELECT id, wording_version, name, description, basis, wording, validity, validity_years, no_full_name, condition,
        iif(wording_version = 1, created_at, NULL), iif(wording_version = 1, created_by, NULL) FROM purpose;
    CREATE TRIGGER purpose_version_no_update BEFORE UPDATE ON purpose_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER purpose_version_no_delete BEFORE DELETE ON purpose_version BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    ALTER TABLE consent_decision ADD COLUMN asked_on TEXT;
    DROP TRIGGER consent_decision_no_update;
    CREATE TRIGGER consent_decision_no_update BEFORE UPDATE OF id, purpose_id, state, giver, contact_id, giver_name, relationship,
      responsibility, method, asked_on, decided_on, valid_until, wording_version, evidence, words, replaces_unrecorded, corrects, void,
      import_id, recorded_at, recorded_by ON consent_decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    ALTER TABLE picture_use ADD COLUMN full_names INTEGER;
  `,
};
