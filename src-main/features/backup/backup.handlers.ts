import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { type Handlers, prepared } from '#main/core/handlers.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { showDateTime } from '#shared/domain/calendar-date.ts';
import type { backupContract } from '#shared/features/backup/backup.contract.ts';
import { backupState, isBackupRunning, runBackup } from './backup.service.ts';
import { backupFolder, chooseBackupFolder, ON_STICK } from './backup-folder.ts';
import { destroyWith } from './destroy.ts';
import { diskNow } from './disk.ts';
import { listedBackups, pathOfDestroyable } from './listed.ts';
import { idOfPath } from './path-id.ts';
import { restoreHandlers } from './restore.handlers.ts';
import { sheetHandlers } from './sheet.handlers.ts';
import { roomAt } from './sticks.ts';

function requireChoice(kernel: Kernel): void {
  if (backupFolder(kernel.ports).chosenBy === 'policy') throw new AppError('not-allowed');
}

export const backupHandlers: Handlers<keyof typeof backupContract> = {
  ...restoreHandlers,
  ...sheetHandlers,
  'backup.disk': (_input, { kernel }) => diskNow(kernel),
  'backup.state': (_input, { kernel }) => backupState(kernel),
  'backup.list': (_input, { kernel }) => ({ backups: listedBackups(kernel) }),
  'backup.destroy': ({ fileId }, { kernel, audit, tx }) => {
    if (isBackupRunning(kernel)) throw new AppError('backup-running');
    const { path, madeAt } = pathOfDestroyable(kernel, fileId);
    audit({ fields: [`made ${showDateTime(madeAt)}`] });
    destroyWith(tx, path);
    return {};
  },
  'backup.places': (_input, { kernel }) => ({
    places: (kernel.ports.backup?.sticks() ?? []).flatMap((path) => {
      const freeBytes = roomAt(path);
      return freeBytes === null ? [] : [{ placeId: idOfPath(path), path, freeBytes }];
    }),
  }),
  'backup.choosePlace': ({ placeId }, { kernel, tx }) => {
    requireChoice(kernel);
    if (placeId === null) chooseBackupFolder(tx, kernel.ports.home, null);
    else {
      const stick = kernel.ports.backup?.sticks().find((path) => idOfPath(path) === placeId);
      if (stick === undefined) throw new AppError('not-found');
      chooseBackupFolder(tx, kernel.ports.home, folderOn(stick));
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
    (_input, { kernel, tx }, folder) => {
      if (folder !== null) chooseBackupFolder(tx, kernel.ports.home, folder);
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
