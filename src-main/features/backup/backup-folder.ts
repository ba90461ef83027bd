import { accessSync, constants, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#main/core/app-error.ts';
import { policyOf } from '#main/core/pc-policy.ts';
import type { Ports } from '#main/core/ports.ts';
import { keepFile } from '#main/store/keep-file.ts';
import type { WriteDb } from '#main/store/sql.ts';
import { replaceFile } from '#main/vault/replace-file.ts';
import { backupsToKeep } from '#shared/features/backup/backup-schedule.rules.ts';
import { BACKUP_ENDING, type BackupRead, isOwnName, readManifest } from './backup-file.ts';

/** On a stick Careboard keeps to a folder of its own, so that it is found again on another PC. */
export const ON_STICK = 'Careboard backups';
const OWN = 'backups';
const FILE = 'backup-folder.json';
/** Behind the name of a backup that is being destroyed: it is none any more. */
export const DESTROYED = '.destroyed';
/** Outside the register: it must be known when the register cannot be read. A forged one gets sealed copies only. */
const Kept = z.strictObject({ folder: z.string().min(1).max(2000) });

export interface BackupFolder {
  readonly path: string;
  readonly chosenBy: 'policy' | 'lead' | 'nobody';
}

/** Where backups go: what IT's policy says, else what a Lead chose, else a folder beside the register. */
export function backupFolder(ports: Pick<Ports, 'home' | 'policy'>): BackupFolder {
  const told = policyOf(ports as Ports)?.backupFolder;
  if (told !== undefined) return { path: told, chosenBy: 'policy' };
  const chosen = readChoice(ports.home);
  return chosen === null ? { path: join(ports.home, OWN), chosenBy: 'nobody' } : { path: chosen, chosenBy: 'lead' };
}

function readChoice(home: string): string | null {
  try {
    return Kept.parse(JSON.parse(readFileSync(join(home, FILE), 'utf8'))).folder;
  } catch {
    return null;
  }
}

/** The folder as it is about to be written to: Careboard's own is made when it is not there, another one never. */
export function readyFolder(ports: Pick<Ports, 'home' | 'policy'>): string {
  const { path, chosenBy } = backupFolder(ports);
  if (chosenBy === 'nobody') mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

/** Notes what a Lead chose; null for Careboard's own. Error 'backup-not-writable', and then nothing is changed. */
export function chooseBackupFolder(tx: WriteDb, home: string, folder: string | null): void {
  if (folder === null) {
    keepFile(tx, join(home, FILE));
    rmSync(join(home, FILE), { force: true });
    return;
  }
  try {
    if (!statSync(folder).isDirectory()) throw new Error('no folder');
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new AppError('backup-not-writable', { cause });
  }
  keepFile(tx, join(home, FILE));
  replaceFile(join(home, FILE), Buffer.from(JSON.stringify({ folder })));
}

export interface BackupFileRead {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly read: BackupRead;
}

/** The backups in a folder, by name; what cannot be read is damaged. Throws as fs does when the folder is away. */
export function backupsIn(folder: string): BackupFileRead[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(BACKUP_ENDING))
    .map((name) => {
      const path = join(folder, name);
      try {
        return { name, path, bytes: statSync(path).size, read: readManifest(path) };
      } catch {
        return { name, path, bytes: 0, read: { kind: 'damaged' as const } };
      }
    });
}

/** What was never finished or was on its way out; younger ones may be another PC's that is at it just now. */
const HALF_ENDINGS = ['.unfinished', DESTROYED];
const HALF_AFTER_MS = 24 * 60 * 60_000;

function tidyHalves(folder: string): void {
  for (const name of readdirSync(folder)) {
    const ending = HALF_ENDINGS.find((one) => name.endsWith(one));
    if (ending === undefined || !isOwnName(name.slice(0, -ending.length))) continue;
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > HALF_AFTER_MS) rmSync(path, { force: true });
  }
}

/**
 * Deletes what the schedule no longer keeps: whole backups of this register under names that Careboard gave, nothing else. Damaged,
 * foreign and renamed files stay. A folder that is away by now is no trouble: the next backup tidies.
 */
export function letGoBySchedule(folder: string, vaultId: string): void {
  try {
    const mine = backupsIn(folder).flatMap(({ name, read }) =>
      isOwnName(name) && read.kind === 'whole' && read.manifest.vaultId === vaultId
        ? [{ name, at: read.manifest.madeAt, beforeUpdate: read.manifest.reason === 'before-update' }]
        : [],
    );
    const kept = backupsToKeep(mine);
    for (const { name } of mine) if (!kept.has(name)) rmSync(join(folder, name), { force: true });
    tidyHalves(folder);
  } catch {
    // Tidied after the next one.
  }
}
