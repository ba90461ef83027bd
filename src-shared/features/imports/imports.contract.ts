import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { ImportId } from '#shared/domain/ids.ts';
import { filledLine } from '#shared/domain/text.ts';
import {
  Attention,
  ColumnsView,
  CsvKind,
  DoubtId,
  ImportCounts,
  ImportDoubt,
  ImportItem,
  ImportKind,
  ImportPreview,
  ImportRun,
  Mapping,
  Outcome,
  Profile,
  ProfileId,
  ProfileName,
  PurposeColumn,
  SaidWord,
  Settling,
} from './imports.model.ts';

const Nothing = z.strictObject({});
const JobId = z.uuid();
const UploadIds = z.array(z.uuid()).min(1).max(3000);

/** Every call of a long kind may bring a `jobId`: its progress comes as events, and `imports.cancel` stops it. */
export const importsContract = {
  /** Brings a file in pieces of at most 4 MB; it stays in memory until imported or dropped. Errors 'file-too-large', 'not-found'. */
  'imports.upload': query({
    needs: 'imports.run',
    input: z.strictObject({
      uploadId: z.uuid().nullable(),
      fileName: z.string().max(255),
      base64: z.base64().max(6_000_000),
      last: z.boolean(),
    }),
    output: z.strictObject({ uploadId: z.uuid() }),
  }),
  /** Several files at once, in the order in which they should be taken: who is there first, then what is said about them. */
  'imports.arrange': query({
    needs: 'imports.run',
    input: z.strictObject({ uploadIds: UploadIds, jobId: JobId.nullable().default(null) }),
    output: z.strictObject({
      files: z.array(
        z.strictObject({
          uploadIds: UploadIds,
          fileName: z.string(),
          kind: ImportKind.nullable(),
          /** Why it cannot be read; null: it can. */
          problem: z.string().nullable(),
        }),
      ),
    }),
  }),
  /** A list's columns as guessed, or as a saved profile knows them. Errors of reading. */
  'imports.columns': query({
    needs: 'imports.run',
    input: z.strictObject({
      uploadId: z.uuid(),
      kind: CsvKind.nullable(),
      /** As a person has matched them so far; null: as guessed, or as saved. */
      mapping: Mapping.nullable().default(null),
      jobId: JobId.nullable().default(null),
    }),
    output: ColumnsView,
  }),
  /**
   * What would happen; changes nothing. `kind` null lets the file say what it is; `mapping` null takes a saved profile or the
   * guess. Errors of reading, 'file-wrong-columns', 'columns-undecided', 'cancelled', 'busy'.
   */
  'imports.preview': query({
    needs: 'imports.run',
    input: z.strictObject({
      uploadIds: UploadIds,
      kind: ImportKind.nullable(),
      mapping: Mapping.nullable(),
      purposes: z.array(PurposeColumn).max(300).default([]),
      words: z.array(SaidWord).max(300).default([]),
      jobId: JobId.nullable().default(null),
    }),
    output: ImportPreview,
    audit: 'import.previewed',
  }),
  /** A page of the preview's rows, or of the children whom the file does not name. Error 'import-changed' for an old preview. */
  'imports.rows': query({
    needs: 'imports.run',
    input: z.strictObject({
      previewId: z.uuid(),
      outcome: Outcome.or(z.literal('missing')),
      from: z.number().int().min(0),
    }),
    output: z.strictObject({ items: z.array(ImportItem), total: z.number().int() }),
  }),
  /**
   * All of it in one transaction. Doubtful rows without a choice are kept to be decided later. Errors 'import-changed',
   * 'cancelled', 'busy'.
   */
  'imports.apply': command({
    needs: 'imports.run',
    input: z.strictObject({
      previewId: z.uuid(),
      choices: z.array(z.strictObject({ line: z.number().int(), childId: Settling })).max(5000),
      jobId: JobId.nullable().default(null),
    }),
    output: z.strictObject({ importId: ImportId, counts: ImportCounts }),
    audit: 'import.applied',
  }),
  /** Stops a running job: it answers 'cancelled' and nothing is changed. */
  'imports.cancel': query({ needs: 'imports.run', input: z.strictObject({ jobId: JobId }), output: Nothing }),
  /** Forgets what was uploaded. */
  'imports.drop': query({ needs: 'imports.run', input: Nothing, output: Nothing }),
  'imports.history': query({
    needs: 'imports.run',
    input: Nothing,
    output: z.strictObject({ runs: z.array(ImportRun) }),
  }),
  /**
   * Takes the last import back. Rows that somebody changed since are kept and named. Errors 'import-undone', 'not-found',
   * 'cancelled', 'busy'.
   */
  'imports.undo': command({
    needs: 'imports.run',
    input: z.strictObject({ importId: ImportId, jobId: JobId.nullable().default(null) }),
    output: z.strictObject({ undone: z.number().int(), kept: z.array(z.string()) }),
    audit: 'import.undone',
  }),

  /** Rows of imports that nobody could place; the first 200, oldest import first. */
  'imports.doubts': query({
    needs: 'imports.run',
    input: Nothing,
    output: z.strictObject({ doubts: z.array(ImportDoubt), total: z.number().int() }),
    audit: 'import.doubts-seen',
  }),
  /** Gives a row to the child that a person names, as part of its import. Errors 'changed-elsewhere', 'not-found'. */
  'imports.settleDoubt': command({
    needs: 'imports.run',
    input: z.strictObject({ doubtId: DoubtId, childId: Settling }),
    output: z.strictObject({ did: z.string() }),
    audit: 'import.doubt-settled',
  }),
  /** Puts rows aside for good, with a word why. Error 'changed-elsewhere'. */
  'imports.dismissDoubts': command({
    needs: 'imports.run',
    input: z.strictObject({ doubtIds: z.array(DoubtId).min(1).max(500), words: filledLine(200) }),
    output: Nothing,
    audit: 'import.doubt-dismissed',
  }),

  'imports.profiles': query({
    needs: 'imports.run',
    input: Nothing,
    output: z.strictObject({ profiles: z.array(Profile) }),
  }),
  /** Remembers how the columns of files with these very headers are matched; the one before for them is replaced. */
  'imports.saveProfile': command({
    needs: 'imports.run',
    input: z.strictObject({
      uploadId: z.uuid(),
      name: ProfileName,
      kind: CsvKind,
      mapping: Mapping,
      purposes: z.array(PurposeColumn).max(300),
      words: z.array(SaidWord).max(300).default([]),
    }),
    output: z.strictObject({ profileId: ProfileId }),
    audit: 'import.profile-saved',
  }),
  'imports.renameProfile': command({
    needs: 'imports.run',
    input: z.strictObject({ profileId: ProfileId, name: ProfileName }),
    output: Nothing,
    audit: 'import.profile-renamed',
  }),
  'imports.removeProfile': command({
    needs: 'imports.run',
    input: z.strictObject({ profileId: ProfileId }),
    output: Nothing,
    audit: 'import.profile-removed',
  }),

  /** Children whose records ask for a look after an import: always from the register as it is now. */
  'imports.attention': query({
    needs: 'imports.run',
    input: Nothing,
    output: z.strictObject({ lists: z.array(Attention) }),
  }),
};
