import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { auditHead } from '#main/features/audit/audit.service.ts';
import { checkCopy, schemaVersion, tableCounts } from '#main/store/backup.ts';
import { REGISTER_FILE } from '#main/store/making.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { contentsOf, vaultFilePath, writeVault } from '#main/vault/vault-file.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import type { BackupReason } from '#shared/features/backup/backup.contract.ts';
import { registerCounts } from './backup.repo.ts';
import { backupName, type Manifest, sealManifest } from './backup-file.ts';
import { letGoBySchedule } from './backup-folder.ts';
import { backupTrouble } from './trouble.ts';
import { hashFile, writeOut } from './write-backup.ts';

/** In the register's own folder: the copy before it goes out. Encrypted like the register. */
export const WORK = 'backup-work';
/** Never fill the PC's own disk to the brim: the register must go on. */
const LEFT_FREE = 4_000_000;

export interface BackupWish {
  readonly home: string;
  readonly folder: string;
  readonly file: VaultFile;
  readonly dataKey: Buffer;
  readonly reason: BackupReason;
  readonly now: Date;
  readonly source: { readonly read: ReadDb; copyInto(file: string): void };
  /** False when the session that holds the key has ended: what still needs the key is given up. */
  still(): boolean;
  onProgress?(percent: number): void;
}

export interface BackupMade {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

/**
 * Makes one backup. Copying holds the core up for a moment (about a second for each 100 MB); everything after makes way between
 * slices. Errors: the codes that begin with 'backup-'; nothing is left behind then.
 */
export async function makeBackup(wish: BackupWish): Promise<BackupMade> {
  const size = statSync(join(wish.home, REGISTER_FILE)).size + 1_000_000;
  let begun = false;
  const work = join(wish.home, WORK);
  try {
    const there = await stat(wish.folder);
    if (!there.isDirectory()) throw new AppError('backup-no-folder');
    await requireRoom(wish.folder, size);
    await requireRoom(wish.home, size + LEFT_FREE);
    begun = true;
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { mode: 0o700 });
    return await copyOut(wish, work);
  } catch (cause) {
    throw backupTrouble(cause, size, begun);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function copyOut(wish: BackupWish, work: string): Promise<BackupMade> {
  const { dataKey, source, file } = wish;
  const register = join(work, REGISTER_FILE);
  // One turn: what is counted is what was copied.
  source.copyInto(register);
  const counts = registerCounts(source.read);
  const expected = JSON.stringify([tableCounts(source.read), auditHead(source.read)]);
  const audit = auditHead(source.read);
  wish.onProgress?.(20);
  const key = databaseKey(dataKey);
  let version: number;
  try {
    version = await checkCopy(
      register,
      key,
      (read, db) => {
        if (JSON.stringify([tableCounts(read), auditHead(read)]) !== expected)
          throw new AppError('backup-check-failed');
        return schemaVersion(db);
      },
      async () => {
        await nextTurn();
        if (!wish.still()) throw new AppError('backup-stopped');
      },
    );
  } finally {
    key.fill(0);
  }
  wish.onProgress?.(40);
  // The key file of the copy: nobody's way in but the recovery code's.
  writeVault(work, { ...contentsOf(file), slots: [], enrolment: undefined, closed: undefined }, dataKey);
  const keyFile = readFileSync(vaultFilePath(work));
  const contents = {
    format: 1 as const,
    vaultId: file.vaultId,
    schoolName: file.schoolName,
    madeAt: instantOf(wish.now),
    reason: wish.reason,
    generation: file.generation,
    schemaVersion: version,
    audit: audit && { seq: audit.seq, hash: audit.hash },
    counts,
    recoveryKey: file.recovery.publicKey,
    keyFile: { bytes: keyFile.length, sha256: await hashFile(vaultFilePath(work)) },
    register: { bytes: statSync(register).size, sha256: await hashFile(register) },
  };
  if (!wish.still()) throw new AppError('backup-stopped');
  const { manifest, head } = sealManifest(contents, dataKey);
  // From here on nothing needs a key: a lock may come, the copy still goes out.
  const name = freeName(wish.folder, manifest);
  let written = 0;
  const path = await writeOut(
    { folder: wish.folder, name, manifest, register, registerAt: 0 },
    head,
    keyFile,
    (bytes) => {
      written += bytes;
      wish.onProgress?.(Math.min(99, 50 + Math.round((written / (2 * manifest.register.bytes)) * 50)));
    },
  );
  letGoBySchedule(wish.folder, file.vaultId);
  return { path, name, bytes: head.length + keyFile.length + manifest.register.bytes, manifest };
}

/** Two in one second are one too many for one name: the later one waits for the next second's name. */
function freeName(folder: string, { madeAt }: Manifest): string {
  for (let at = Date.parse(madeAt); ; at += 1000) {
    const name = backupName(instantOf(new Date(at)));
    if (!existsSync(join(folder, name))) return name;
  }
}

/** Throws as fs does for a full disk. */
export async function requireRoom(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < needed) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
