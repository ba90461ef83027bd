import type { Migration } from '#main/store/migrate.ts';

const TABLES = ['paper', 'paper_master', 'paper_child', 'paper_copy', 'paper_copy_event'] as const;

/**
 * A copy may go to a parent for good: a note home. The tables of papers are made anew, since SQLite widens no CHECK in place: the old ones
 * are emptied into them row by row and dropped, children of a key first. Which kinds of paper there are is the core's closed list alone
 * from here on, so that a further kind needs no such step.
 */
export const papersGiven: Migration = {
  version: 455,
  up: `
    ${['paper', 'paper_master', 'paper_copy', 'paper_copy_event'].map((table) => `DROP TRIGGER ${table}_no_update; DROP TRIGGER ${table}_no_delete;`).join('\n')}
    DROP TRIGGER paper_serial_gapless;
    DROP TRIGGER paper_copy_gapless;
    DROP TRIGGER paper_child_no_delete;
    DROP TRIGGER paper_child_no_update;
    DROP TRIGGER paper_child_moves_by_merge;

    CREATE TABLE paper_new (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind <> ''),
      year INTEGER NOT NULL, serial INTEGER NOT NULL, title TEXT NOT NULL,
      on_day TEXT,                             -- the meeting that it is for; null where there is none
      made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES staff(id),
      UNIQUE (year, serial)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE paper_master_new (
      id TEXT PRIMARY KEY, paper_id TEXT NOT NULL REFERENCES paper_new(id), place TEXT NOT NULL,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL REFERENCES staff(id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE paper_child_new (
      paper_id TEXT NOT NULL REFERENCES paper_new(id), child_id TEXT NOT NULL REFERENCES child(id),
      PRIMARY KEY (paper_id, child_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE paper_copy_new (
      id TEXT PRIMARY KEY, paper_id TEXT NOT NULL REFERENCES paper_new(id), number INTEGER NOT NULL,
      holder TEXT NOT NULL CHECK (holder <> ''), holder_staff TEXT REFERENCES staff(id),
      collect_by TEXT NOT NULL, issued_at TEXT NOT NULL, issued_by TEXT NOT NULL REFERENCES staff(id),
      UNIQUE (paper_id, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE paper_copy_event_new (
      id TEXT PRIMARY KEY, copy_id TEXT NOT NULL REFERENCES paper_copy_new(id),
      what TEXT NOT NULL CHECK (what IN ('collected', 'lost', 'destroyed', 'given', 'taken-back')),
      on_day TEXT NOT NULL,
      first_staff TEXT REFERENCES staff(id), second_staff TEXT REFERENCES staff(id),  -- who destroyed it
      told TEXT NOT NULL DEFAULT '',           -- whom a loss was reported to; which parent a note was given to
      words TEXT NOT NULL DEFAULT '',
      takes_back TEXT UNIQUE REFERENCES paper_copy_event_new(id),
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL REFERENCES staff(id),
      CHECK ((what = 'destroyed') = (first_staff IS NOT NULL AND second_staff IS NOT NULL)),
      CHECK (first_staff IS NULL OR first_staff <> second_staff),
      CHECK (what NOT IN ('lost', 'given') OR told <> ''),
      CHECK ((what = 'taken-back') = (takes_back IS NOT NULL))
    ) STRICT, WITHOUT ROWID;

    -- A print whose kind the old check did not know stood beside its column (migration 410).
    INSERT INTO paper_new SELECT id, coalesce(print_kind, kind), year, serial, title, on_day, made_at, made_by FROM paper;
    ${TABLES.slice(1)
      .map((table) => `INSERT INTO ${table}_new SELECT * FROM ${table};`)
      .join('\n')}
    ${TABLES.toReversed()
      .map((table) => `DROP TABLE ${table};`)
      .join('\n')}
    ${TABLES.map((table) => `ALTER TABLE ${table}_new RENAME TO ${table};`).join('\n')}

    CREATE INDEX paper_master_paper ON paper_master (paper_id);
    CREATE INDEX paper_child_child ON paper_child (child_id);
    CREATE INDEX paper_copy_event_copy ON paper_copy_event (copy_id);
    CREATE TRIGGER paper_serial_gapless BEFORE INSERT ON paper
      WHEN NEW.serial <> 1 + (SELECT coalesce(max(serial), 0) FROM paper WHERE year = NEW.year)
      BEGIN SELECT RAISE(ABORT, 'paper serials have no gap'); END;
    CREATE TRIGGER paper_copy_gapless BEFORE INSERT ON paper_copy
      WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM paper_copy WHERE paper_id = NEW.paper_id)
      BEGIN SELECT RAISE(ABORT, 'copy numbers have no gap'); END;
    ${['paper', 'paper_master', 'paper_copy', 'paper_copy_event'].map(unaltered).join('\n')}
    CREATE TRIGGER paper_child_no_delete BEFORE DELETE ON paper_child BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER paper_child_no_update BEFORE UPDATE OF paper_id ON paper_child BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    -- As for the other append-only tables: a row changes its child only by a merge in force that names it.
    CREATE TRIGGER paper_child_moves_by_merge BEFORE UPDATE OF child_id ON paper_child WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = 'paper_child' AND r.row_id = OLD.paper_id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
  `,
};

function unaltered(table: string): string {
  return `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`;
}
