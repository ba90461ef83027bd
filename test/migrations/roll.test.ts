import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOVED, STAYS } from '#main/features/children/merge-tables.ts';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const NOW = '2026-11-24T09:00:00.000Z';
/** Rows as the version before held them: two records of one child. */
const ROWS = `
  INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by)
    VALUES ('k1', 'Otley', 'Ava', '${NOW}', 's', '${NOW}', 's'), ('k2', 'Otley', 'Ava', '${NOW}', 's', '${NOW}', 's'),
      ('k3', 'Kaur', 'Leo', '${NOW}', 's', '${NOW}', 's');
  INSERT INTO purpose (id, name, position, basis, created_at, created_by) VALUES ('p1', 'Website', 0, 'consent', '${NOW}', 's');
  INSERT INTO consent_decision (id, child_id, purpose_id, state, giver, method, recorded_at, recorded_by)
    VALUES ('d1', 'k2', 'p1', 'refused', 'not-recorded', 'imported', '${NOW}', 's');
  INSERT INTO restricted_flag (id, child_id, kind, state, set_at, set_by) VALUES ('f1', 'k2', 'adopted', 'set', '${NOW}', 's');
  INSERT INTO plan (id, child_id, mime, sha256, bytes, title, added_at, added_by)
    VALUES ('l1', 'k2', 'application/pdf', 'x', x'00', 'Plan', '${NOW}', 's');
  INSERT INTO spare_device (id, child_id, answer, parent, doctor, recorded_at, recorded_by)
    VALUES ('s1', 'k2', 'no', '', '', '${NOW}', 's');
  INSERT INTO emergency_card (id, child_id, opened_at, opened_by) VALUES ('c1', 'k2', '${NOW}', 's');
  INSERT INTO break_glass (id, card_id, child_id, staff_id, reason, opened_at, ended_at, ended_how)
    VALUES ('b1', 'c1', 'k2', 's', 'other', '${NOW}', '${NOW}', 'closed');
`;
const KEPT = {
  consent_decision: 'd1',
  restricted_flag: 'f1',
  plan: 'l1',
  spare_device: 's1',
  break_glass: 'b1',
} as const;
const MAY_CHANGE: Readonly<Record<string, readonly string[]>> = {
  plan: ['replaced_at', 'title', 'signed_on', 'signed_by', 'review_on', 'added_at', 'added_by'],
};

let folder: string;
let db: ReturnType<typeof openEncrypted>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-roll-'));
  db = openEncrypted(join(folder, 'roll.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version < 100),
  );
  db.exec(ROWS);
  migrate(db);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const noteMerge = (undoneAt: string | null, table: string, rowId: string) => {
  db.prepare(
    `INSERT OR REPLACE INTO child_merge (id, kept_id, merged_id, kept_before, merged_at, merged_by, undone_at) VALUES ('m1', 'k1', 'k2', '{}', ?, 's', ?)`,
  ).run(NOW, undoneAt);
  db.prepare(`INSERT INTO child_merge_row (merge_id, table_name, row_id, home_id) VALUES ('m1', ?, ?, 'k2')`).run(
    table,
    rowId,
  );
};
const move = (table: string, to: string) => () => db.prepare(`UPDATE ${table} SET child_id = ?`).run(to);

describe.each(Object.entries(KEPT))('a row of %s', (table, rowId) => {
  it('keeps its child, and every word, without a merge that names it', () => {
    expect(move(table, 'k1')).toThrow();
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[];
    for (const { name } of columns) {
      if (name === 'child_id' || MAY_CHANGE[table]?.includes(name)) continue;
      expect(() => db.prepare(`UPDATE ${table} SET ${name} = ${name}`).run(), name).toThrow();
    }
  });

  it('goes to the kept record by a merge in force and home again, and nowhere else', () => {
    noteMerge(null, table, rowId);
    expect(move(table, 'k3')).toThrow();
    expect(move(table, 'k1')).not.toThrow();
    expect(move(table, 'k3')).toThrow();
    expect(move(table, 'k2')).not.toThrow();
  });

  it('does not move by a merge that was taken back, nor by one that names another row', () => {
    noteMerge(NOW, table, rowId);
    expect(move(table, 'k1')).toThrow();
    db.exec('DELETE FROM child_merge_row');
    noteMerge(null, table, 'another');
    expect(move(table, 'k1')).toThrow();
  });
});

it('a merge knows every table with rows of a child', () => {
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as { name: string }[];
  const ofChild = tables
    .map(({ name }) => name)
    .filter((name) =>
      (
        db.prepare('SELECT "table" AS target, "from" AS field FROM pragma_foreign_key_list(?)').all(name) as {
          target: string;
        }[]
      ).some(({ target }) => target === 'child'),
    );
  expect(ofChild.length).toBeGreaterThan(10);
  expect(ofChild.sort()).toEqual([...MOVED.map(({ name }) => name), ...STAYS].sort());
});
