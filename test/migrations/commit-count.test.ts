import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';
import { sql } from '#main/store/sql.ts';
import { openStore } from '#main/store/store.ts';

const key = randomBytes(32);
let folder: string;
const file = () => join(folder, 'register.db');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-commit-count-'));
  const db = openEncrypted(file(), key, { create: true });
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < 320),
  );
  db.exec("INSERT INTO meta VALUES ('vault-generation', '3')");
  db.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('vouches for an older register from its update on, counts each commit, and keeps its rows', () => {
  const updated = openStore(file(), key);
  expect(updated.vouched).toBe('unknown');
  updated.write((tx) => tx.run(sql`INSERT INTO meta (name, value) VALUES ('one', 'more')`));
  updated.close();
  const again = openStore(file(), key);
  expect(again.vouched).toBe('same');
  expect(again.read.all(sql`SELECT n FROM commit_count`)).toEqual([{ n: 2 }]);
  expect(again.read.all(sql`SELECT name FROM meta ORDER BY name`)).toEqual([
    { name: 'one' },
    { name: 'vault-generation' },
  ]);
  again.close();
});
