import type { Migration } from '#main/store/migrate.ts';

/**
 * Paper forms: those printed for a child, those that came back and were entered in a sitting, and the second, blind entry that they
 * were checked by. All append-only. What a form answered stands in the decisions alone; here is which decisions came from one paper.
 */
export const forms: Migration = {
  version: 350,
  up: `
    -- What was printed and handed out at once: forms, or letters that remind of forms.
    CREATE TABLE form_batch (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('forms', 'reminders')),
      handed_out_on TEXT NOT NULL, how TEXT NOT NULL CHECK (how IN ('bag', 'hand', 'post')), reply_by TEXT,
      printed_at TEXT NOT NULL, printed_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- The batch was printed and did not go out after all.
    CREATE TABLE form_batch_void (
      batch_id TEXT PRIMARY KEY REFERENCES form_batch(id), voided_at TEXT NOT NULL, voided_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE printed_form (
      id TEXT PRIMARY KEY, batch_id TEXT NOT NULL REFERENCES form_batch(id), child_id TEXT NOT NULL REFERENCES child(id),
      number INTEGER NOT NULL UNIQUE           -- printed on it with a check digit behind
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX printed_form_child ON printed_form (child_id);
    CREATE INDEX printed_form_batch ON printed_form (batch_id);
    CREATE TABLE printed_form_line (
      form_id TEXT NOT NULL REFERENCES printed_form(id), purpose_id TEXT NOT NULL REFERENCES purpose(id),
      wording_version INTEGER NOT NULL, PRIMARY KEY (form_id, purpose_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE form_reminder (
      id TEXT PRIMARY KEY, batch_id TEXT NOT NULL REFERENCES form_batch(id), child_id TEXT NOT NULL REFERENCES child(id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX form_reminder_child ON form_reminder (child_id);

    -- One returned form as it was entered. A person's forms of a day are a sitting.
    CREATE TABLE entered_form (
      id TEXT PRIMARY KEY, child_id TEXT NOT NULL REFERENCES child(id), printed_id TEXT REFERENCES printed_form(id),
      day TEXT NOT NULL, entered_at TEXT NOT NULL, entered_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entered_form_sitting ON entered_form (day, entered_by);
    CREATE INDEX entered_form_child ON entered_form (child_id);
    CREATE TABLE entered_form_line (
      decision_id TEXT PRIMARY KEY REFERENCES consent_decision(id), form_id TEXT NOT NULL REFERENCES entered_form(id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entered_form_line_form ON entered_form_line (form_id);
    -- The second entry. JSON: what stood then and what was entered again, as {contactId, decidedOn, answers}.
    CREATE TABLE form_check (
      id TEXT PRIMARY KEY, form_id TEXT NOT NULL REFERENCES entered_form(id), first TEXT NOT NULL, second TEXT NOT NULL,
      checked_at TEXT NOT NULL, checked_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX form_check_form ON form_check (form_id);
    CREATE TABLE form_check_settled (
      check_id TEXT PRIMARY KEY REFERENCES form_check(id),
      kept TEXT NOT NULL,                      -- JSON: for each difference 'first' or 'second'
      words TEXT NOT NULL DEFAULT '', settled_at TEXT NOT NULL, settled_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    ${['form_batch', 'form_batch_void', 'printed_form_line', 'entered_form_line', 'form_check', 'form_check_settled'].map(unaltered).join('\n')}
    ${movesOnlyByMerge('printed_form', 'id, batch_id, number')}
    ${movesOnlyByMerge('form_reminder', 'id, batch_id')}
    ${movesOnlyByMerge('entered_form', 'id, printed_id, day, entered_at, entered_by')}
  `,
};

function unaltered(table: string): string {
  return `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;`;
}

/** As for the other append-only tables: a row changes its child only by a merge in force that names it. */
function movesOnlyByMerge(table: string, columns: string): string {
  return `CREATE TRIGGER ${table}_no_update BEFORE UPDATE OF ${columns} ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER ${table}_moves_by_merge BEFORE UPDATE OF child_id ON ${table} WHEN NOT EXISTS (
      SELECT 1 FROM child_merge_row AS r JOIN child_merge AS m ON m.id = r.merge_id
      WHERE r.table_name = '${table}' AND r.row_id = OLD.id AND m.undone_at IS NULL
        AND OLD.child_id IN (m.kept_id, m.merged_id) AND NEW.child_id IN (m.kept_id, r.home_id))
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;`;
}
