import type { Database } from 'better-sqlite3';
import { AppError } from '#main/core/app-error.ts';
import { migrate } from './migrate.ts';
import { isFull, openEncrypted } from './open.ts';
import { type ReadDb, type WriteDb, wrapDatabase } from './sql.ts';

/** The open register. Reads are free; every write goes through `write`, one transaction each. */
export interface Store {
  readonly read: ReadDb;
  /** All of `work` or nothing. A thrown error rolls back and is passed on; a full disk becomes 'disk-full'. */
  write<T>(work: (tx: WriteDb) => T): T;
  close(): void;
}

/** Opens or makes the register in `file` and brings it up to date. */
export function openStore(file: string, key: Buffer, options: { readonly create?: boolean } = {}): Store {
  const db: Database = openEncrypted(file, key, options);
  try {
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const handle = wrapDatabase(db);
  return {
    read: handle,
    write<T>(work: (tx: WriteDb) => T): T {
      try {
        return db.transaction(() => work(handle)).immediate();
      } catch (error) {
        if (isFull(error)) throw new AppError('disk-full', { cause: error });
        throw error;
      }
    },
    close: () => db.close(),
  };
}
