import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';

it('makes nothing up about who came back before, and keeps each return for good, taken back once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-returns-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  try {
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version < 440),
    );
    db.exec(`INSERT INTO child (id, surname, forename, left_on, created_at, created_by, updated_at, updated_by) VALUES
      ('k1', 'O’Brien', 'Zoë', NULL, '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '2026-07-20', '${AT}', 's1', '${AT}', 's1');`);
    migrate(db);
    expect(db.prepare('SELECT count(*) FROM child_return').pluck().get()).toBe(0);
    expect(db.prepare('SELECT left_on FROM child ORDER BY id').pluck().all()).toEqual([null, '2026-07-20']);
    db.exec(
      `INSERT INTO child_return (id, child_id, left_on, recorded_at, recorded_by) VALUES ('r1', 'k1', '2025-07-20', '${AT}', 's1')`,
    );
    for (const forbidden of [
      `UPDATE child_return SET left_on = '2024-07-20'`,
      `UPDATE child_return SET child_id = 'k2'`,
      'DELETE FROM child_return',
    ])
      expect(() => db.exec(forbidden), forbidden).toThrow('append-only');
    db.exec(`UPDATE child_return SET undone_at = '${AT}'`);
    expect(() => db.exec('UPDATE child_return SET undone_at = NULL')).toThrow('append-only');
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
