import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#main/core/app-error.ts';

/** Settings that the build does not default to safely; each is set and read back (security: build defaults). */
const SETTINGS: readonly (readonly [name: string, value: string | number, reads: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
];

const PLAIN_HEADER = 'SQLite format 3\0';

/** True when the file begins as an unencrypted database. Read by fs: opening such a file without its key can destroy it. */
export function isPlainDatabase(file: string): boolean {
  if (!existsSync(file)) return false;
  const head = Buffer.alloc(16);
  const fd = openSync(file, 'r');
  try {
    return readSync(fd, head, 0, 16, 0) === 16 && head.toString('latin1') === PLAIN_HEADER;
  } finally {
    closeSync(fd);
  }
}

/** SQLCipher 4's page: no register is smaller. */
const PAGE_BYTES = 4096;
const KEY_BYTES = 32;

/** A file cut to nothing would be taken for a register that is to be made, and an empty school would open. */
const isCutToNothing = (file: string): boolean => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) < PAGE_BYTES;

/**
 * Opens (or with `create` makes) an encrypted database: SQLCipher 4, raw 32-byte key, write-ahead log, every commit
 * on disk. Throws 'vault-damaged' when the key does not fit or the file is not ours.
 */
export function openEncrypted(
  file: string,
  key: Buffer,
  options: { readonly create?: boolean; readonly readonly?: boolean } = {},
): Database.Database {
  if (isPlainDatabase(file)) throw new AppError('vault-damaged');
  if (!options.create && isCutToNothing(file)) throw new AppError('vault-damaged');
  // SQLCipher reads other lengths as a key with a salt behind it, or as a passphrase.
  if (key.length !== KEY_BYTES) throw new AppError('vault-damaged');
  let db: Database.Database;
  try {
    db = new Database(file, { fileMustExist: !options.create, readonly: options.readonly ?? false, timeout: 300 });
  } catch (cause) {
    throw new AppError('vault-damaged', { cause });
  }
  try {
    setKey(db, key);
    // One Careboard at a time: a second one finds the file busy and says so. Also keeps the log's index in memory.
    if (!options.readonly) db.pragma('locking_mode=EXCLUSIVE');
    // `PRAGMA key` answers ok for a wrong key; only a real read tells.
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    for (const [name, value, reads] of SETTINGS) {
      if (options.readonly && (name === 'journal_mode' || name === 'synchronous')) continue;
      db.pragma(`${name}=${value}`);
      if (db.pragma(name, { simple: true }) !== reads) throw new AppError('internal');
    }
    return db;
  } catch (cause) {
    db.close();
    if (cause instanceof AppError) throw cause;
    if ((cause as { code?: unknown }).code === 'SQLITE_BUSY') throw new AppError('vault-in-use', { cause });
    if (isFull(cause)) throw new AppError('disk-full', { cause });
    throw new AppError('vault-damaged', { cause });
  }
}

/** Names the cipher and gives the key, before any other statement. */
export function setKey(db: Database.Database, key: Buffer): void {
  db.pragma("cipher='sqlcipher'");
  db.pragma('legacy=4');
  withRawKey(key, (raw) => db.key(raw));
}

/** As `x'…'` in a buffer: the raw key skips the passphrase derivation and stays out of SQL text. */
export function withRawKey(key: Buffer, use: (raw: Buffer) => void): void {
  const raw = Buffer.from(`x'${key.toString('hex')}'`, 'latin1');
  use(raw);
  raw.fill(0);
}

/** True for SQLite's "disk full" and its disguises. */
export function isFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    code === 'SQLITE_FULL' || code === 'ENOSPC' || (typeof code === 'string' && code.startsWith('SQLITE_IOERR_WRITE'))
  );
}
