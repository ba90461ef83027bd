import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';
const STAFF = `INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs Bell', 'Head', '${AT}', 's1');`;
const training = (id: string, more = `'EpiPen', 1, '2026-09-01', 'Nurse', '', 1, '2027-09-01'`) =>
  `INSERT INTO training VALUES ('${id}', 'p1', 'adrenaline', ${more}, '', 'key ${id}', '${AT}', 's1');`;
const NEW = `INSERT INTO training_person VALUES ('p1', NULL, 'Mrs Dinner', '', NULL, 'key p1', '${AT}', 's1', '${AT}', 's1');
  ${training('t1')} INSERT INTO training_back VALUES ('t1', 'Wrong', '${AT}', 's1');`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-training-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 415),
  );
  db.exec(STAFF);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('begins empty beside the staff of an older register, who stay as they were', () => {
  const before = db.prepare('SELECT * FROM staff').all();
  migrate(db);
  expect(db.prepare('SELECT * FROM staff').all()).toEqual(before);
  expect(db.prepare('SELECT count(*) AS n FROM training').get()).toEqual({ n: 0 });
});

it.each(['training', 'training_back'])('is append-only: no row of %s is changed or deleted', (table) => {
  migrate(db);
  db.exec(NEW);
  for (const column of db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[])
    expect(() => db.exec(`UPDATE ${table} SET ${column} = ${column}`), column).toThrow('append-only');
  expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
});

it.each([
  ['a review before the training', training('t2', `'EpiPen', 1, '2026-09-01', 'Nurse', '', 1, '2026-08-31'`)],
  ['a training twice', training('t1')],
  [
    'somebody with neither account nor name',
    `INSERT INTO training_person VALUES ('p2', NULL, '', '', NULL, 'key p2', '${AT}', 's1', '${AT}', 's1')`,
  ],
])('holds no %s', (_case, wrong) => {
  migrate(db);
  db.exec(NEW);
  expect(() => db.exec(wrong)).toThrow(/CHECK|UNIQUE/);
});
