import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import type { Ports } from '#main/core/ports.ts';
import { copyDatabase, schemaVersion } from '#main/store/backup.ts';
import { REGISTER_FILE } from '#main/store/making.ts';
import { NEWEST } from '#main/store/migrate.ts';
import type { PageSums } from '#main/store/page-sums.ts';
import { wrapDatabase } from '#main/store/sql.ts';
import { openWatched } from '#main/store/witness.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import { readyFolder } from './backup-folder.ts';
import { makeBackup } from './make-backup.ts';

/**
 * Where this Careboard is newer than the register, makes a backup before the register is brought up to date: to the folder, or
 * when that is away, beside the register. Without one nothing is updated. `sums` are those of its file, where known.
 * Error 'backup-not-before-update'.
 */
export async function backUpBeforeUpdate(
  ports: Ports,
  file: VaultFile,
  dataKey: Buffer,
  sums: PageSums | null = null,
): Promise<void> {
  const path = join(ports.home, REGISTER_FILE);
  if (!existsSync(path)) return;
  const key = databaseKey(dataKey);
  const { db, witness } = openWatched(path, key, { sums });
  key.fill(0);
  try {
    const version = schemaVersion(db);
    if (version === 0 || version >= NEWEST) return;
    const source = { read: wrapDatabase(db), copyInto: (to: string) => copyDatabase(db, to) };
    const beside = join(ports.home, 'backups');
    mkdirSync(beside, { recursive: true, mode: 0o700 });
    const to = (folder: string) =>
      makeBackup({
        ...{ home: ports.home, folder, file, dataKey, source },
        reason: 'before-update',
        now: ports.clock.now(),
        still: () => true,
      });
    await to(readyFolder(ports))
      .catch(() => to(beside))
      .catch((cause: unknown) => {
        throw new AppError('backup-not-before-update', { cause });
      });
  } finally {
    witness.close();
  }
}
