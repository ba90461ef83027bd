import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';

it('gives an older register its calendar, empty, and leaves what waits for a review as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-calendar-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  try {
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version < 330),
    );
    db.exec(`
      INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by)
        VALUES ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1');
      INSERT INTO emergency_card (id, child_id, opened_at, opened_by) VALUES ('c1', 'k1', '${AT}', 's1');
      INSERT INTO break_glass (id, card_id, child_id, staff_id, reason, opened_at) VALUES ('b1', 'c1', 'k1', 's1', 'called', '${AT}');`);
    const rows = () => ['child', 'break_glass'].map((name) => db.prepare(`SELECT * FROM ${name}`).all());
    const before = rows();
    migrate(db);
    expect(rows()).toEqual(before);
    expect(db.prepare('SELECT * FROM closed_days').all()).toEqual([]);
    const insert = (kind: string, last: string) =>
      db.exec(`INSERT INTO closed_days (id, name, kind, first_day, last_day, created_at, created_by, updated_at, updated_by)
        VALUES ('${last}', 'Half-term', '${kind}', '2026-10-26', '${last}', '${AT}', 's1', '${AT}', 's1')`);
    insert('holiday', '2026-10-30');
    expect(() => insert('holiday', '2026-10-25')).toThrow(/CHECK/);
    expect(() => insert('sports', '2026-10-31')).toThrow(/CHECK/);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
