import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';
const BY = `'${AT}', 's1'`;

it('gives an older register its forms, leaves its decisions as they were, and changes no paper later', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-forms-'));
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  try {
    migrate(
      db,
      MIGRATIONS.filter((step) => step.version < 350),
    );
    db.exec(`
      INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
        ('k1', 'O’Brien', 'Zoë', ${BY}, ${BY}), ('k2', 'O’Brien', 'Zoe', ${BY}, ${BY});
      INSERT INTO purpose (id, name, position, basis, created_at, created_by) VALUES ('p1', 'Website', 0, 'consent', ${BY});
      INSERT INTO consent_decision (id, child_id, purpose_id, state, giver, method, recorded_at, recorded_by)
        VALUES ('d1', 'k1', 'p1', 'given', 'child', 'paper', ${BY});`);
    const rows = () =>
      ['child', 'purpose', 'consent_decision'].map((name) => db.prepare(`SELECT * FROM ${name}`).all());
    const before = rows();
    migrate(db);
    expect(rows()).toEqual(before);
    db.exec(`
      INSERT INTO form_batch VALUES ('b1', 'forms', '2026-11-24', 'bag', NULL, ${BY});
      INSERT INTO printed_form VALUES ('f1', 'b1', 'k1', 1001);
      INSERT INTO printed_form_line VALUES ('f1', 'p1', 1);
      INSERT INTO form_reminder VALUES ('r1', 'b1', 'k1');
      INSERT INTO entered_form VALUES ('e1', 'k1', 'f1', '2026-11-24', ${BY});
      INSERT INTO entered_form_line VALUES ('d1', 'e1');
      INSERT INTO form_check VALUES ('c1', 'e1', '{}', '{}', ${BY});
      INSERT INTO form_check_settled VALUES ('c1', '{}', '', ${BY});`);
    for (const change of [
      `UPDATE form_batch SET how = 'post'`,
      'DELETE FROM printed_form',
      `UPDATE printed_form SET child_id = 'k2'`,
      `UPDATE form_reminder SET child_id = 'k2'`,
      'UPDATE printed_form_line SET wording_version = 2',
      `UPDATE entered_form SET child_id = 'k2'`,
      `UPDATE entered_form SET entered_by = 's2'`,
      'DELETE FROM entered_form_line',
      `UPDATE form_check SET second = 'x'`,
      'DELETE FROM form_check_settled',
    ])
      expect(() => db.exec(change), change).toThrow(/append-only/);
    expect(() => db.exec(`INSERT INTO printed_form VALUES ('f2', 'b1', 'k2', 1001)`)).toThrow(/UNIQUE/);
    expect(() => db.exec(`INSERT INTO form_check_settled VALUES ('c1', '{}', '', ${BY})`)).toThrow(/UNIQUE/);
    // A merge in force leads the papers to the record that is kept.
    db.exec(`INSERT INTO child_merge (id, kept_id, merged_id, kept_before, merged_at, merged_by) VALUES ('m1', 'k2', 'k1', '{}', ${BY});
      INSERT INTO child_merge_row (merge_id, table_name, row_id, home_id) VALUES ('m1', 'entered_form', 'e1', 'k1'),
        ('m1', 'printed_form', 'f1', 'k1');
      UPDATE entered_form SET child_id = 'k2'; UPDATE printed_form SET child_id = 'k2';`);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
