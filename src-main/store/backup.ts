import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#main/core/app-error.ts';
import { MIGRATIONS, migrate, NEWEST } from './migrate.ts';
import { openEncrypted } from './open.ts';
import { type ReadDb, sql, wrapDatabase } from './sql.ts';

/** Table -> number of rows. */
export type TableCounts = Readonly<Record<string, number>>;

/**
 * Writes the whole database to a file that does not exist yet, under the same cipher and key: never plain text. Synchronous, so what
 * is counted in the same turn is what was copied. Throws as SQLite does for a full disk or a damaged page.
 */
export function copyDatabase(db: Database.Database, file: string): void {
  for (const left of [file, `${file}-journal`]) if (existsSync(left)) rmSync(left);
  db.prepare('VACUUM INTO ?').run(file);
}

/** The number of rows in every table. */
export function tableCounts(read: ReadDb): TableCounts {
  return Object.fromEntries(
    tablesOf(read).map((name) => [
      name,
      read.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${quoted(name)}`)?.n ?? -1,
    ]),
  );
}

const tablesOf = (read: ReadDb): string[] =>
  read
    .all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .map(({ name }) => name);

/** A table's own name from the schema, as SQL text; it is never anybody's input. */
const quoted = (name: string) => ({ text: `"${name.replaceAll('"', '""')}"`, values: [] });

/**
 * Opens a copy and checks every page of every table, one table after the other so that the app can answer in between, and its
 * foreign keys. `look` reads what the caller wants to compare. Throws 'backup-check-failed'.
 */
export async function checkCopy<T>(
  file: string,
  key: Buffer,
  look: (read: ReadDb, db: Database.Database) => T,
  between: () => Promise<void>,
): Promise<T> {
  let db: Database.Database | null = null;
  try {
    db = openEncrypted(file, key, { readonly: true });
    const read = wrapDatabase(db);
    for (const table of tablesOf(read)) {
      // Per table: the pragma takes a table's name as its argument.
      const said = db.pragma(`integrity_check("${table.replaceAll('"', '""')}")`, { simple: true });
      if (said !== 'ok') throw new AppError('backup-check-failed');
      await between();
    }
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new AppError('backup-check-failed');
    return look(read, db);
  } catch (cause) {
    if (cause instanceof AppError && cause.code !== 'vault-damaged') throw cause;
    throw new AppError('backup-check-failed', { cause });
  } finally {
    db?.close();
  }
}

/** The version of the schema of an open database. */
export const schemaVersion = (db: Database.Database): number => Number(db.pragma('user_version', { simple: true }));

/**
 * Whether a database that came from outside has exactly the schema that Careboard made at its version: every table, index, trigger and
 * view, word for word, and nothing else. A foreign trigger would run with the school's own rows.
 * Throws 'backup-newer', 'backup-foreign-schema'.
 */
export function requireOwnSchema(db: Database.Database): void {
  const version = schemaVersion(db);
  if (version > NEWEST) throw new AppError('backup-newer');
  const steps = MIGRATIONS.filter((step) => step.version <= version);
  if (steps.at(-1)?.version !== version) throw new AppError('backup-foreign-schema');
  const expected = new Database(':memory:');
  try {
    migrate(expected, steps);
    if (schemaOf(db) !== schemaOf(expected)) throw new AppError('backup-foreign-schema');
  } finally {
    expected.close();
  }
}

const schemaOf = (db: Database.Database): string =>
  JSON.stringify(db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name').all());
