import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';
const BEFORE = `
  INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs A Larch', 'Office', '${AT}', 's1');
  INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
    ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '${AT}', 's1', '${AT}', 's1');
`;
const decision = (id: string, child: string, what: string, words: string) =>
  `INSERT INTO trip_decision VALUES ('${id}', 't1', ${child}, '${what}', '${words}', '${AT}', 's1')`;
const said = (id: string, corrects: string, words: string) =>
  `INSERT INTO trip_consent VALUES ('${id}', 't1', 'k1', 'given', 'c1', 1, 'paper', '2026-11-20', '', '${words}', ${corrects}, '${AT}', 's1')`;
const pack = (id: string, from: string, until: string, bytes = 32) =>
  `INSERT INTO trip_pack VALUES ('${id}', 't1', zeroblob(${bytes}), 'x', 'f', '${from}', '${until}', 1, '${AT}', 's1')`;
const AFTER = `
  INSERT INTO trip VALUES ('t1', '2026-12-03', '2026-12-03', 's1', '{}', '${AT}', 's1', '${AT}', 's1');
  INSERT INTO trip_group VALUES ('g1', 't1', 0, 'Red', NULL);
  INSERT INTO trip_child VALUES ('t1', 'k1', 'g1', '${AT}', 's1');
  ${decision('d1', `'k2'`, 'taken-off', 'Ill')};
  INSERT INTO contact (id, child_id, surname, position, updated_at, updated_by) VALUES ('c1', 'k1', 'O’Brien', 0, '${AT}', 's1');
  INSERT INTO trip_sign_off VALUES ('o1', 't1', '{}', 0, '', '${AT}', 's1');
  ${said('a1', 'NULL', '')};
  ${pack('p1', '2026-12-02', '2026-12-04')};
`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-trips-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 460),
  );
  db.exec(BEFORE);
  migrate(db);
  db.exec(AFTER);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('trips', () => {
  it('come to a register that keeps its children', () => {
    expect(db.prepare('SELECT surname FROM child ORDER BY id').pluck().all()).toEqual(['O’Brien', 'Khan']);
  });

  it('leave a child on the trip when its group goes', () => {
    db.exec('DELETE FROM trip_group');
    expect(db.prepare('SELECT child_id, group_id FROM trip_child').all()).toEqual([{ child_id: 'k1', group_id: null }]);
  });

  it.each([
    [
      'a last day before the first',
      `INSERT INTO trip VALUES ('t2', '2026-12-03', '2026-12-02', 's1', '{}', '${AT}', 's1', '${AT}', 's1')`,
    ],
    ['a child twice on one trip', `INSERT INTO trip_child VALUES ('t1', 'k1', NULL, '${AT}', 's1')`],
    ['a child taken off without a reason', decision('d2', `'k1'`, 'taken-off', '')],
    ['a trip called off without a reason', decision('d2', 'NULL', 'called-off', '')],
    ['a taking off of nobody', decision('d2', 'NULL', 'taken-off', 'x')],
    ['a calling off of one child', decision('d2', `'k1'`, 'called-off', 'x')],
    [
      'a sign-off of open lines without a word',
      `INSERT INTO trip_sign_off VALUES ('o2', 't1', '{}', 2, '', '${AT}', 's1')`,
    ],
    ['a changed sign-off', `UPDATE trip_sign_off SET words = 'x'`],
    ['a sign-off taken out', 'DELETE FROM trip_sign_off'],
    ['a taking back without a reason', said('a2', `'a1'`, '')],
    ['an entry taken back twice', `${said('a2', `'a1'`, 'x')}; ${said('a3', `'a1'`, 'x')}`],
    ['a changed answer', `UPDATE trip_consent SET state = 'refused'`],
    ['an answer of another child', `UPDATE trip_consent SET child_id = 'k2'`],
    ['an answer taken out', 'DELETE FROM trip_consent'],
    ['a pack whose key is short', pack('p2', '2026-12-02', '2026-12-04', 16)],
    ['a pack that ends before it begins', pack('p2', '2026-12-04', '2026-12-02')],
    ['a changed key', 'UPDATE trip_pack SET pack_key = zeroblob(32)'],
    ['a pack taken out', 'DELETE FROM trip_pack'],
    ['changed words', `UPDATE trip_decision SET words = 'x'`],
    ['another child', `UPDATE trip_decision SET child_id = 'k1'`],
    ['a decision taken out', 'DELETE FROM trip_decision'],
  ])('never hold %s', (_what, statement) => {
    expect(() => db.exec(statement)).toThrow(/append-only|constraint/i);
  });
});
