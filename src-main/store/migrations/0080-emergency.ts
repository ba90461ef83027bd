import type { Migration } from '#main/store/migrate.ts';

/** Steps typed from a signed plan, leave to use the school's spare device, and each break-glass opening with its review. */
export const emergency: Migration = {
  version: 80,
  up: `
    -- One typing of one plan version's steps. Which set is in force follows from the plan and the verdicts: nothing is overwritten.
    CREATE TABLE plan_steps (
      id TEXT PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES plan(id),
      steps TEXT NOT NULL,                     -- JSON, in order
      typed_at TEXT NOT NULL, typed_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX plan_steps_plan ON plan_steps (plan_id);
    CREATE TABLE plan_steps_verdict (
      id TEXT PRIMARY KEY, set_id TEXT NOT NULL REFERENCES plan_steps(id),
      verdict TEXT NOT NULL CHECK (verdict IN ('same', 'taken-off')),
      at TEXT NOT NULL, by_staff TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX plan_steps_verdict_set ON plan_steps_verdict (set_id);
    CREATE TRIGGER plan_steps_no_update BEFORE UPDATE ON plan_steps BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER plan_steps_no_delete BEFORE DELETE ON plan_steps BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER plan_steps_verdict_no_update BEFORE UPDATE ON plan_steps_verdict BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER plan_steps_verdict_no_delete BEFORE DELETE ON plan_steps_verdict BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- Two pairs of eyes, also against our own mistakes.
    CREATE TRIGGER plan_steps_two_people BEFORE INSERT ON plan_steps_verdict
      WHEN NEW.verdict = 'same' AND NEW.by_staff = (SELECT typed_by FROM plan_steps WHERE id = NEW.set_id)
      BEGIN SELECT RAISE(ABORT, 'the checker is another person'); END;

    -- The newest row counts; no row: not recorded.
    CREATE TABLE spare_device (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id),
      answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not-recorded')),
      parent TEXT NOT NULL, doctor TEXT NOT NULL, agreed_on TEXT,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX spare_device_child ON spare_device (child_id);
    CREATE TRIGGER spare_device_no_update BEFORE UPDATE ON spare_device BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER spare_device_no_delete BEFORE DELETE ON spare_device BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    -- One row for each time that a person opened a card outside their own scope: a card may be opened so by several.
    CREATE TABLE break_glass (
      id TEXT PRIMARY KEY, card_id TEXT NOT NULL REFERENCES emergency_card(id), child_id TEXT NOT NULL REFERENCES child(id),
      staff_id TEXT NOT NULL, reason TEXT NOT NULL, opened_at TEXT NOT NULL,
      ended_at TEXT,
      ended_how TEXT CHECK (ended_how IN ('closed', 'session-ended', 'not-known'))  -- null: still open
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX break_glass_opened ON break_glass (opened_at);
    CREATE TABLE break_glass_review (
      id TEXT PRIMARY KEY, opening_id TEXT NOT NULL REFERENCES break_glass(id),
      words TEXT NOT NULL, at TEXT NOT NULL, by_staff TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX break_glass_review_opening ON break_glass_review (opening_id);
    INSERT INTO break_glass (id, card_id, child_id, staff_id, reason, opened_at, ended_at, ended_how)
      SELECT id, id, child_id, opened_by, reason, opened_at, closed_at, iif(closed_at IS NULL, 'not-known', 'closed')
      FROM emergency_card WHERE reason IS NOT NULL;
    INSERT INTO break_glass_review (id, opening_id, words, at, by_staff)
      SELECT id, id, coalesce(review_words, ''), reviewed_at, reviewed_by
      FROM emergency_card WHERE reason IS NOT NULL AND reviewed_at IS NOT NULL AND reviewed_by IS NOT NULL;
    ALTER TABLE emergency_card DROP COLUMN reason;
    ALTER TABLE emergency_card DROP COLUMN reviewed_at;
    ALTER TABLE emergency_card DROP COLUMN reviewed_by;
    ALTER TABLE emergency_card DROP COLUMN review_words;
    CREATE TRIGGER break_glass_facts BEFORE UPDATE OF id, card_id, child_id, staff_id, reason, opened_at ON break_glass
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER break_glass_ends_once BEFORE UPDATE ON break_glass WHEN OLD.ended_how IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'ended'); END;
    CREATE TRIGGER break_glass_no_delete BEFORE DELETE ON break_glass BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER break_glass_review_no_update BEFORE UPDATE ON break_glass_review BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER break_glass_review_no_delete BEFORE DELETE ON break_glass_review BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    -- How long the timer was meant to run, from the step that started it; null: it only counts up.
    ALTER TABLE emergency_tap ADD COLUMN minutes INTEGER;
  `,
};
