import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import type { Session } from '#main/core/session.ts';
import { everyChild, toldApart } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CsvKind, ImportKind } from '#shared/features/imports/imports.model.ts';
import { chooseColumns } from './choose-columns.ts';
import type { Job } from './job.ts';
import { judgeAll, type Plan, type PlannedRow, skipped } from './plan.ts';
import { consentPlanner, makePurposes } from './plan-consents.ts';
import { contactPlanner } from './plan-contacts.ts';
import { medicalPlanner } from './plan-medical.ts';
import { planPhotos } from './plan-photos.ts';
import { planPupils } from './plan-pupils.ts';
import { consentRows } from './read-consents.ts';
import { contactRows, type List, medicalRows, pupilRows, toList } from './read-list.ts';
import { readCtf } from './reading/read-ctf.ts';
import { hashOf, tableOf, textOf, type Upload, uploadsOf, type Wish } from './staging.ts';

export interface Planned {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly hash: string;
  readonly plan: Plan;
  /** Headers that nothing is read from. */
  readonly unused: readonly string[];
  /** The saved profile by which the columns were known. */
  readonly profile: string | null;
}

/** Versions that this school year's systems write: the present one and the one before. */
const CTF_VERSIONS = ['24', '25', '26'];

/** True for what must be a transfer file, by its text or its name. */
export const isCtf = (upload: Upload): boolean => /\.xml$/i.test(upload.fileName) || /^\s*</.test(textOf(upload));

/**
 * Reads the uploaded files and judges every row; writes nothing. Errors: those of reading ('file-...'), 'columns-undecided',
 * 'photos-none', 'not-found' for an upload that is gone, and those of the job.
 */
export async function planImport(
  ctx: Pick<QueryContext, 'db' | 'capabilities' | 'today'>,
  session: Session,
  wish: Wish,
  job: Job,
): Promise<Planned> {
  const { db } = ctx;
  const uploads = uploadsOf(session, wish.uploadIds);
  const [first] = uploads;
  if (!first) throw new AppError('not-found');
  const base = { fileName: first.fileName, hash: hashOf(uploads), unused: [], profile: null };
  if (wish.kind === 'photos' || uploads.length > 1 || first.photo) {
    const photos = uploads.map((file) => file.photo ?? { name: file.fileName, photo: null, problem: null });
    if (!photos.some((file) => file.photo ?? file.problem)) throw new AppError('photos-none');
    const fileName = uploads.length === 1 ? first.fileName : `${uploads.length} files`;
    return { ...base, kind: 'photos', fileName, plan: await planPhotos(db, photos, job) };
  }
  const mayKnowReasons = ctx.capabilities.has('flags.reason');
  if (wish.kind === 'ctf' || (wish.kind === null && isCtf(first))) {
    const ctf = await readCtf(textOf(first), job);
    const plan = await planPupils(db, ctf.pupils, mayKnowReasons, job);
    const old = CTF_VERSIONS.includes(ctf.version.split('.')[0] ?? '')
      ? []
      : [
          `This file has version ${ctf.version.slice(0, 20) || 'unknown'}, older or newer than is usual. Please look closely.`,
        ];
    return { ...base, kind: 'ctf', plan: { ...plan, warnings: [...old, ...plan.warnings] } };
  }
  const table = await tableOf(first, job);
  const columns = chooseColumns(ctx, table, wish);
  const list = toList(table, columns.kind, columns.mapping);
  if (columns.undecided.length + columns.unsaid.length > 0) throw new AppError('columns-undecided');
  const plan = pupilsFirst(db, list.kind, withUnread(await planList(ctx, list, columns, mayKnowReasons, job), list));
  return { ...base, kind: list.kind, plan, unused: columns.unused, profile: columns.profile?.name ?? null };
}

async function planList(
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  list: List,
  { answers, words }: Pick<ReturnType<typeof chooseColumns>, 'answers' | 'words'>,
  mayKnowReasons: boolean,
  job: Job,
): Promise<Plan> {
  const kind: CsvKind = list.kind;
  switch (kind) {
    case 'pupils':
      return planPupils(db, pupilRows(list), mayKnowReasons, job);
    case 'contacts':
      return justRows(await judgeAll(contactPlanner(db), contactRows(list), job));
    case 'medical':
      return justRows(await judgeAll(medicalPlanner(db), medicalRows(list), job));
    case 'consents': {
      const begin = makePurposes(answers);
      const plan = justRows(await judgeAll(consentPlanner(db, today), consentRows(list, answers, words), job));
      return begin ? { ...plan, begin } : plan;
    }
  }
}

/** A row in doubt names whoever it may be: of nobody is said that the file leaves them out while it may not. */
const justRows = (rows: readonly PlannedRow[]): Plan => ({
  rows,
  warnings: [],
  named: new Set(rows.flatMap((row) => [...row.candidates, ...(row.childId ? [row.childId] : [])])),
});

/** With nobody on roll every row is doubtful, and the way out is another file first. */
function pupilsFirst(db: ReadDb, kind: CsvKind, plan: Plan): Plan {
  if (kind === 'pupils' || everyChild(db).length > 0) return plan;
  const words =
    'There are no children in the register yet. Please import the transfer file or the list of pupils first.';
  return { ...plan, warnings: [words, ...plan.warnings] };
}

/** Rows that could not be told into columns are shown as left out, by their line. */
function withUnread(plan: Plan, { table }: List): Plan {
  const left = (lines: readonly number[], why: string) => lines.map((line) => skipped(line, `Line ${line}`, why));
  return {
    ...plan,
    rows: [
      ...plan.rows,
      ...left(table.uneven, 'This row has more or fewer columns than the heading, so its values may have slipped.'),
      ...left(table.overlong, 'A value in this row is far too long to be right.'),
    ],
  };
}

/** Children on roll whom the file does not name: listed, never removed. */
export function missingFrom(db: ReadDb, plan: Plan): string[] {
  const { named } = plan;
  if (!named || named.size === 0) return [];
  return everyChild(db)
    .filter((child) => child.leftOn === null && !named.has(child.childId))
    .map(toldApart(db).toldLegally)
    .toSorted((a, b) => a.localeCompare(b));
}
