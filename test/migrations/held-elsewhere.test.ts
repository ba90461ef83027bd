import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';

it('brings the three places of the policy to a register, leaves where its files are, and keeps each check for good', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-held-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  try {
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version < 375),
    );
    db.exec(`INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs A Larch', 'Office', '${AT}', 's1');
      INSERT INTO child (id, surname, forename, cpoms_ref, paper_place, created_at, created_by, updated_at, updated_by) VALUES
        ('k1', 'O’Brien', 'Zoë', 'C-1', 'SLT room', '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '', 'Cellar', '${AT}', 's1', '${AT}', 's1');`);
    migrate(db);
    expect(db.prepare('SELECT name FROM file_place ORDER BY position').pluck().all()).toEqual([
      ...['School Business Manager’s office', 'SLT room', 'Archive room'],
    ]);
    expect(db.prepare('SELECT paper_place FROM child ORDER BY id').pluck().all()).toEqual(['SLT room', 'Cellar']);
    db.exec(`INSERT INTO held_check VALUES ('h1', 'k1', '2026-11-24', 'C-1', 'SLT room', '${AT}', 's1')`);
    for (const forbidden of [
      `UPDATE held_check SET on_day = '2026-11-25'`,
      `UPDATE held_check SET child_id = 'k2'`,
      'DELETE FROM held_check',
    ])
      expect(() => db.exec(forbidden), forbidden).toThrow('append-only');
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
