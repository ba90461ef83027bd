import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-09-01T09:00:00.000Z';
let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-evidence-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 345),
  );
  db.exec(`
    INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
      ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1'), ('k2', 'Khan', 'Ada', '${AT}', 's1', '${AT}', 's1');
    INSERT INTO purpose (id, name, position, basis, created_at, created_by) VALUES ('p1', 'Website', 0, 'consent', '${AT}', 's1');
    INSERT INTO consent_decision (id, child_id, purpose_id, state, giver, method, evidence, recorded_at, recorded_by) VALUES
      ('d1', 'k1', 'p1', 'given', 'child', 'paper', 'Folder 3', '${AT}', 's1');`);
  migrate(db);
  db.exec(`INSERT INTO consent_evidence (id, child_id, mime, sha256, bytes, title, added_at, added_by) VALUES ('e1', 'k1', 'application/pdf', 'x', x'25', 'Form', '${AT}', 's1');
    INSERT INTO consent_evidence_decision VALUES ('e1', 'd1');
    INSERT INTO consent_evidence_off VALUES ('e1', 'Not hers', '${AT}', 's1');`);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('leaves what was written about where the proof is', () => {
  expect(db.prepare('SELECT id, evidence FROM consent_decision').raw().all()).toEqual([['d1', 'Folder 3']]);
});

it.each([
  `UPDATE consent_evidence SET bytes = x'26'`,
  `UPDATE consent_evidence SET title = ''`,
  `UPDATE consent_evidence SET shows = 'medicine'`,
  `UPDATE consent_evidence SET child_id = 'k2'`,
  'DELETE FROM consent_evidence',
  `UPDATE consent_evidence_decision SET evidence_id = 'e1'`,
  'DELETE FROM consent_evidence_decision',
  `UPDATE consent_evidence_off SET words = ''`,
  'DELETE FROM consent_evidence_off',
])('is append-only: %s', (statement) => {
  expect(() => db.exec(statement)).toThrow('append-only');
});

it('takes a scan off once', () => {
  expect(() => db.exec(`INSERT INTO consent_evidence_off VALUES ('e1', 'Again', '${AT}', 's1')`)).toThrow(/UNIQUE/);
});
