import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';
const TABLES = ['paper', 'paper_master', 'paper_child', 'paper_copy', 'paper_copy_event'];
const OLD = `
  INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs A Larch', 'Office', '${AT}', 's1'),
    ('s2', 'Mr B Elm', 'Head', '${AT}', 's1');
  INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
    ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '${AT}', 's1', '${AT}', 's1');
  INSERT INTO paper (id, kind, year, serial, title, on_day, made_at, made_by) VALUES ('p1', 'class-sheet', 2026, 1, 'Oak', NULL, '${AT}', 's1'), ('p2', 'governors', 2026, 2, 'Minutes', '2026-11-24', '${AT}', 's1');
  INSERT INTO paper_master VALUES ('m1', 'p2', 'Safe', '${AT}', 's1');
  INSERT INTO paper_child VALUES ('p1', 'k1');
  INSERT INTO paper_copy VALUES ('c1', 'p1', 1, 'Mr Elm', 's2', '2026-12-01', '${AT}', 's1'), ('c2', 'p1', 2, 'Hall', NULL, '2026-12-01', '${AT}', 's1');
  INSERT INTO paper_copy_event VALUES ('e1', 'c1', 'collected', '2026-11-25', NULL, NULL, '', '', NULL, '${AT}', 's1'),
    ('e2', 'c1', 'taken-back', '2026-11-25', NULL, NULL, '', 'Not yet', 'e1', '${AT}', 's1'),
    ('e3', 'c2', 'destroyed', '2026-11-25', 's1', 's2', '', '', NULL, '${AT}', 's1');`;
const given = (id: string, told: string) =>
  `INSERT INTO paper_copy_event VALUES ('${id}', 'c1', 'given', '2026-11-25', NULL, NULL, '${told}', '', NULL, '${AT}', 's1')`;

let folder: string;
let db: Database;
let before: unknown[];
const rows = () => TABLES.map((name) => db.prepare(`SELECT * FROM ${name}`).all());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-papers-given-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 455),
  );
  db.exec(OLD);
  db.exec(
    `INSERT INTO paper (id, kind, print_kind, year, serial, title, made_at, made_by) VALUES ('p3', 'other', 'receive-list', 2026, 3, 'Kit', '${AT}', 's1')`,
  );
  before = rows();
  migrate(db);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('keeps every paper, copy and event as it was, and every tie between them', () => {
  const [papers, ...rest] = before as [Record<string, unknown>[], ...unknown[]];
  const kinds = papers.map(({ print_kind, ...paper }) => ({ ...paper, kind: print_kind ?? paper.kind }));
  expect(rows()).toEqual([kinds, ...rest]);
  expect(kinds.map(({ kind }) => kind)).toEqual(['class-sheet', 'governors', 'receive-list']);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const sql = db
    .prepare(`SELECT sql FROM sqlite_schema WHERE name LIKE 'paper%' AND sql IS NOT NULL`)
    .pluck()
    .all()
    .join();
  expect(sql).not.toContain('_new');
  expect(() => db.exec(`INSERT INTO paper_child VALUES ('none', 'k2')`)).toThrow(/FOREIGN KEY/);
});

it('records that a copy was given to a parent, with whom, and a kind of paper that is new', () => {
  db.exec(given('e4', 'Ms O’Brien'.replace('’', '')));
  expect(() => db.exec(given('e5', ''))).toThrow(/CHECK/);
  db.exec(`INSERT INTO paper VALUES ('p4', 'note-home', 2026, 4, 'About a medicine', NULL, '${AT}', 's1')`);
});

it.each([
  [
    'a copy that skips a number',
    `INSERT INTO paper_copy VALUES ('c9', 'p1', 9, 'x', NULL, '2026-12-01', '${AT}', 's1')`,
    'no gap',
  ],
  [
    'a paper that skips a serial',
    `INSERT INTO paper VALUES ('p9', 'other', 2026, 9, 'x', NULL, '${AT}', 's1')`,
    'no gap',
  ],
  [
    'one person destroying',
    `INSERT INTO paper_copy_event VALUES ('e9', 'c1', 'destroyed', '2026-11-25', 's1', 's1', '', '', NULL, '${AT}', 's1')`,
    'CHECK',
  ],
  [
    'a second taking back',
    `INSERT INTO paper_copy_event VALUES ('e9', 'c1', 'taken-back', '2026-11-25', NULL, NULL, '', 'x', 'e1', '${AT}', 's1')`,
    'UNIQUE',
  ],
  ...TABLES.flatMap((table) => [
    [
      `a change of ${table}`,
      table === 'paper_child' ? `UPDATE paper_child SET paper_id = 'p2'` : `UPDATE ${table} SET id = id`,
      'append-only',
    ],
    [`a deletion from ${table}`, `DELETE FROM ${table}`, 'append-only'],
  ]),
  ['a child moved without a merge', `UPDATE paper_child SET child_id = 'k2'`, 'append-only'],
] as [string, string, string][])('still refuses %s', (_, statement, words) => {
  expect(() => db.exec(statement)).toThrow(words);
});
