import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';

it('gives an older register its groups, and leaves its children and uses as they were', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-groups-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  try {
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version < 270),
    );
    db.exec(`
      INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by)
        VALUES ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1');
      INSERT INTO picture_use (id, picture, place, since, recorded_at, recorded_by) VALUES ('u1', 'a.jpg', 'press', '2026-09-01', '${AT}', 's1');
      INSERT INTO picture_use_child VALUES ('u1', 'k1');`);
    const rows = () =>
      ['child', 'picture_use', 'picture_use_child'].map((name) => db.prepare(`SELECT * FROM ${name}`).all());
    const before = rows();
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version <= 270),
    );
    expect(rows()).toEqual(before);
    db.exec(`INSERT INTO picture_group (id, name, created_at, created_by) VALUES ('g1', 'Choir', '${AT}', 's1');
      INSERT INTO picture_group_child VALUES ('g1', 'k1');`);
    expect(() => db.exec(`INSERT INTO picture_group_child VALUES ('g1', 'k1')`)).toThrow(/UNIQUE/);
    expect(() => db.exec(`INSERT INTO picture_group_child VALUES ('g1', 'nobody')`)).toThrow(/FOREIGN KEY/);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
