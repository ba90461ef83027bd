import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Empty, and stays: a lock that is deleted could be held twice. */
export const LOCK_FILE = 'folder.lock';

/**
 * Keeps every other Careboard from moving files in this folder; answers how to let go, or null when another one moves files now.
 * The lock is the system's own, held by an empty database file: when its holder is killed, it is gone with it.
 */
export function lockFolder(home: string): (() => void) | null {
  mkdirSync(home, { recursive: true });
  const file = new Database(join(home, LOCK_FILE), { timeout: 0 });
  try {
    file.pragma('journal_mode=MEMORY');
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return null;
    throw error;
  }
  return () => {
    file.close();
  };
}
