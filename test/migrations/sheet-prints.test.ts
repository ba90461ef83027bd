import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-sheet-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the backups noted before, knows of no print then, and lets none be changed or taken out after', () => {
  const db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 280),
  );
  db.exec(`INSERT INTO backup_run (at, reason, outcome, folder, file, bytes, audit_seq)
    VALUES ('2026-11-24T09:00:00.000Z', 'daily', 'good', 'E:', 'a', 1, 1)`);
  migrate(db);
  expect(db.prepare('SELECT folder FROM backup_run').all()).toEqual([{ folder: 'E:' }]);
  expect(db.prepare('SELECT count(*) AS n FROM sheet_print').get()).toEqual({ n: 0 });
  db.exec(
    `INSERT INTO sheet_print (at, by_staff, children, hashes) VALUES ('2026-11-24T09:00:00.000Z', 's1', 1, '{"k1":"x"}')`,
  );
  expect(() => db.exec("UPDATE sheet_print SET hashes = '{}'")).toThrow('append-only');
  expect(() => db.exec('DELETE FROM sheet_print')).toThrow('append-only');
  db.close();
});
