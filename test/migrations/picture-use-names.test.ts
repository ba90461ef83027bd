import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';

it('leaves what was said about names as it was, and keeps what is said of them since for good', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-names-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  try {
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version < 445),
    );
    db.exec(`INSERT INTO picture_use (id, picture, place, since, recorded_at, recorded_by, full_names) VALUES
      ('u1', 'a.jpg', 'website', '2026-10-01', '${AT}', 's1', 1), ('u2', 'b.jpg', 'website', '2026-10-01', '${AT}', 's1', NULL)`);
    migrate(db);
    expect(db.prepare('SELECT full_names FROM picture_use ORDER BY id').pluck().all()).toEqual([1, null]);
    db.exec(`INSERT INTO picture_use_names VALUES ('n1', 'u1', 0, '${AT}', 's1')`);
    for (const forbidden of ['UPDATE picture_use_names SET full_names = 1', 'DELETE FROM picture_use_names'])
      expect(() => db.exec(forbidden), forbidden).toThrow('append-only');
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
