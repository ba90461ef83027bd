import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { actorOf } from '#main/core/session.ts';
import { auditWrite, writeOrWait } from '#main/core/waiting.ts';
import type { AuditActor } from '#main/features/audit/audit.service.ts';
import { closedDays } from '#main/features/settings/settings.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { readVault } from '#main/vault/vault.ts';
import { sentenceFor } from '#shared/contract/error-codes.ts';
import { instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import { BACKUP_JOB, type BackupReason, type BackupState } from '#shared/features/backup/backup.contract.ts';
import { type BackupLevel, backupLevel } from '#shared/features/backup/backup-nag.rules.ts';
import { type BackupRun, insertRun, lastGoodRun, lastRun, registerSince } from './backup.repo.ts';
import { backupFolder, readyFolder } from './backup-folder.ts';
import { type BackupMade, makeBackup } from './make-backup.ts';
import { diskOf } from './sticks.ts';
import { backupTrouble } from './trouble.ts';

const running = new WeakSet<Kernel>();
export const isBackupRunning = (kernel: Kernel): boolean => running.has(kernel);

/** Holds other work on the backups off while this runs; the page hears of its end. Error 'backup-running'. */
export async function asOnlyOne<T>(kernel: Kernel, work: () => Promise<T>): Promise<T> {
  if (running.has(kernel)) throw new AppError('backup-running');
  running.add(kernel);
  try {
    return await work();
  } finally {
    running.delete(kernel);
    // Also for what Careboard does by itself: no command has told the page.
    kernel.emit({ type: 'changed', features: ['backup'] });
  }
}

/**
 * Makes a backup of the open register, one at a time, with 'progress' events. Whatever comes of it is noted in the register, also
 * when the session has ended meanwhile: then with the next one. Errors: the codes that begin with 'backup-'.
 */
export const runBackup = (kernel: Kernel, reason: Exclude<BackupReason, 'before-update'>): Promise<BackupDone> =>
  asOnlyOne(kernel, () => run(kernel, reason));

interface BackupDone {
  readonly made: BackupMade;
  readonly folder: string;
}

async function run(kernel: Kernel, reason: Exclude<BackupReason, 'before-update'>): Promise<BackupDone> {
  const open = requireOpen(kernel);
  const { ports } = kernel;
  const now = ports.clock.now();
  const dataKey = Buffer.from(open.dataKey);
  const actor = kernel.session ? actorOf(kernel.session) : null;
  let folder = backupFolder(ports).path;
  try {
    folder = readyFolder(ports);
    const made = await makeBackup({
      ...{ home: ports.home, folder, dataKey, reason, now },
      file: readVault(ports.home),
      source: open.store,
      still: () => kernel.open === open,
      onProgress: (done) => kernel.emit({ type: 'progress', jobId: BACKUP_JOB, done, total: 100 }),
    });
    const { name, bytes, manifest } = made;
    const auditSeq = manifest.audit?.seq ?? 0;
    note(kernel, { at: instantOf(now), reason, outcome: 'good', folder, file: name, bytes, auditSeq }, actor);
    return { made, folder };
  } catch (cause) {
    const trouble = backupTrouble(cause, 0, false);
    const run = { at: instantOf(now), reason, outcome: trouble.code, folder, file: '', bytes: 0, auditSeq: 0 };
    if (trouble.code !== 'backup-stopped') note(kernel, run, null);
    throw trouble;
  } finally {
    dataKey.fill(0);
  }
}

/** Writes what came of a try. The audit row of one made by hand is its command's own. */
function note(kernel: Kernel, run: BackupRun, actor: AuditActor | null): void {
  const row = { apply: (tx: Parameters<typeof insertRun>[0]) => void insertRun(tx, run) };
  const audited =
    actor && run.reason === 'daily'
      ? [auditWrite(kernel.ports.clock, actor, { what: 'backup.made', fields: ['by itself'] })]
      : [];
  if (kernel.open) writeOrWait(kernel, kernel.open.store, [row, ...audited]);
  else kernel.waiting.push(row, ...audited);
}

/** How urgent one is today, by the school's calendar. Asks no folder. */
export function levelToday(db: ReadDb, now: Date): BackupLevel {
  const dayOf = (at: string) => londonDay(new Date(at));
  const good = lastGoodRun(db);
  const since = dayOf(registerSince(db) ?? now.toISOString());
  return backupLevel(good ? dayOf(good.at) : null, since, londonDay(now), closedDays(db));
}

/** How it stands with backups: the last good one, what went wrong since, and where the next one goes. */
export function backupState(kernel: Kernel): BackupState {
  const { ports } = kernel;
  const db = requireOpen(kernel).store.read;
  const good = lastGoodRun(db);
  const last = lastRun(db);
  const { path, chosenBy } = backupFolder(ports);
  const [here, there] = [diskOf(ports.home), diskOf(path)];
  return {
    level: levelToday(db, ports.clock.now()),
    lastGood: good ? { at: good.at, folder: good.folder, bytes: good.bytes } : null,
    running: running.has(kernel),
    failed: last && last.outcome !== 'good' ? { at: last.at, message: messageOf(last.outcome) } : null,
    folder: {
      path,
      chosenBy,
      sameDisk: chosenBy === 'nobody' || (there !== null && there === here),
      there: chosenBy === 'nobody' || there !== null,
    },
    mayBrowse: chosenBy !== 'policy' && ports.backup?.chooseFolder !== undefined,
  };
}

const TOLD = [
  'backup-no-folder',
  'backup-not-writable',
  'backup-no-room',
  'backup-went-away',
  'backup-check-failed',
] as const;
const messageOf = (code: string): string =>
  // The register was open when its damage was met.
  sentenceFor(
    code === 'vault-damaged' ? 'vault-damaged-open' : (TOLD.find((one) => one === code) ?? 'backup-check-failed'),
    {
      limit: 'the register',
    },
  );
