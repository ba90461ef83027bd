import type { Migration } from '#main/store/migrate.ts';

/** Days on which pictures are taken: who is there and what for, so that a list can be printed again; and the notice to parents. */
export const pictureDays: Migration = {
  version: 360,
  up: `
    CREATE TABLE picture_day (
      id TEXT PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''), on_day TEXT NOT NULL,
      saved_at TEXT NOT NULL, saved_by TEXT NOT NULL, removed_at TEXT, removed_by TEXT
    ) STRICT, WITHOUT ROWID;
    -- Whoever is in the class when the list is made.
    CREATE TABLE picture_day_class (
      day_id TEXT NOT NULL REFERENCES picture_day(id), class_id TEXT NOT NULL REFERENCES class(id), PRIMARY KEY (day_id, class_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE picture_day_child (
      day_id TEXT NOT NULL REFERENCES picture_day(id), child_id TEXT NOT NULL REFERENCES child(id), PRIMARY KEY (day_id, child_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX picture_day_child_child ON picture_day_child (child_id);
    CREATE TABLE picture_day_purpose (
      day_id TEXT NOT NULL REFERENCES picture_day(id), purpose_id TEXT NOT NULL REFERENCES purpose(id), PRIMARY KEY (day_id, purpose_id)
    ) STRICT, WITHOUT ROWID;

    -- What the school tells parents about cameras at events, in its own words: each saving is a new version.
    CREATE TABLE event_notice (
      id TEXT PRIMARY KEY, words TEXT NOT NULL CHECK (words <> ''), saved_at TEXT NOT NULL, saved_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER event_notice_no_update BEFORE UPDATE ON event_notice BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER event_notice_no_delete BEFORE DELETE ON event_notice BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};
