import { rmSync } from 'node:fs';
import type { WriteDb } from '#main/store/sql.ts';
import { renameOver } from '#main/vault/replace-file.ts';
import { DESTROYED } from './backup-folder.ts';
import { backupTrouble } from './trouble.ts';

/**
 * Destroys a backup together with its entry in the audit: first it gets a name that is no backup's, and only once the entry is on the
 * disk its bytes go, so that neither is without the other. A stick that is pulled in between keeps the bytes under that name; the next
 * backup that goes there deletes them. Errors as of `backupTrouble`.
 */
export function destroyWith(tx: WriteDb, path: string): void {
  const going = `${path}${DESTROYED}`;
  try {
    renameOver(path, going);
  } catch (cause) {
    throw backupTrouble(cause, 0, true);
  }
  tx.ifTakenBack(() => renameOver(going, path));
  tx.onceWritten(() => {
    try {
      rmSync(going, { force: true });
    } catch {
      // Above.
    }
  });
}
