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
  INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs A Larch', 'Office', '${AT}', 's1'),
    ('s2', 'Mr B Elm', 'Head', '${AT}', 's1');
  INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
    ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '${AT}', 's1', '${AT}', 's1');
  INSERT INTO sheet_print (at, by_staff, children, hashes) VALUES ('${AT}', 's1', 1, '{"k1":"x"}');
`;
const AFTER = `
  INSERT INTO paper VALUES ('p1', 'class-sheet', 2026, 1, 'Oak', NULL, '${AT}', 's1');
  INSERT INTO paper_master VALUES ('m1', 'p1', 'Safe', '${AT}', 's1');
  INSERT INTO paper_child VALUES ('p1', 'k1');
  INSERT INTO paper_copy VALUES ('c1', 'p1', 1, 'Mr Elm', NULL, '2026-12-01', '${AT}', 's1');
  INSERT INTO paper_copy_event VALUES ('e1', 'c1', 'collected', '2026-11-25', NULL, NULL, '', '', NULL, '${AT}', 's1');
`;
const copy = (id: string, number: number) =>
  `INSERT INTO paper_copy VALUES ('${id}', 'p1', ${number}, 'Mr Elm', NULL, '2026-12-01', '${AT}', 's1')`;
const destroyed = (first: string, second: string) =>
  `INSERT INTO paper_copy_event VALUES ('e2', 'c1', 'destroyed', '2026-11-25', ${first}, ${second}, '', '', NULL, '${AT}', 's1')`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-papers-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 370),
  );
  db.exec(BEFORE);
  migrate(db);
  db.exec(AFTER);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('numbered papers', () => {
  it('come to a register that keeps what was printed before', () => {
    expect(db.prepare('SELECT children, hashes FROM sheet_print').all()).toEqual([
      { children: 1, hashes: '{"k1":"x"}' },
    ]);
  });

  it.each([
    ['a copy that skips a number', copy('c3', 3)],
    ['a copy with a number that is taken', copy('c2', 1)],
    ['a paper that skips a serial', `INSERT INTO paper VALUES ('p3', 'other', 2026, 3, 'x', NULL, '${AT}', 's1')`],
    ['a year that begins at 2', `INSERT INTO paper VALUES ('p2', 'other', 2027, 2, 'x', NULL, '${AT}', 's1')`],
    ['a copy for nobody', copy('c2', 2).replace('Mr Elm', '')],
    ['one person who destroys alone', destroyed(`'s1'`, `'s1'`)],
    ['a destruction with one name', destroyed(`'s1'`, 'NULL')],
    ['a loss that nobody was told of', destroyed('NULL', 'NULL').replace('destroyed', 'lost')],
    ['a changed title', `UPDATE paper SET title = ''`],
    ['a changed holder', `UPDATE paper_copy SET holder = 'x'`],
    ['a changed day', `UPDATE paper_copy_event SET on_day = '2026-11-26'`],
    ['a changed place', `UPDATE paper_master SET place = 'x'`],
    ['another child', `UPDATE paper_child SET child_id = 'k2'`],
    ['a paper taken out', 'DELETE FROM paper'],
    ['a copy taken out', 'DELETE FROM paper_copy'],
    ['an event taken out', 'DELETE FROM paper_copy_event'],
    ['a place taken out', 'DELETE FROM paper_master'],
    ['a child taken off', 'DELETE FROM paper_child'],
  ])('refuse %s', (_words, statement) => {
    expect(() => db.exec(statement)).toThrow();
  });

  it('go on with the next number, and a new year begins at 1', () => {
    db.exec(copy('c2', 2));
    db.exec(`INSERT INTO paper VALUES ('p2', 'other', 2027, 1, 'x', NULL, '${AT}', 's1')`);
    db.exec(destroyed(`'s1'`, `'s2'`));
    expect(db.prepare('SELECT number FROM paper_copy ORDER BY number').pluck().all()).toEqual([1, 2]);
  });
});
