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
  INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs Bell', 'Head', '${AT}', 's1');
  INSERT INTO school_inhaler_use VALUES ('u1', 'k1', '${AT}', 2, 'Hall', '', 's1', NULL, 'key u1', '${AT}', 's1');
  INSERT INTO spare_device (id, child_id, answer, parent, doctor, agreed_on, recorded_at, recorded_by)
    VALUES ('d1', 'k1', 'no', 'Ms O’Brien', '', '2026-09-01', '${AT}', 's1');
  INSERT INTO paper (id, kind, year, serial, title, made_at, made_by) VALUES ('p1', 'other', 2026, 1, 'Minutes', '${AT}', 's1');`;
const NEW = `
  INSERT INTO kit VALUES ('t1', 'adrenaline', 'Hall', 'Hall', NULL, 'key t1', '${AT}', 's1', '${AT}', 's1');
  INSERT INTO kit_item VALUES ('i1', 't1', 'device', 'EpiPen', '', 'B1', '2027-01-01', NULL, 'key i1', '${AT}', 's1'),
    ('i2', 't1', 'device', 'EpiPen', '', 'B2', NULL, 'i1', 'key i2', '${AT}', 's1');
  INSERT INTO kit_item_out VALUES ('o1', 'i1', 'expired', '', '${AT}', 's1');
  INSERT INTO kit_check VALUES ('c1', 't1', '2026-11-24', 's1', '', 'key c1', '${AT}', 's1');
  INSERT INTO kit_check_item VALUES ('c1', 'i2', 'good');
  INSERT INTO kit_check_part VALUES ('c1', 'list', 1);
  INSERT INTO kit_use VALUES ('e1', 'i2', 'k1', '', '${AT}', '', '', 's1', NULL, 'key e1', '${AT}', 's1');
  INSERT INTO spare_rule VALUES ('r1', 'anyone', 'Governors', '${AT}', 's1');`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-kits-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 410),
  );
  db.exec(OLD);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the spare kits of an older register', () => {
  it('begin empty; a use of the inhaler, a parent’s no and a paper stay what they were', () => {
    migrate(db);
    expect(db.prepare('SELECT place, puffs, kit_item_id, spacer_item_id FROM school_inhaler_use').get()).toEqual({
      ...{ place: 'Hall', puffs: 2, kit_item_id: null, spacer_item_id: null },
    });
    expect(db.prepare('SELECT answer, parent, kit_kind FROM spare_device').get()).toEqual({
      ...{ answer: 'no', parent: 'Ms O’Brien', kit_kind: 'adrenaline' },
    });
    expect(db.prepare('SELECT kind, title FROM paper').get()).toEqual({ kind: 'other', title: 'Minutes' });
    expect(db.prepare('SELECT count(*) AS n FROM kit').get()).toEqual({ n: 0 });
  });

  it.each([
    ...([
      'kit_item',
      'kit_item_out',
      'kit_check',
      'kit_check_item',
      'kit_check_part',
      'kit_use',
      'spare_rule',
    ] as const),
    ...(['spare_device', 'school_inhaler_use'] as const),
  ])('are append-only: no row of %s is changed, moved or deleted', (table) => {
    migrate(db);
    db.exec(NEW);
    for (const column of db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[]) {
      const to = column === 'child_id' ? `'k2'` : column;
      expect(() => db.exec(`UPDATE ${table} SET ${column} = ${to}`), column).toThrow('append-only');
    }
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
  });

  it.each([
    [
      'two items in the place of one',
      `INSERT INTO kit_item SELECT 'i3', kit_id, kind, device, strength, batch, expires, 'i1', 'key i3', added_at, added_by FROM kit_item WHERE id = 'i2'`,
    ],
    ['an item that left twice', `INSERT INTO kit_item_out VALUES ('o2', 'i1', 'lost', '', '${AT}', 's1')`],
    ['one request twice', `INSERT INTO kit_check VALUES ('c2', 't1', '2026-11-24', 's1', '', 'key c1', '${AT}', 's1')`],
    [
      'a use for nobody',
      `INSERT INTO kit_use VALUES ('e2', 'i2', NULL, '', '${AT}', '', '', 's1', NULL, 'key e2', '${AT}', 's1')`,
    ],
    [
      'a use for two',
      `INSERT INTO kit_use VALUES ('e2', 'i2', 'k1', 'Mr B', '${AT}', '', '', 's1', NULL, 'key e2', '${AT}', 's1')`,
    ],
  ])('do not hold %s', (_case, wrong) => {
    migrate(db);
    db.exec(NEW);
    expect(() => db.exec(wrong)).toThrow(/UNIQUE|CHECK/);
  });
});
