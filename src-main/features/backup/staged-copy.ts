import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { auditHead } from '#main/features/audit/audit.service.ts';
import { requireOwnSchema } from '#main/store/backup.ts';
import { REGISTER_FILE } from '#main/store/making.ts';
import { openEncrypted } from '#main/store/open.ts';
import { type ReadDb, wrapDatabase } from '#main/store/sql.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';
import { registerCounts } from './backup.repo.ts';
import { isManifestOf, type Manifest } from './backup-file.ts';
import type { Found } from './found.ts';
import { roomAt } from './sticks.ts';
import { eachSlice } from './write-backup.ts';

/** Takes a backup apart into `folder`: its key file and its register, each byte compared with what the manifest says. Error 'backup-damaged'. */
export async function takeApart(
  { path, read }: Found,
  folder: string,
  onProgress?: (percent: number) => void,
): Promise<void> {
  const { manifest, layout } = read;
  const room = roomAt(folder);
  if (room !== null && room < manifest.register.bytes + 4_000_000) throw new AppError('disk-full');
  const parts = [
    { to: vaultFilePath(folder), at: layout.keyFileAt, ...manifest.keyFile },
    { to: join(folder, REGISTER_FILE), at: layout.registerAt, ...manifest.register },
  ];
  const from = await open(path, 'r');
  try {
    for (const { to, at, bytes, sha256 } of parts) {
      const out = await open(to, 'wx', 0o660);
      const hash = createHash('sha256');
      try {
        let done = 0;
        await eachSlice(from, at, bytes, async (slice) => {
          hash.update(slice);
          await out.writeFile(slice);
          done += slice.length;
          onProgress?.(Math.round((done / Math.max(bytes, 1)) * 50));
        });
        await out.sync();
      } finally {
        await out.close();
      }
      if (hash.digest('hex') !== sha256) throw new AppError('backup-damaged');
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('backup-damaged', { cause });
  } finally {
    await from.close();
  }
}

/**
 * Opens the register of a backup that was taken apart, as an import from outside: the manifest under this key, the schema word for
 * word, every page, the numbers that the manifest names. Answers what `look` reads. Errors: 'backup-damaged', 'backup-newer',
 * 'backup-foreign-schema'.
 */
export function lookInside<T>(folder: string, manifest: Manifest, dataKey: Buffer, look: (read: ReadDb) => T): T {
  if (!isManifestOf(manifest, dataKey)) throw new AppError('backup-damaged');
  const key = databaseKey(dataKey);
  let db: ReturnType<typeof openEncrypted> | null = null;
  try {
    db = openEncrypted(join(folder, REGISTER_FILE), key);
    requireOwnSchema(db);
    const read = wrapDatabase(db);
    const head = auditHead(read);
    const same =
      JSON.stringify(registerCounts(read)) === JSON.stringify(ordered(manifest)) &&
      head?.seq === manifest.audit?.seq &&
      head?.hash === manifest.audit?.hash;
    const whole =
      db.pragma('integrity_check', { simple: true }) === 'ok' &&
      (db.pragma('foreign_key_check') as unknown[]).length === 0;
    if (!same || !whole) throw new AppError('backup-damaged');
    return look(read);
  } catch (cause) {
    if (cause instanceof AppError && cause.code.startsWith('backup-')) throw cause;
    throw new AppError('backup-damaged', { cause });
  } finally {
    key.fill(0);
    db?.close();
  }
}

const ordered = ({ counts: { children, staff, decisions } }: Manifest) => ({ children, staff, decisions });
