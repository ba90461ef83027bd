import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { BACKUP_LEVELS } from './backup-nag.rules.ts';
import { diskContract } from './disk.contract.ts';
import { restoreContract } from './restore.contract.ts';
import { sheetContract } from './sheet.contract.ts';

const Done = z.strictObject({});

/** Names the making of a backup among the 'progress' events; counted in percent. */
export const BACKUP_JOB = 'backup';

export const BACKUP_REASONS = ['daily', 'by-hand', 'before-update'] as const;
export const BackupReason = z.enum(BACKUP_REASONS);
export type BackupReason = z.infer<typeof BackupReason>;

/** Not strict: the office gets the same answer without what stands beside these. */
const Brief = z.object({
  level: z.enum(BACKUP_LEVELS),
  lastGood: z.object({ at: Instant }).nullable(),
  running: z.boolean(),
  /** The newest try where it failed: when, and why in words; null when the newest one was good. */
  failed: z.strictObject({ at: Instant, message: z.string() }).nullable(),
});

export const BackupState = Brief.extend({
  lastGood: z.strictObject({ at: Instant, folder: z.string(), bytes: z.number() }).nullable(),
  /** Where the next one goes. */
  folder: z.strictObject({
    path: z.string(),
    /** `nobody`: Careboard's own folder on this PC. `policy`: IT decides, and it is not chosen here. */
    chosenBy: z.enum(['policy', 'lead', 'nobody']),
    sameDisk: z.boolean(),
    /** IT's policy file names the folder, so it is not chosen here. */
    there: z.boolean(),
  }),
  /** Whether this window can show the system's own dialog for folders. */
  mayBrowse: z.boolean(),
});
export type BackupState = z.infer<typeof BackupState>;

/** What a file in the backup folder is. */
export const BACKUP_FILE_STATES = ['good', 'other-code', 'other-key', 'other-school', 'newer', 'damaged'] as const;
export type BackupFileState = (typeof BACKUP_FILE_STATES)[number];
export const ListedBackup = z.strictObject({
  fileId: z.string(),
  fileName: z.string(),
  state: z.enum(BACKUP_FILE_STATES),
  /** Null where the file is too damaged to say. */
  madeAt: Instant.nullable(),
  bytes: z.number(),
  reason: BackupReason.nullable(),
  children: z.number().int().nullable(),
  auditSeq: z.number().int().nullable(),
  /** Since when the recovery code was in use that opens it, or when it was made; null where today's code does, or none of ours. */
  needsCodeOf: Instant.nullable(),
  /** Of this register, not opened by what today opens, and a newer one is. */
  mayDestroy: z.boolean(),
});
export type ListedBackup = z.infer<typeof ListedBackup>;

export const backupContract = {
  ...restoreContract,
  ...sheetContract,
  ...diskContract,
  /** When the last good backup was, and what is wrong. Leads see where; the office sees the state alone. */
  'backup.state': query({
    answers: { 'backup.manage': BackupState, 'backup.see': Brief },
    input: z.strictObject({}),
  }),
  /** The files in the backup folder, newest first. Asks the folder, which may be slow or away. Error 'backup-no-folder'. */
  'backup.list': query({
    needs: 'backup.manage',
    input: z.strictObject({}),
    output: z.strictObject({ backups: z.array(ListedBackup) }),
  }),
  /** Sticks and disks that are plugged in now. */
  'backup.places': query({
    needs: 'backup.manage',
    input: z.strictObject({}),
    output: z.strictObject({
      places: z.array(z.strictObject({ placeId: z.string(), path: z.string(), freeBytes: z.number() })),
    }),
  }),
  /** Takes a plugged-in stick or disk, or with null Careboard's own folder on this PC. Errors 'not-found', 'backup-not-writable'. */
  'backup.choosePlace': command({
    needs: 'backup.manage',
    input: z.strictObject({ placeId: z.string().max(64).nullable() }),
    output: Done,
    audit: 'backup.folder-chosen',
  }),
  /** Shows the system's own dialog; `chosen` false: it was closed without a choice. Errors 'not-found', 'backup-not-writable'. */
  'backup.browse': command({
    needs: 'backup.manage',
    input: z.strictObject({}),
    output: z.strictObject({ chosen: z.boolean() }),
    audit: 'backup.folder-chosen',
  }),
  /**
   * Deletes a backup that an earlier recovery code or an earlier key opens. Never another: 'backup-still-needed' where no newer one is
   * good, 'not-allowed' for files that are not this register's. Errors also 'not-found', 'backup-not-writable'.
   */
  'backup.destroy': command({
    needs: 'backup.manage',
    input: z.strictObject({ fileId: z.string().max(64) }),
    output: Done,
    audit: 'backup.destroyed',
  }),
  /** Makes one now, with 'progress' events. Errors: all that begin with 'backup-'. */
  'backup.now': command({
    needs: 'backup.manage',
    input: z.strictObject({}),
    output: z.strictObject({ at: Instant, folder: z.string() }),
    audit: 'backup.made',
  }),
};
