import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, ImportId, PurposeId } from '#shared/domain/ids.ts';
import { filledLine } from '#shared/domain/text.ts';
import { LONGEST_ASKED_WORD, SAID_MEANINGS } from './answer-words.rules.ts';

export const IMPORT_KINDS = ['ctf', 'pupils', 'contacts', 'medical', 'consents', 'photos'] as const;
export const ImportKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof ImportKind>;
/** The kinds that are lists with columns. */
export const CSV_KINDS = ['pupils', 'contacts', 'medical', 'consents'] as const;
export const CsvKind = z.enum(CSV_KINDS);
export type CsvKind = z.infer<typeof CsvKind>;

export const KIND_WORDS: Readonly<Record<ImportKind, string>> = {
  ctf: 'Common Transfer File',
  pupils: 'Pupils',
  contacts: 'Contacts',
  medical: 'Medical needs',
  consents: 'Consents',
  photos: 'Photos',
};

export const OUTCOMES = ['doubtful', 'skipped', 'changed', 'added', 'unchanged'] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** A child who may be meant, with all that tells two of one name apart. */
const Candidate = z.strictObject({
  childId: ChildId,
  name: z.string(),
  className: z.string(),
  born: CalendarDate.nullable(),
  photoUrl: z.string().nullable(),
});

/** One row of the file and what would happen with it. */
export const ImportItem = z.strictObject({
  line: z.number().int(),
  label: z.string(),
  outcome: Outcome,
  /** What changes, before and after, or why it is doubtful or left out. */
  details: z.array(z.string()),
  candidates: z.array(Candidate),
  /** A person may also say: this is a child whom the register does not have yet. */
  mayAdd: z.boolean(),
  /** A person may say whose it is. */
  mayChoose: z.boolean(),
  pictureUrl: z.string().nullable(),
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

/** Field of ours -> header of the file. */
export const Mapping = z.record(z.string().max(60), z.string().max(300));
/** A consents column is a purpose, or becomes one, or is left out: said by a person, never by silence. */
export const PurposeColumn = z.strictObject({
  header: z.string().max(300),
  to: z.union([PurposeId, z.enum(['new', 'leave'])]),
});
export type PurposeColumn = z.infer<typeof PurposeColumn>;

/** A word of the list that Careboard does not know, and what it says: by a person, never guessed. */
export const SaidWord = z.strictObject({
  word: z.string().min(1).max(LONGEST_ASKED_WORD),
  means: z.enum(SAID_MEANINGS),
});
export type SaidWord = z.infer<typeof SaidWord>;

export const ProfileId = z.uuid().brand<'ProfileId'>();
export type ProfileId = z.infer<typeof ProfileId>;
export const ProfileName = filledLine(80);
export const Profile = z.strictObject({
  profileId: ProfileId,
  name: z.string(),
  kind: CsvKind,
  columns: z.number().int(),
  savedAt: Instant,
  by: z.string(),
});

/** A list's headers beside our fields, with enough of its cells to see that a guess is right. */
export const ColumnsView = z.strictObject({
  fileName: z.string(),
  /** Null: the headers do not tell, and a person says. */
  kind: CsvKind.nullable(),
  rows: z.number().int(),
  fields: z.array(
    z.strictObject({
      field: z.string(),
      label: z.string(),
      required: z.boolean(),
      header: z.string().nullable(),
    }),
  ),
  headers: z.array(
    z.strictObject({
      header: z.string(),
      samples: z.array(z.string()),
    }),
  ),
  /** For consents: what may be a purpose. A column with its heading; or, with one answer to a row, the purposes that rows name. */
  answers: z.array(
    z.strictObject({
      header: z.string(),
      samples: z.array(z.string()),
      /** How many of the filled cells are answers: `all` and `some` may be a purpose. */
      answers: z.enum(['all', 'some', 'none', 'blank']),
      /** Words in it that are asked about. */
      odd: z.array(z.string()),
      purpose: z.union([PurposeId, z.enum(['new', 'leave'])]).nullable(),
    }),
  ),
  /** What a saved profile says of such words. */
  words: z.array(SaidWord),
  purposes: z.array(z.strictObject({ purposeId: PurposeId, name: z.string() })),
  mayMakePurposes: z.boolean(),
  /** The saved profile that these headers were known by. */
  profile: z.strictObject({ profileId: ProfileId, name: z.string() }).nullable(),
  /** Nothing is left to ask about the columns. */
  complete: z.boolean(),
});
export type ColumnsView = z.infer<typeof ColumnsView>;

export const ImportPreview = z.strictObject({
  previewId: z.uuid(),
  kind: ImportKind,
  fileName: z.string(),
  counts: ImportCounts,
  warnings: z.array(z.string()),
  /** Headers whose cells are not used for anything. */
  unused: z.array(z.string()),
  profile: z.string().nullable(),
  /** The first hundred rows, those that ask for a look first; 'imports.rows' has the rest. */
  items: z.array(ImportItem),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What a person says about a doubtful row. */
export const Settling = z.union([ChildId, z.literal('new')]);
export type Settling = z.infer<typeof Settling>;

export const ImportRun = z.strictObject({
  importId: ImportId,
  kind: ImportKind,
  fileName: z.string(),
  ranAt: Instant,
  by: z.string(),
  counts: ImportCounts,
  /** Its doubtful rows that nobody has decided on yet. */
  undecided: z.number().int(),
  undone: z.strictObject({ at: Instant, by: z.string(), kept: z.array(z.string()) }).nullable(),
  canUndo: z.boolean(),
});
export type ImportRun = z.infer<typeof ImportRun>;

export const DoubtId = z.uuid().brand<'DoubtId'>();
export type DoubtId = z.infer<typeof DoubtId>;
/** A row of an import that is done, still without a child. */
export const ImportDoubt = z.strictObject({
  doubtId: DoubtId,
  kind: ImportKind,
  fileName: z.string(),
  ranAt: Instant,
  line: z.number().int(),
  about: z.string(),
  reason: z.string(),
  candidates: z.array(Candidate),
  mayAdd: z.boolean(),
  pictureUrl: z.string().nullable(),
});
export type ImportDoubt = z.infer<typeof ImportDoubt>;

export const ATTENTION = ['flagged-nothing-recorded', 'upn-bad', 'upn-temporary', 'upn-missing', 'no-class'] as const;
export const Attention = z.strictObject({
  what: z.enum(ATTENTION),
  children: z.array(
    z.strictObject({
      childId: ChildId,
      name: z.string(),
      className: z.string(),
      born: CalendarDate.nullable(),
      /** The number as it is recorded, where the number is the trouble. */
      upn: z.string(),
    }),
  ),
});
export type Attention = z.infer<typeof Attention>;
