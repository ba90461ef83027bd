import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';

it('leaves an older register’s staff as they were, begins empty and is append-only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-policies-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 425),
  );
  db.exec(
    `INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs Bell', 'Head', '${AT}', 's1')`,
  );
  const before = db.prepare('SELECT * FROM staff').all();
  migrate(db);
  expect(db.prepare('SELECT * FROM staff').all()).toEqual(before);
  db.exec(`INSERT INTO policy_entry VALUES ('e1', 'allergy', 'reviewed', '2026-11-24', 'x', 'key', '${AT}', 's1');
    INSERT INTO policy_entry_back VALUES ('e1', 'wrong', '${AT}', 's1')`);
  for (const table of ['policy_entry', 'policy_entry_back']) {
    expect(() => db.exec(`UPDATE ${table} SET words = words`)).toThrow('append-only');
    expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
  }
  expect(() => db.exec(`INSERT INTO policy_entry_back VALUES ('e1', 'again', '${AT}', 's1')`)).toThrow(/UNIQUE/);
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
