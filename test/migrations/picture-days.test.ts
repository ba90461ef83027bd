import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';

it('gives an older register its days and its notice, and leaves its groups and purposes as they were', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-days-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  try {
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version < 360),
    );
    db.exec(`
      INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by)
        VALUES ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1');
      INSERT INTO picture_group (id, name, created_at, created_by) VALUES ('g1', 'Choir', '${AT}', 's1');
      INSERT INTO picture_group_child VALUES ('g1', 'k1');
      INSERT INTO purpose (id, name, position, basis, created_at, created_by) VALUES ('p1', 'Website', 0, 'consent', '${AT}', 's1');`);
    const rows = () =>
      ['child', 'picture_group', 'picture_group_child', 'purpose'].map((name) =>
        db.prepare(`SELECT * FROM ${name}`).all(),
      );
    const before = rows();
    migrate(db);
    expect(rows()).toEqual(before);
    db.exec(`INSERT INTO picture_day (id, name, on_day, saved_at, saved_by) VALUES ('d1', 'Fair', '2026-12-01', '${AT}', 's1');
      INSERT INTO picture_day_child VALUES ('d1', 'k1'); INSERT INTO picture_day_purpose VALUES ('d1', 'p1');
      INSERT INTO event_notice VALUES ('n1', 'Please do not film.', '${AT}', 's1');`);
    expect(() => db.exec(`INSERT INTO picture_day_child VALUES ('d1', 'k1')`)).toThrow(/UNIQUE/);
    expect(() => db.exec(`INSERT INTO picture_day_class VALUES ('d1', 'none')`)).toThrow(/FOREIGN KEY/);
    expect(() =>
      db.exec(
        `INSERT INTO picture_day (id, name, on_day, saved_at, saved_by) VALUES ('d2', '', '2026-12-01', '${AT}', 's1')`,
      ),
    ).toThrow(/CHECK/);
    expect(() => db.exec(`UPDATE event_notice SET words = 'Film it all.'`)).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM event_notice')).toThrow(/append-only/);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
