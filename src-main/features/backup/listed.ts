import { existsSync } from 'node:fs';
import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { readVault } from '#main/vault/vault.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { BackupFileState, ListedBackup } from '#shared/features/backup/backup.contract.ts';
import { type Destroyable, mayDestroy } from '#shared/features/backup/backup-destroy.rules.ts';
import { recoveryCodeSince } from './backup.repo.ts';
import { isManifestOf, isOwnName } from './backup-file.ts';
import { type BackupFileRead, backupFolder, backupsIn } from './backup-folder.ts';
import { idOfPath } from './path-id.ts';

/** The files in the backup folder, newest first, each with what it is. Error 'backup-no-folder'. */
export function listedBackups(kernel: Kernel): ListedBackup[] {
  const file = readVault(kernel.ports.home);
  const all = inFolder(kernel).map((one) => ({ ...one, state: stateOf(kernel, one, file) }));
  const judged = all.map(forRule);
  return all
    .map((one): ListedBackup => {
      const { read, state, name, path, bytes } = one;
      const shown = { fileId: idOfPath(path), fileName: name, bytes, state };
      const unknown = { madeAt: null, reason: null, children: null, auditSeq: null, needsCodeOf: null };
      if (read.kind !== 'whole') return { ...shown, ...unknown, mayDestroy: false };
      const { madeAt, reason, counts, audit } = read.manifest;
      return {
        ...{ ...shown, madeAt, reason, children: counts.children, auditSeq: audit?.seq ?? null },
        needsCodeOf: needsCodeOf(kernel, read.manifest, state, file),
        mayDestroy: mayDestroy(forRule(one), judged) === 'yes',
      };
    })
    .sort((a, b) => ((a.madeAt ?? '') < (b.madeAt ?? '') ? 1 : -1));
}

/** The one that the page names, when a Lead may have it destroyed. Errors 'not-found', 'not-allowed', 'backup-still-needed'. */
export function pathOfDestroyable(kernel: Kernel, fileId: string): { readonly path: string; readonly madeAt: Instant } {
  const file = readVault(kernel.ports.home);
  const all = inFolder(kernel).map((one) => ({ ...one, state: stateOf(kernel, one, file) }));
  const one = all.find(({ path }) => idOfPath(path) === fileId);
  if (!one) throw new AppError('not-found');
  const may = mayDestroy(forRule(one), all.map(forRule));
  if (may === 'not-ours' || one.read.kind !== 'whole') throw new AppError('not-allowed');
  if (may === 'still-needed') throw new AppError('backup-still-needed');
  return { path: one.path, madeAt: one.read.manifest.madeAt };
}

function inFolder({ ports }: Kernel): BackupFileRead[] {
  const { path, chosenBy } = backupFolder(ports);
  if (existsSync(path)) return backupsIn(path);
  if (chosenBy === 'nobody') return [];
  throw new AppError('backup-no-folder');
}

function stateOf(kernel: Kernel, { read }: BackupFileRead, file: VaultFile): BackupFileState {
  if (read.kind !== 'whole') return read.kind === 'newer' ? 'newer' : 'damaged';
  if (read.manifest.vaultId !== file.vaultId) return 'other-school';
  if (!isManifestOf(read.manifest, requireOpen(kernel).dataKey)) return 'other-key';
  return read.manifest.recoveryKey === file.recovery.publicKey ? 'good' : 'other-code';
}

const forRule = ({ name, read, state }: BackupFileRead & { readonly state: BackupFileState }): Destroyable => ({
  state,
  ownName: isOwnName(name),
  madeAt: read.kind === 'whole' ? read.manifest.madeAt : '',
});

function needsCodeOf(
  kernel: Kernel,
  { recoveryKey, madeAt }: { readonly recoveryKey: string; readonly madeAt: Instant },
  state: BackupFileState,
  file: VaultFile,
): Instant | null {
  if (recoveryKey === file.recovery.publicKey || (state !== 'other-code' && state !== 'other-key')) return null;
  return recoveryCodeSince(requireOpen(kernel).store.read, recoveryKey) ?? madeAt;
}
