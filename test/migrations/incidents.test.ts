import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';
const OLD = `INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
    ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '${AT}', 's1', '${AT}', 's1');
  INSERT INTO emergency_card (id, child_id, opened_at, opened_by) VALUES ('c1', 'k1', '${AT}', 's1');`;
const NEW = `INSERT INTO incident VALUES ('i1', 'k1', 'c1', 'key i1', '${AT}', 's1');
  INSERT INTO incident_entry VALUES ('e1', 'i1', 1, 'incident', '${AT}', '', 'Hives', '', '', 'no', '', 's1', '', '${AT}', 's1');
  INSERT INTO incident_told VALUES ('t1', 'i1', 'Mum', 's1', '${AT}', 'phone', 'key t1', '${AT}', 's1');
  INSERT INTO incident_review VALUES ('i1', 'same', 'As it was', '2026-11-24', '${AT}', 's1');`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-incidents-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 420),
  );
  db.exec(OLD);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('begin empty beside the emergency cards of an older register, which stay as they were', () => {
  const before = db.prepare('SELECT * FROM emergency_card').all();
  migrate(db);
  expect(db.prepare('SELECT * FROM emergency_card').all()).toEqual(before);
  expect(db.prepare('SELECT count(*) AS n FROM incident').get()).toEqual({ n: 0 });
});

it.each(['incident', 'incident_entry', 'incident_told', 'incident_review'])(
  'are append-only: no row of %s is changed, moved or deleted',
  (table) => {
    migrate(db);
    db.exec(NEW);
    for (const column of db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]) {
      const to = column === 'child_id' ? `'k2'` : column;
      expect(() => db.exec(`UPDATE ${table} SET ${column} = ${to}`), column).toThrow('append-only');
    }
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
  },
);

it.each([
  ['a second incident of one card', `INSERT INTO incident VALUES ('i2', 'k1', 'c1', 'key i2', '${AT}', 's1')`],
  ['a second review', `INSERT INTO incident_review VALUES ('i1', 'changed', '', '2026-11-24', '${AT}', 's1')`],
  [
    'two accounts of one number',
    `INSERT INTO incident_entry SELECT 'e2', incident_id, 1, kind, at, place, what, done, used, ambulance, follow_up, reporter, correct_words, recorded_at, recorded_by FROM incident_entry`,
  ],
])('do not hold %s', (_case, wrong) => {
  migrate(db);
  db.exec(NEW);
  expect(() => db.exec(wrong)).toThrow(/UNIQUE|PRIMARY/);
});
