import type { Migration } from '#main/store/migrate.ts';

/**
 * Confidential papers and their numbered copies, append-only. A paper's reference is its year and serial, a copy's number its place
 * among the paper's copies; both are gapless, and a trigger holds that: a copy that nobody can explain must show as a missing number.
 * What became of a copy is its events; a wrong one is taken back by a row that names it. Two different members of staff destroy.
 */
export const papers: Migration = {
  version: 370,
  up: `
    CREATE TABLE paper (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('class-sheet', 'kitchen-board', 'photo-list', 'sealed-sheet', 'governors', 'other')),
      year INTEGER NOT NULL, serial INTEGER NOT NULL, title TEXT NOT NULL,
      on_day TEXT,                             -- the meeting that it is for; null where there is none
      made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES staff(id),
      UNIQUE (year, serial)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER paper_serial_gapless BEFORE INSERT ON paper
      WHEN NEW.serial <> 1 + (SELECT coalesce(max(serial), 0) FROM paper WHERE year = NEW.year)
      BEGIN SELECT RAISE(ABORT, 'paper serials have no gap'); END;
    -- Where the master is kept, apart from the copies. The newest row of a paper counts.
    CREATE TABLE paper_master (
      id TEXT PRIMARY KEY, paper_id TEXT NOT NULL REFERENCES paper(id), place TEXT NOT NULL,
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL REFERENCES staff(id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX paper_master_paper ON paper_master (paper_id);
    -- Which children stand on it.
    CREATE TABLE paper_child (
      paper_id TEXT NOT NULL REFERENCES paper(id), child_id TEXT NOT NULL REFERENCES child(id),
      PRIMARY KEY (paper_id, child_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX paper_child_child ON paper_child (child_id);

    CREATE TABLE paper_copy (
      id TEXT PRIMARY KEY, paper_id TEXT NOT NULL REFERENCES paper(id), number INTEGER NOT NULL,
      holder TEXT NOT NULL CHECK (holder <> ''), holder_staff TEXT REFERENCES staff(id),
      collect_by TEXT NOT NULL, issued_at TEXT NOT NULL, issued_by TEXT NOT NULL REFERENCES staff(id),
      UNIQUE (paper_id, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER paper_copy_gapless BEFORE INSERT ON paper_copy
      WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM paper_copy WHERE paper_id = NEW.paper_id)
      BEGIN SELECT RAISE(ABORT, 'copy numbers have no gap'); END;
    -- The newest event that was not taken back counts; none: the copy is out.
    CREATE TABLE paper_copy_event (
      id TEXT PRIMARY KEY, copy_id TEXT NOT NULL REFERENCES paper_copy(id),
      what TEXT NOT NULL CHECK (what IN ('collected', 'lost', 'destroyed', 'taken-back')),
      on_day TEXT NOT NULL,
      first_staff TEXT REFERENCES staff(id), second_staff TEXT REFERENCES staff(id),  -- who destroyed it
      told TEXT NOT NULL DEFAULT '',           -- whom a loss was reported to
      words TEXT NOT NULL DEFAULT '',
      takes_back TEXT UNIQUE REFERENCES paper_copy_event(id),
      recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL REFERENCES staff(id),
      CHECK ((what = 'destroyed') = (first_staff IS NOT NULL AND second_staff IS NOT NULL)),
      CHECK (first_staff IS NULL OR first_staff <> second_staff),
      CHECK (what <> 'lost' OR told <> ''),
      CHECK ((what = 'taken-back') = (takes_back IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX paper_copy_event_copy ON paper_copy_event (copy_id);

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
