import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { readManifest, sealManifest } from '#main/features/backup/backup-file.ts';
import { takeApart } from '#main/features/backup/staged-copy.ts';
import { hashFile } from '#main/features/backup/write-backup.ts';
import { MIGRATIONS, migrate } from '#main/store/migrate.ts';
import { openEncrypted } from '#main/store/open.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { unlockWithRecoveryCode } from '#main/vault/vault.ts';
import type { School } from './new-school.ts';

/** Makes the locked register as the Careboard before the newest step of the schema left it. Answers its version. */
export async function makeOlder(school: School): Promise<number> {
  await school.call('access.lock', {});
  const { dataKey } = await unlockWithRecoveryCode({ home: school.home, code: school.recoveryCode });
  const db = openEncrypted(join(school.home, 'register.db'), databaseKey(dataKey));
  const older = MIGRATIONS.slice(0, -1);
  const before = new Database(':memory:');
  migrate(before, older);
  const names = (of: Database.Database) =>
    of.prepare('SELECT type, name, sql FROM sqlite_master').all() as {
      type: string;
      name: string;
      sql: string | null;
    }[];
  const had = new Set(names(before).map(({ name }) => name));
  const has = new Set(names(db).map(({ name }) => name));
  for (const { type, name } of names(db)) if (!had.has(name)) db.exec(`DROP ${type} IF EXISTS "${name}"`);
  // What the newest steps took away stands again too.
  for (const { name, sql } of names(before)) if (!has.has(name) && sql !== null) db.exec(sql);
  const version = older.at(-1)!.version;
  db.pragma(`user_version=${version}`);
  db.close();
  before.close();
  return version;
}

/**
 * Changes the register inside a backup, as whoever holds its key could, and seals it anew: only its schema then tells. `apart` is an
 * empty folder to work in.
 */
export async function changeInside(
  path: string,
  apart: string,
  code: string,
  change: (db: Database.Database) => void,
  schemaVersion?: number,
): Promise<void> {
  const read = readManifest(path);
  if (read.kind !== 'whole') throw new Error(read.kind);
  await takeApart({ path, name: dirname(path), staged: false, read }, apart);
  const { dataKey } = await unlockWithRecoveryCode({ home: apart, code });
  const register = join(apart, 'register.db');
  const db = openEncrypted(register, databaseKey(dataKey));
  change(db);
  db.close();
  const { mac: _mac, digest: _digest, ...contents } = read.manifest;
  const body = readFileSync(register);
  const { head } = sealManifest(
    {
      ...{ ...contents, schemaVersion: schemaVersion ?? contents.schemaVersion },
      register: { bytes: body.length, sha256: await hashFile(register) },
    },
    dataKey,
  );
  writeFileSync(path, Buffer.concat([head, readFileSync(join(apart, 'vault.json')), body]));
}
