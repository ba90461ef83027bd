import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';

it('keeps signed plans, typed steps and told days as they were, and every version and receipt for good', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-plans-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  try {
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version < 400),
    );
    db.exec(`INSERT INTO staff (id, name, label, created_at, created_by) VALUES ('s1', 'Mrs A Larch', 'Office', '${AT}', 's1');
      INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
        ('k1', 'Wu', 'Ava', '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '${AT}', 's1', '${AT}', 's1');
      INSERT INTO need (id, child_id, condition, severity, told_parent_on, created_at, created_by, updated_at, updated_by)
        VALUES ('n1', 'k1', 'Epilepsy', 'serious', '2026-09-01', '${AT}', 's1', '${AT}', 's1');
      INSERT INTO plan (id, child_id, mime, sha256, bytes, title, signed_on, review_on, added_at, added_by)
        VALUES ('p1', 'k1', 'image/jpeg', 'x', x'00', 'Plan', '2026-09-01', '2027-09-01', '${AT}', 's1');
      INSERT INTO plan_steps (id, plan_id, steps, typed_at, typed_by) VALUES ('t1', 'p1', '[]', '${AT}', 's1');`);
    migrate(db);
    expect(db.prepare('SELECT title, signed_on, review_on, signs_version FROM plan').get()).toEqual({
      ...{ title: 'Plan', signed_on: '2026-09-01', review_on: '2027-09-01', signs_version: null },
    });
    expect(db.prepare('SELECT version_id FROM plan_steps').pluck().get()).toBeNull();
    expect(db.prepare('SELECT told_parent_on FROM need').pluck().get()).toBe('2026-09-01');
    db.exec(`INSERT INTO care_plan VALUES ('v1', 'k1', '{}', '{}', '2027-01-01', '', 'p1', '${AT}', 's1');
      INSERT INTO care_plan_receipt VALUES ('r1', 'k1', 'p1', 'v1', 's1', '${AT}');
      INSERT INTO display_told VALUES ('d1', 'n1', '2026-09-01', 'Olivia Wu', 'phone', 's1', '${AT}', 's1');`);
    for (const forbidden of [
      `UPDATE care_plan SET fields = '{"symptoms":"other"}'`,
      `UPDATE care_plan SET review_on = '2030-01-01'`,
      `UPDATE care_plan SET child_id = 'k2'`,
      'DELETE FROM care_plan',
      `UPDATE care_plan_receipt SET version_id = NULL`,
      `UPDATE care_plan_receipt SET child_id = 'k2'`,
      'DELETE FROM care_plan_receipt',
      `UPDATE display_told SET whom = 'Somebody'`,
      'DELETE FROM display_told',
    ])
      expect(() => db.exec(forbidden), forbidden).toThrow('append-only');
    expect(() => db.exec(`UPDATE plan SET signs_version = 'v1'`)).toThrow('never altered');
    expect(() => db.exec(`INSERT INTO care_plan_receipt VALUES ('r2', 'k1', NULL, NULL, 's1', '${AT}')`)).toThrow(
      'CHECK',
    );
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
