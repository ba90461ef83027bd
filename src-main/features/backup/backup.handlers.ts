import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { type Handlers, prepared } from '#main/core/handlers.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { readVault } from '#main/vault/vault.ts';
import type { backupContract, ListedBackup } from '#shared/features/backup/backup.contract.ts';
import { backupState, runBackup } from './backup.service.ts';
import { isManifestOf } from './backup-file.ts';
import { type BackupFileRead, backupFolder, backupsIn, chooseBackupFolder, ON_STICK } from './backup-folder.ts';
import { idOfPath } from './path-id.ts';
import { restoreHandlers } from './restore.handlers.ts';
import { roomAt } from './sticks.ts';

function listed(kernel: Kernel, { name, path, bytes, read }: BackupFileRead): ListedBackup {
  const file = readVault(kernel.ports.home);
  const shown = { fileId: idOfPath(path), fileName: name, bytes };
  if (read.kind !== 'whole') {
    const state = read.kind === 'newer' ? 'newer' : 'damaged';
    return { ...shown, state, madeAt: null, reason: null, children: null, auditSeq: null };
  }
  const { manifest } = read;
  const state =
    manifest.vaultId !== file.vaultId
      ? 'other-school'
      : !isManifestOf(manifest, requireOpen(kernel).dataKey)
        ? 'other-key'
        : manifest.recoveryKey === file.recovery.publicKey
          ? 'good'
          : 'other-code';
  const { madeAt, reason, counts, audit } = manifest;
  return { ...shown, state, madeAt, reason, children: counts.children, auditSeq: audit?.seq ?? null };
}

const newestFirst = (a: ListedBackup, b: ListedBackup): number => ((a.madeAt ?? '') < (b.madeAt ?? '') ? 1 : -1);

function requireChoice(kernel: Kernel): void {
  if (backupFolder(kernel.ports).chosenBy === 'policy') throw new AppError('not-allowed');
}

export const backupHandlers: Handlers<keyof typeof backupContract> = {
  ...restoreHandlers,
  'backup.state': (_input, { kernel }) => backupState(kernel),
  'backup.list': (_input, { kernel }) => {
    const { path, chosenBy } = backupFolder(kernel.ports);
    if (!existsSync(path)) {
      if (chosenBy === 'nobody') return { backups: [] };
      throw new AppError('backup-no-folder');
    }
    return {
      backups: backupsIn(path)
        .map((one) => listed(kernel, one))
        .sort(newestFirst),
    };
  },
  'backup.places': (_input, { kernel }) => ({
    places: (kernel.ports.backup?.sticks() ?? []).flatMap((path) => {
      const freeBytes = roomAt(path);
      return freeBytes === null ? [] : [{ placeId: idOfPath(path), path, freeBytes }];
    }),
  }),
  'backup.choosePlace': ({ placeId }, { kernel }) => {
    requireChoice(kernel);
    if (placeId === null) chooseBackupFolder(kernel.ports.home, null);
    else {
      const stick = kernel.ports.backup?.sticks().find((path) => idOfPath(path) === placeId);
      if (stick === undefined) throw new AppError('not-found');
      chooseBackupFolder(kernel.ports.home, folderOn(stick));
    }
    return {};
  },
  'backup.browse': prepared(
    async (_input, { kernel }) => {
      requireChoice(kernel);
      const choose = kernel.ports.backup?.chooseFolder;
      if (!choose) throw new AppError('not-found');
      return choose();
    },
    (_input, { kernel }, folder) => {
      if (folder !== null) chooseBackupFolder(kernel.ports.home, folder);
      return { chosen: folder !== null };
    },
  ),
  'backup.now': prepared(
    (_input, { kernel }) => runBackup(kernel, 'by-hand'),
    (_input, _ctx, { made, folder }) => ({ at: made.manifest.madeAt, folder }),
  ),
};

function folderOn(stick: string): string {
  const folder = join(stick, ON_STICK);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new AppError('backup-not-writable', { cause });
  }
  return folder;
}
