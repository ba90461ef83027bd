import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { judgeNeedsAgain, oneNeed, unsortedNeeds } from '#main/features/medical/medical.service.ts';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';
import { wrapDatabase } from '#main/store/sql.ts';
import type { NeedId } from '#shared/domain/ids.ts';

const WHO = "'2026-11-24T09:00:00.000Z', 's1'";
/** Needs as the rules before had sorted them: n1 was hidden from the kitchen by its kind, n2 counted as sorted by its words. */
const ROWS = `
  INSERT INTO child (id, surname, forename, created_at, created_by, updated_at, updated_by) VALUES ('k1', 'Otley', 'Ava', ${WHO}, ${WHO});
  INSERT INTO need (id, child_id, condition, kind, suggested_kind, dietary, severity, signs, created_at, created_by, updated_at, updated_by) VALUES
    ('n1', 'k1', 'Coeliac and asthma', 'asthma', 'coeliac', 0, 'serious', '', ${WHO}, ${WHO}),
    ('n2', 'k1', 'Epilepsy', NULL, 'epilepsy', 0, 'watch', '', ${WHO}, ${WHO}),
    ('n3', 'k1', 'Asthma', 'asthma', 'asthma', 0, 'watch', 'Swells after peanuts', ${WHO}, ${WHO});
`;

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-not-food-'));
  db = openEncrypted(join(folder, 'old.db'), randomBytes(32), { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 160),
  );
  db.exec(ROWS);
  migrate(db);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

it('takes no need of an older register as answered, and the rules of today give the kitchen what was kept from it', () => {
  const tx = wrapDatabase(db);
  judgeNeedsAgain(tx);
  const needs = ['n1', 'n2', 'n3'].map((id) => oneNeed(tx, id as NeedId));
  expect(needs).toMatchObject([
    { dietary: 1, notFood: 0, kind: 'asthma' },
    { dietary: 0, notFood: 0, kind: null },
    { dietary: 1, notFood: 0 },
  ]);
  expect(unsortedNeeds(tx)).toBe(1);
});
