import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, ImportId } from '#shared/domain/ids.ts';

export const IMPORT_KINDS = ['ctf', 'pupils', 'contacts', 'medical', 'consents', 'photos'] as const;
export const ImportKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof ImportKind>;

export const Outcome = z.enum(['added', 'changed', 'unchanged', 'doubtful', 'skipped']);
export type Outcome = z.infer<typeof Outcome>;

const Candidate = z.strictObject({
  childId: ChildId,
  name: z.string(),
  className: z.string(),
  born: CalendarDate.nullable(),
});

/** One row of the file and what would happen with it. */
export const ImportItem = z.strictObject({
  line: z.number().int(),
  label: z.string(),
  outcome: Outcome,
  details: z.array(z.string()),
  candidates: z.array(Candidate),
});
export type ImportItem = z.infer<typeof ImportItem>;

export const ImportCounts = z.strictObject({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  doubtful: z.number().int(),
  skipped: z.number().int(),
  missing: z.number().int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

const Column = z.strictObject({
  field: z.string(),
  label: z.string(),
  header: z.string().nullable(),
  required: z.boolean(),
});

export const ImportPreview = z.strictObject({
  previewId: z.uuid(),
  kind: ImportKind,
  fileName: z.string(),
  columns: z.array(Column),
  headers: z.array(z.string()),
  counts: ImportCounts,
  warnings: z.array(z.string()),
  /** What changes or is doubtful; at most 500 rows, unchanged ones left out. */
  items: z.array(ImportItem),
  /** Children on roll whom the file does not name. Nobody is removed. */
  missing: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportRun = z.strictObject({
  importId: ImportId,
  kind: ImportKind,
  fileName: z.string(),
  ranAt: Instant,
  by: z.string(),
  counts: ImportCounts,
  undoneAt: Instant.nullable(),
  canUndo: z.boolean(),
});
export type ImportRun = z.infer<typeof ImportRun>;

export const importsContract = {
  /** Brings a file in pieces of at most 4 MB; it stays in memory until imported or dropped. Errors 'file-too-large', 'file-empty'. */
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
  /** What would happen; changes nothing. `kind` null lets the file say what it is. */
  'imports.preview': query({
    needs: 'imports.run',
    input: z.strictObject({
      uploadIds: z.array(z.uuid()).min(1).max(3000),
      kind: ImportKind.nullable(),
      mapping: z.record(z.string().max(60), z.string().max(200)).nullable(),
    }),
    output: ImportPreview,
    audit: 'import.previewed',
  }),
  /** All of it in one transaction. Doubtful rows without a choice are left out. Error 'import-changed'. */
  'imports.apply': command({
    needs: 'imports.run',
    input: z.strictObject({
      previewId: z.uuid(),
      choices: z.array(z.strictObject({ line: z.number().int(), childId: ChildId })).max(5000),
    }),
    output: z.strictObject({ importId: ImportId, counts: ImportCounts }),
    audit: 'import.applied',
  }),
  'imports.drop': query({ needs: 'imports.run', input: z.strictObject({}), output: z.strictObject({}) }),
  'imports.history': query({
    needs: 'imports.run',
    input: z.strictObject({}),
    output: z.strictObject({ runs: z.array(ImportRun) }),
  }),
  /** Takes the last import back. Rows that somebody changed since are kept and counted. Error 'import-undone'. */
  'imports.undo': command({
    needs: 'imports.run',
    input: z.strictObject({ importId: ImportId }),
    output: z.strictObject({ undone: z.number().int(), kept: z.array(z.string()) }),
    audit: 'import.undone',
  }),
};
