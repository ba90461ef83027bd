import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { readVault } from '#main/vault/vault.ts';
import type { FoundBackup } from '#shared/features/backup/restore.contract.ts';
import type { BackupRead } from './backup-file.ts';
import { backupFolder, backupsIn, ON_STICK } from './backup-folder.ts';
import { idOfPath } from './path-id.ts';

/** IT lays a backup here; the next start offers it. */
const RESTORE_FOLDER = 'restore';
const MOST = 60;

export interface Found {
  readonly path: string;
  readonly name: string;
  readonly staged: boolean;
  readonly read: Extract<BackupRead, { readonly kind: 'whole' }>;
}

/** Every whole backup within reach: what IT laid down first, then the newest. */
export function foundBackups({ ports }: Kernel, stagedOnly = false): Found[] {
  const staged = join(ports.home, RESTORE_FOLDER);
  if (stagedOnly) return wholeIn(staged, true);
  const sticks = ports.backup?.sticks() ?? [];
  const folders = [
    ...[staged, backupFolder(ports).path, join(ports.home, 'backups')],
    ...sticks.flatMap((path) => [path, join(path, ON_STICK)]),
  ];
  return [...new Set(folders)]
    .flatMap((folder) => wholeIn(folder, folder === staged))
    .sort((a, b) => Number(b.staged) - Number(a.staged) || (madeAt(a) < madeAt(b) ? 1 : -1))
    .slice(0, MOST);
}

const madeAt = ({ read }: Found): string => read.manifest.madeAt;

function wholeIn(folder: string, staged: boolean): Found[] {
  try {
    if (!existsSync(folder)) return [];
    return backupsIn(folder).flatMap(({ path, name, read }) =>
      read.kind === 'whole' ? [{ path, name, staged, read }] : [],
    );
  } catch {
    // A stick that was pulled just now has none.
    return [];
  }
}

/** The one that the page names. Error 'not-found'. */
export function findBackup(kernel: Kernel, fileId: string): Found {
  const found = foundBackups(kernel).find(({ path }) => idOfPath(path) === fileId);
  if (!found) throw new AppError('not-found');
  return found;
}

/** As the locked screen shows it. */
export function shownBackup(kernel: Kernel, { path, name, staged, read }: Found): FoundBackup {
  const { manifest } = read;
  return {
    ...{ fileId: idOfPath(path), fileName: name, where: dirname(path), staged },
    ...{ schoolName: manifest.schoolName, madeAt: manifest.madeAt },
    ofThisRegister: manifest.vaultId === vaultIdHere(kernel.ports.home),
  };
}

function vaultIdHere(home: string): string | null {
  try {
    return readVault(home).vaultId;
  } catch {
    return null;
  }
}
