import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

const AT = '2026-11-24T09:00:00.000Z';
let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-agreement-scans-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 450),
  );
  db.exec(`
    INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES
      ('k1', 'O’Brien', 'Zoë', '${AT}', 's1', '${AT}', 's1');
    INSERT INTO consent_evidence (id, child_id, mime, sha256, bytes, title, added_at, added_by)
      VALUES ('e1', 'k1', 'application/pdf', 'x', x'25', 'Form', '${AT}', 's1');
    INSERT INTO medicine VALUES ('m1', 'k1', 'key m1', '${AT}', 's1');
    INSERT INTO medicine_version (id, medicine_id, version, state, terms, parent_name, relationship, method, agreed_on, evidence, head_state,
        head_by, words, recorded_at, recorded_by)
      VALUES ('v1', 'm1', 1, 'agreed', '{}', 'Ms O’Brien', 'Mother', 'paper', '2026-09-01', '', 'not-asked', '', '', '${AT}', 's1');`);
  migrate(db);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('takes the scans that are there as what they are, of consent, byte for byte', () => {
  expect(db.prepare('SELECT id, hex(bytes) AS bytes, shows FROM consent_evidence').all()).toEqual([
    { id: 'e1', bytes: '25', shows: 'consent' },
  ]);
});

it('keeps a scan of an agreement with its version for good', () => {
  db.exec(`INSERT INTO consent_evidence (id, child_id, mime, sha256, bytes, title, added_at, added_by, shows)
      VALUES ('e2', 'k1', 'application/pdf', 'x', x'26', 'Agreement', '${AT}', 's1', 'medicine');
    INSERT INTO medicine_evidence VALUES ('e2', 'v1');`);
  for (const statement of [
    `UPDATE consent_evidence SET shows = 'consent'`,
    `UPDATE medicine_evidence SET version_id = 'v2'`,
    'DELETE FROM medicine_evidence',
  ])
    expect(() => db.exec(statement)).toThrow('append-only');
  expect(() => db.exec(`INSERT INTO medicine_evidence VALUES ('e2', 'none')`)).toThrow(/FOREIGN KEY/);
});

it('finds what was not given without reading every dose', () => {
  const plan = db
    .prepare(`EXPLAIN QUERY PLAN SELECT id FROM medicine_dose WHERE outcome = 'not-given' ORDER BY at DESC`)
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toContain('medicine_dose_not_given');
});
