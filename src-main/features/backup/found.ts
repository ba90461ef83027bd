import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { NEWEST } from '#main/store/migrate.ts';
import { readVault } from '#main/vault/vault.ts';
import type { FoundBackup } from '#shared/features/backup/restore.contract.ts';
import { type BackupRead, readManifest } from './backup-file.ts';
import { backupFolder, backupsIn, ON_STICK } from './backup-folder.ts';
import { idOfPath } from './path-id.ts';

/** IT lays a backup here; the next start offers it. */
const RESTORE_FOLDER = 'restore';
const MOST = 60;
/** What was chosen by hand, until the program ends. */
const picks = new WeakMap<Kernel, ReadonlySet<string>>();

/** Where a session has begun since the program was started. */
const begun = new WeakSet<Kernel>();

/**
 * From the first sign-in after a start on, what IT laid down is not offered by itself any more, or it would stand before everybody who
 * unlocks, whatever they are in a hurry for. It stays in the list of those that can be put back.
 */
export const offerNoMore = (kernel: Kernel): WeakSet<Kernel> => begun.add(kernel);
export const isOffered = (kernel: Kernel): boolean => !begun.has(kernel);

export interface Found {
  readonly path: string;
  readonly name: string;
  readonly staged: boolean;
  readonly picked?: boolean;
  readonly read: Extract<BackupRead, { readonly kind: 'whole' }>;
}

/** Every whole backup within reach: what IT laid down first, then what was chosen by hand, then the newest. */
export function foundBackups(kernel: Kernel, stagedOnly = false): Found[] {
  const { ports } = kernel;
  const staged = join(ports.home, RESTORE_FOLDER);
  if (stagedOnly) return wholeIn(staged, true);
  const sticks = ports.backup?.sticks() ?? [];
  const folders = [
    ...[staged, backupFolder(ports).path, join(ports.home, 'backups')],
    ...sticks.flatMap((path) => [path, join(path, ON_STICK)]),
  ];
  const picked = [...(picks.get(kernel) ?? [])].flatMap((path) => wholeAt(path));
  const chosen = new Set(picked.map(({ path }) => path));
  const others = [...new Set(folders)].flatMap((folder) => wholeIn(folder, folder === staged));
  return [...picked, ...others.filter(({ path }) => !chosen.has(path))]
    .sort((a, b) => rank(b) - rank(a) || (madeAt(a) < madeAt(b) ? 1 : -1))
    .slice(0, MOST);
}

const rank = ({ staged, picked }: Found): number => (staged ? 2 : picked ? 1 : 0);
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

function wholeAt(path: string): Found[] {
  try {
    const read = readManifest(path);
    return read.kind === 'whole' ? [{ path, name: basename(path), staged: false, picked: true, read }] : [];
  } catch {
    return [];
  }
}

/**
 * Asks for a backup, or for a folder with some in it, in the system's own dialog; false when it is closed without a choice. Errors
 * 'not-found', 'backup-not-one', 'backup-none-there', 'backup-damaged', 'backup-newer'.
 */
export async function pickBackup(kernel: Kernel, which: 'file' | 'folder'): Promise<boolean> {
  const choose = kernel.ports.backup?.chooseBackup?.[which];
  if (!choose || kernel.place === 'demo') throw new AppError('not-found');
  const path = await choose();
  if (path === null) return false;
  const paths = which === 'file' ? [requireBackup(path)] : wholeIn(path, false).map((one) => one.path);
  if (paths.length === 0) throw new AppError('backup-none-there');
  picks.set(kernel, new Set(paths));
  return true;
}

function requireBackup(path: string): string {
  let read: BackupRead;
  try {
    if (!statSync(path).isFile()) throw new AppError('backup-not-one');
    read = readManifest(path);
  } catch (cause) {
    throw new AppError('backup-not-one', { cause });
  }
  if (read.kind === 'foreign') throw new AppError('backup-not-one');
  if (read.kind !== 'whole') throw new AppError(read.kind === 'newer' ? 'backup-newer' : 'backup-damaged');
  return path;
}

/** The one that the page names. Errors 'not-found', 'backup-newer'. */
export function findBackup(kernel: Kernel, fileId: string): Found {
  const found = foundBackups(kernel).find(({ path }) => idOfPath(path) === fileId);
  if (!found) throw new AppError('not-found');
  // Before a key is judged; one that hides it is refused when it is opened.
  if (found.read.manifest.schemaVersion > NEWEST) throw new AppError('backup-newer');
  return found;
}

/** As the locked screen shows it. */
export function shownBackup(kernel: Kernel, { path, name, staged, picked, read }: Found): FoundBackup {
  const { manifest } = read;
  return {
    ...{ fileId: idOfPath(path), fileName: name, where: dirname(path), staged, picked: picked === true },
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
