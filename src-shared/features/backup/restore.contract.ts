import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { StaffId } from '#shared/domain/ids.ts';
import { filledLine, line } from '#shared/domain/text.ts';
import { Password } from '#shared/features/access/access.model.ts';

/** Names the putting back among the 'progress' events; counted in percent. */
export const RESTORE_JOB = 'restore';

const TypedCode = z.string().min(1).max(200);
const FileId = z.string().max(64);

/** A backup as anybody may see it who has the file: nothing here needs a secret, nothing here is about a child. */
export const FoundBackup = z.strictObject({
  fileId: FileId,
  fileName: z.string(),
  where: z.string(),
  /** Laid into the restore folder by IT: offered first. */
  staged: z.boolean(),
  /** Chosen by hand in the system's own dialog. */
  picked: z.boolean(),
  schoolName: z.string(),
  madeAt: Instant,
  /** Made by the register of this PC; always false where there is none. */
  ofThisRegister: z.boolean(),
});
export type FoundBackup = z.infer<typeof FoundBackup>;

const Counts = z.strictObject({ children: z.number().int(), staff: z.number().int(), decisions: z.number().int() });

/** What putting a backup back means, opened and compared with what is here now. */
export const RestoreFacts = z.strictObject({
  madeAt: Instant,
  schoolName: z.string(),
  auditSeq: z.number().int(),
  counts: Counts,
  /** Null where the register of this PC is away or cannot be read: what would be lost is then not known. */
  now: z
    .strictObject({
      lastEntryAt: Instant.nullable(),
      auditSeq: z.number().int(),
      counts: Counts,
      /** Entries written since, looks left out. */
      changesLost: z.number().int(),
    })
    .nullable(),
  /** Staff who are in the backup and have no way in now: a Lead must give them a new password, or take them off again. */
  staffReturning: z.array(z.string()),
  /** Staff who have a way in now and are not in the backup. */
  staffLost: z.array(z.string()),
  /** Made by an older Careboard: it is brought up to date on the way. */
  older: z.boolean(),
});
export type RestoreFacts = z.infer<typeof RestoreFacts>;

/** What accepts: a Lead's password, or the code from paper, which makes a new Lead. */
const Acceptance = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('lead'), staffId: StaffId, password: Password }),
  z.strictObject({
    by: z.literal('code'),
    code: TypedCode,
    lead: z.strictObject({ name: filledLine(80), label: line(60) }),
    password: Password,
    passwordOnly: z.boolean(),
  }),
]);

export const restoreContract = {
  /** Backups within reach of this PC: the restore folder, the backup folder, sticks. For the locked screen and the first start. */
  'backup.found': query({
    needs: 'public',
    /** `staged`: only what IT laid down, which is quick; else sticks are asked too. */
    input: z.strictObject({ staged: z.boolean() }),
    output: z.strictObject({
      backups: z.array(FoundBackup),
      /** What this window can let a person choose in the system's own dialog. */
      mayPick: z.array(z.enum(['file', 'folder'])),
    }),
  }),
  /**
   * Shows the system's own dialog for a backup, or a folder with some in it; what is chosen is among 'backup.found' from then on.
   * `picked` false: it was closed without a choice. Errors 'not-found' where no dialog can be shown, 'backup-not-one',
   * 'backup-none-there', 'backup-damaged', 'backup-newer'.
   */
  'backup.pick': query({
    needs: 'public',
    input: z.strictObject({ what: z.enum(['file', 'folder']) }),
    output: z.strictObject({ picked: z.boolean() }),
  }),
  /**
   * Opens a backup and says what putting it back means; changes nothing. Errors: 'not-found', 'backup-damaged', 'backup-newer',
   * 'backup-foreign-schema', those of the password or the code.
   */
  'backup.facts': query({
    needs: 'public',
    input: z.strictObject({
      fileId: FileId,
      key: z.discriminatedUnion('by', [
        z.strictObject({ by: z.literal('lead'), staffId: StaffId, password: Password }),
        z.strictObject({ by: z.literal('code'), code: TypedCode }),
      ]),
    }),
    output: RestoreFacts,
  }),
  /**
   * Puts it back: the register that was here is kept aside, sealed. Ends a session that runs. `signedIn`: the new Lead made by the
   * code is signed in; after a Lead's password everybody signs in again. Errors as of 'backup.facts', 'not-a-lead', 'weak-password',
   * 'name-taken', 'keychain-no-answer'.
   */
  'backup.restore': command({
    needs: 'public',
    input: z.strictObject({ fileId: FileId, accept: Acceptance }),
    output: z.strictObject({ signedIn: z.boolean() }),
    audit: 'backup.restored',
  }),
};
