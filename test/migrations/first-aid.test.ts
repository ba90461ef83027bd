import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';

it('leaves an older register as it was, decides on no advice and is append-only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-first-aid-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 475),
  );
  db.exec(
    `INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs Bell', 'Head', '${AT}', 's1')`,
  );
  const before = db.prepare('SELECT * FROM staff').all();
  migrate(db);
  expect(db.prepare('SELECT * FROM staff').all()).toEqual(before);
  expect(db.prepare('SELECT * FROM first_aid_choice').all()).toEqual([]);
  const insert = (rest: string) => db.exec(`INSERT INTO first_aid_choice VALUES ('hypo', ${rest}, '${AT}', 's1')`);
  insert(`1, 1, 'Steps', 'A hospital', '2026-01-01'`);
  insert('2, 0, NULL, NULL, NULL');
  expect(() => insert('2, 1, NULL, NULL, NULL')).toThrow(/UNIQUE/);
  for (const half of [`3, 1, 'Steps', NULL, '2026-01-01'`, `3, 1, 'Steps', 'A hospital', NULL`, `3, 1, '', '', ''`])
    expect(() => insert(half), half).toThrow(/CHECK/);
  expect(() => db.exec('UPDATE first_aid_choice SET shown = 1')).toThrow('append-only');
  expect(() => db.exec('DELETE FROM first_aid_choice')).toThrow('append-only');
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
