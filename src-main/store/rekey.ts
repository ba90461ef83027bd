import { closeSync, fsyncSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#main/core/app-error.ts';
import { setKey, withRawKey } from './open.ts';
import { type ReadDb, sql } from './sql.ts';
import type { Store } from './store.ts';

/**
 * Gives a copy of the register another key. Never the register itself: killed in the middle, a file is left that neither key opens.
 * Not in WAL mode, where the module refuses it; a copy fresh from `copyInto` is not.
 */
export function rekeyCopy(file: string, from: Buffer, to: Buffer): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    setKey(db, from);
    db.pragma('temp_store=MEMORY');
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    withRawKey(to, (raw) => db.rekey(raw));
  } finally {
    db.close();
  }
}

/** Holds a copy, opened by its new key, against the register: every page, every reference, every row counted. Throws 'internal'. */
export function requireSameContents(copy: Pick<Store, 'read'>, register: Pick<Store, 'read'>): void {
  const pages = copy.read.all<{ integrity_check: string }>(sql`PRAGMA integrity_check`);
  const loose = copy.read.all(sql`PRAGMA foreign_key_check`);
  const same = JSON.stringify(contentsOf(copy.read)) === JSON.stringify(contentsOf(register.read));
  if (pages.length === 1 && pages[0]?.integrity_check === 'ok' && loose.length === 0 && same) return;
  throw new AppError('internal', { cause: new Error('the copy differs') });
}

/** The schema, its version, and the number of rows in each table. */
function contentsOf(db: ReadDb): unknown {
  const schema = db.all<{ type: string; name: string; sql: string }>(
    sql`SELECT type, name, sql FROM sqlite_master ORDER BY type, name`,
  );
  const rows = schema.flatMap(({ type, name }) => (type === 'table' ? [[name, rowsIn(db, name)]] : []));
  return [schema, rows, db.get(sql`PRAGMA user_version`)];
}

/** The name comes from the schema, never from a person. */
const rowsIn = (db: ReadDb, table: string): number | undefined =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${{ text: `"${table.replaceAll('"', '""')}"`, values: [] }}`)?.n;

/** What was written to the file survives a pulled plug. */
export function flushFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
