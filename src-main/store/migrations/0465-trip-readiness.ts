import type { Migration } from '#main/store/migrate.ts';

/**
 * Sign-offs of trips, and what parents said about a trip that needs their agreement by itself. Append-only: a wrong answer is taken back
 * by a row that names it. Kept with the trip and not among the school's purposes: a Lead sets those for years, and this is asked
 * once, holds for these days, and goes with the trip's papers (domain D).
 */
export const tripReadiness: Migration = {
  version: 465,
  up: `
    CREATE TABLE trip_sign_off (
      id TEXT PRIMARY KEY, trip_id TEXT NOT NULL REFERENCES trip(id),
      stood TEXT NOT NULL,                     -- JSON: fingerprints of what it stood on, without what they said
      open INTEGER NOT NULL, words TEXT NOT NULL,
      signed_at TEXT NOT NULL, signed_by TEXT NOT NULL REFERENCES staff(id),
      CHECK (open = 0 OR words <> '')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trip_sign_off_trip ON trip_sign_off (trip_id);
    CREATE TRIGGER trip_sign_off_no_update BEFORE UPDATE ON trip_sign_off BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER trip_sign_off_no_delete BEFORE DELETE ON trip_sign_off BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    CREATE TABLE trip_consent (
      id TEXT PRIMARY KEY, trip_id TEXT NOT NULL REFERENCES trip(id), child_id TEXT NOT NULL REFERENCES child(id),
      state TEXT NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn', 'no-answer')),
      contact_id TEXT NOT NULL REFERENCES contact(id), responsibility INTEGER,
      method TEXT NOT NULL CHECK (method IN ('paper', 'e-form', 'spoken', 'letter')), decided_on TEXT NOT NULL,
      evidence TEXT NOT NULL, words TEXT NOT NULL,
      corrects TEXT REFERENCES trip_consent(id), recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL REFERENCES staff(id),
      CHECK (corrects IS NULL OR words <> '')
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trip_consent_trip ON trip_consent (trip_id, child_id);
    CREATE INDEX trip_consent_child ON trip_consent (child_id);
    CREATE UNIQUE INDEX trip_consent_corrects ON trip_consent (corrects) WHERE corrects IS NOT NULL;
    CREATE TRIGGER trip_consent_no_update BEFORE UPDATE OF id, trip_id, state, contact_id, responsibility, method, decided_on, evidence,
      words, corrects, recorded_at, recorded_by ON trip_consent BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER trip_consent_no_delete BEFORE DELETE ON trip_consent BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- As for the other append-only tables: a row changes its child only by a merge in force that names it.
    CREATE TRIGGER trip_consent_moves_by_merge BEFORE UPDATE OF child_id ON trip_consent WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = 'trip_consent' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
