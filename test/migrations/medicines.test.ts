import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';
const OLD = `
  INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
    ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '${AT}', 's1', '${AT}', 's1');
  INSERT INTO need (id, child_id, condition, severity, medicine, created_at, created_by, updated_at, updated_by)
    VALUES ('n1', 'k1', 'Asthma', 'serious', 'Salbutamol', '${AT}', 's1', '${AT}', 's1');`;
const dose = (
  id: string,
  more = '',
) => `INSERT INTO medicine_dose (id, medicine_id, version_id, outcome, at, amount, how, pack_id, words, reaction,
    late, confirmed, given_by, correct_words, request_key, recorded_at, recorded_by ${more === '' ? '' : ', corrects'})
  VALUES ('${id}', 'm1', 'v1', 'given', '${AT}', 1, 'staff', 'p1', '', '', '', 'photo', 's1', '', 'key ${id}', '${AT}', 's1' ${more})`;
const NEW = `
  INSERT INTO medicine VALUES ('m1', 'k1', 'key m1', '${AT}', 's1');
  INSERT INTO medicine_version (id, medicine_id, version, state, terms, parent_name, relationship, method, agreed_on, evidence, head_state,
      head_by, words, recorded_at, recorded_by)
    VALUES ('v1', 'm1', 1, 'agreed', '{}', 'Ms O’Brien', 'Mother', 'paper', '2026-09-01', '', 'not-asked', '', '', '${AT}', 's1');
  INSERT INTO medicine_stock (id, medicine_id, pack_id, kind, quantity, at, party, batch, container, words, counted_by, request_key, recorded_at,
      recorded_by)
    VALUES ('p1', 'm1', 'p1', 'received', 20, '${AT}', 'Ms O’Brien', 'B1', 'original', '', 's1', 'key p1', '${AT}', 's1');
  ${dose('d1')};
  INSERT INTO medicine_told VALUES ('t1', 'd1', 'Ms O’Brien', 's1', '${AT}', 'phone', 'key t1', '${AT}', 's1');
  INSERT INTO school_inhaler_use (id, child_id, at, puffs, place, words, given_by, corrects, request_key, recorded_at, recorded_by)
    VALUES ('u1', 'k1', '${AT}', 2, '', '', 's1', NULL, 'key u1', '${AT}', 's1');`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-medicines-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 380),
  );
  db.exec(OLD);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the medicines of an older register', () => {
  it('begin empty, and leave its children and needs as they were', () => {
    const rows = () => ['child', 'need'].map((name) => db.prepare(`SELECT * FROM ${name}`).all());
    const before = rows();
    migrate(db);
    expect(rows()).toEqual(before);
    db.exec(NEW);
    expect(db.prepare('SELECT count(*) AS n FROM medicine_dose').get()).toEqual({ n: 1 });
  });

  it.each(['medicine', 'medicine_version', 'medicine_stock', 'medicine_dose', 'medicine_told', 'school_inhaler_use'])(
    'are append-only: no row of %s is changed, moved or deleted',
    (table) => {
      migrate(db);
      db.exec(NEW);
      const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
      for (const column of columns) {
        const to = column === 'child_id' ? `'k2'` : column;
        expect(() => db.exec(`UPDATE ${table} SET ${column} = ${to}`), column).toThrow('append-only');
      }
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
    },
  );

  it('hold one row for one request, and one correction for one entry', () => {
    migrate(db);
    db.exec(NEW);
    expect(() => db.exec(dose('d2').replace('key d2', 'key d1'))).toThrow(/UNIQUE/);
    db.exec(dose('d3', `, 'd1'`));
    expect(() => db.exec(dose('d4', `, 'd1'`))).toThrow(/UNIQUE/);
  });

  it.each([
    ['a dose of nothing', `'${AT}', 1, 'staff'`, `'${AT}', 0, 'staff'`],
    ['a dose without its amount', `'${AT}', 1, 'staff'`, `'${AT}', NULL, 'staff'`],
    ['a dose of a child that nobody confirmed', `'photo'`, 'NULL'],
    ['a refusal without its reason', `'given', '${AT}'`, `'not-given', '${AT}'`],
  ])('do not hold %s', (_, right, wrong) => {
    migrate(db);
    db.exec(NEW);
    expect(() => db.exec(dose('d5').replace(right, wrong))).toThrow(/CHECK/);
  });
});
