import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import type { Kernel, OpenVault } from '#main/core/kernel.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { actorOf } from '#main/core/session.ts';
import { auditWrite, writeOrWait } from '#main/core/waiting.ts';
import { recoverySlot } from '#main/vault/recovery-code.ts';
import { readSealed, recoveryPublicKey } from '#main/vault/vault.ts';
import { contentsOf, vaultFilePath, writeVault } from '#main/vault/vault-file.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import { mayBackUpNow } from '#shared/features/backup/backup-nag.rules.ts';
import { lastGoodRun, vaultGeneration } from './backup.repo.ts';
import { asOnlyOne, isBackupRunning } from './backup.service.ts';
import { isManifestOf, type Manifest, sealManifest } from './backup-file.ts';
import { type BackupFileRead, backupFolder, backupsIn } from './backup-folder.ts';
import { momentOf } from './daily.ts';
import { requireRoom, WORK } from './make-backup.ts';
import { writeOut } from './write-backup.ts';

/** What has been looked at in a session: the key file's generation and the newest backup. */
const looked = new WeakMap<OpenVault, string>();

/**
 * Seals the backups within reach for today's recovery code: after a new one, at the first pause; and after each new backup, since the
 * stick with the older ones may only now be back. Asked every second.
 */
export function resealIfDue(kernel: Kernel): void {
  const { session, open, ports } = kernel;
  if (!session || !open || kernel.place === 'demo' || ports.backup === undefined || isBackupRunning(kernel)) return;
  if (open.store.isWritingLong || !mayBackUpNow(momentOf(kernel, session))) return;
  const now = `${vaultGeneration(open.store.read)} ${lastGoodRun(open.store.read)?.at}`;
  if (looked.get(open) === now) return;
  looked.set(open, now);
  resealWithinReach(kernel).catch(() => failed(kernel));
}

const failed = ({ ports }: Kernel): void =>
  ports.log({ at: ports.clock.now().toISOString(), level: 'warning', event: 'backup-not-resealed' });

interface Resealed {
  readonly from: BackupFileRead;
  readonly registerAt: number;
  readonly manifest: Manifest;
  readonly head: Buffer;
  readonly keyFile: Buffer;
}

/**
 * Gives each backup that today's data key vouches for, and another code opens, the recovery slot of today: the key file and the
 * manifest are made anew, the register's bytes are copied as they are. It is written under a name that does not count, read back
 * against the manifest, and renamed over the old one. What fails stays as it was, and is listed with the code that it needs.
 */
async function resealWithinReach(kernel: Kernel): Promise<void> {
  await asOnlyOne(kernel, async () => {
    const actor = kernel.session && actorOf(kernel.session);
    // All that needs the key, in one go: a lock may come during the copying.
    const ready = prepare(kernel);
    let done = 0;
    for (const { from, registerAt, manifest, head, keyFile } of ready) {
      try {
        const folder = dirname(from.path);
        await requireRoom(folder, from.bytes);
        const wish = { folder, name: from.name, manifest, register: from.path, registerAt };
        await writeOut(wish, head, keyFile, () => undefined);
        done += 1;
      } catch {
        failed(kernel);
      }
    }
    if (done === 0 || !actor) return;
    const entry = { what: 'backup.resealed', fields: [`${done} of ${ready.length}`] };
    const row = auditWrite(kernel.ports.clock, actor, entry);
    if (kernel.open) writeOrWait(kernel, kernel.open.store, [row]);
    else kernel.waiting.push(row);
  });
}

function prepare(kernel: Kernel): Resealed[] {
  const { dataKey } = requireOpen(kernel);
  const { home } = kernel.ports;
  const today = readSealed(home, dataKey);
  return [...new Set([backupFolder(kernel.ports).path, join(home, 'backups')])]
    .flatMap((folder) => filesIn(folder))
    .flatMap((file) => {
      try {
        return resealed(home, file, today, dataKey) ?? [];
      } catch {
        failed(kernel);
        return [];
      }
    });
}

function filesIn(folder: string): BackupFileRead[] {
  try {
    return backupsIn(folder);
  } catch {
    // A stick that is away: its backups are sealed anew when it is back.
    return [];
  }
}

function resealed(home: string, from: BackupFileRead, today: VaultFile, dataKey: Buffer): Resealed | null {
  if (from.read.kind !== 'whole') return null;
  const { manifest: old, layout } = from.read;
  if (old.vaultId !== today.vaultId || old.recoveryKey === today.recovery.publicKey) return null;
  if (!isManifestOf(old, dataKey)) return null;
  const work = join(home, WORK);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { mode: 0o700 });
  try {
    const itsKeyFile = sliceOf(from.path, layout.keyFileAt, old.keyFile.bytes);
    if (hashOf(itsKeyFile) !== old.keyFile.sha256) throw new AppError('backup-damaged');
    writeFileSync(vaultFilePath(work), itsKeyFile);
    const its = readSealed(work, dataKey);
    const recovery = recoverySlot(recoveryPublicKey(today), dataKey, its.vaultId);
    writeVault(work, { ...contentsOf(its), recovery }, dataKey);
    const keyFile = readFileSync(vaultFilePath(work));
    const { mac: _mac, digest: _digest, ...contents } = old;
    const named = { bytes: keyFile.length, sha256: hashOf(keyFile) };
    const sealed = sealManifest({ ...contents, recoveryKey: recovery.publicKey, keyFile: named }, dataKey);
    return { from, registerAt: layout.registerAt, ...sealed, keyFile };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function sliceOf(path: string, at: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, at));
  } finally {
    closeSync(file);
  }
}
