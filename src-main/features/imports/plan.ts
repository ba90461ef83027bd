import { createHash } from 'node:crypto';
import type { Author } from '#main/core/session.ts';
import { classNamed, ensureClass, everyChild } from '#main/features/children/children.service.ts';
import type { ProcessedPhoto } from '#main/features/photos/photos.service.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { foldName, fullName } from '#shared/domain/names.ts';
import type { BothNames, Named } from '#shared/features/children/told-apart.rules.ts';
import type { ImportCounts, Outcome, Settling } from '#shared/features/imports/imports.model.ts';
import {
  type ChildIndex,
  type ChildKeys,
  DOUBT_WORDS,
  indexChildren,
  type Match,
  matchRow,
  type RowKeys,
} from '#shared/features/imports/match-row.rules.ts';
import type { Job } from './job.ts';

/** Notes one change for the undo. */
export type Recorder = (
  entity: string,
  id: string,
  action: 'added' | 'changed',
  before: unknown,
  after: unknown,
) => void;

/** The one transaction in which a plan is carried out. */
export interface Applying {
  readonly tx: WriteDb;
  readonly author: Author;
  readonly record: Recorder;
  readonly importId: string;
  /** The class of this name, made when it is new, and looked up once for the whole file. */
  classId(name: string, yearGroup: string): ClassId;
}

/** One row of the file, judged; `apply` writes it. */
export interface PlannedRow {
  readonly line: number;
  readonly label: string;
  readonly outcome: Outcome;
  readonly details: readonly string[];
  readonly candidates: readonly ChildId[];
  /** Whose row it is, where that is known. */
  readonly childId?: ChildId;
  /** The child whom the row would bring. */
  readonly newChild?: BothNames & Pick<Named, 'born'>;
  readonly apply?: (to: Applying) => void;
  /** The row once a person has said whose it is: for doubtful rows. */
  readonly settle?: (to: Settling) => PlannedRow;
  readonly mayAdd?: boolean;
  /** What is kept of an undecided row, so that it can be settled another day. */
  readonly kept?: unknown;
  readonly picture?: ProcessedPhoto;
}
export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly warnings: readonly string[];
  /** Children that the file names, for the list of those it does not. Null: a pile of photos, that names nobody. */
  readonly named: ReadonlySet<ChildId> | null;
  /** Before the rows: what they stand on, e.g. new purposes. */
  readonly begin?: (to: Applying) => void;
}

/** Judges rows of one kind against the register as it stood when the planner was made. */
export interface Planner<Row> {
  judge(row: Row): PlannedRow;
  /** The row as a person settled it. `new` only where the file tells of children. */
  settle(row: Row, to: Settling): PlannedRow;
}

/** Judges every row, in slices. */
export async function judgeAll<Row>(planner: Planner<Row>, rows: readonly Row[], job: Job): Promise<PlannedRow[]> {
  const judged: PlannedRow[] = [];
  for (const row of rows) {
    judged.push(planner.judge(row));
    await job.breathe(judged.length, rows.length);
  }
  return judged;
}

export function applying(tx: WriteDb, author: Author, importId: string, record: Recorder): Applying {
  const classes = new Map<string, ClassId>();
  return {
    tx,
    author,
    record,
    importId,
    classId(name, yearGroup) {
      const key = foldName(name) || name;
      const known = classes.get(key);
      if (known) return known;
      const there = classNamed(tx, name);
      const classId = there ?? ensureClass(tx, name, yearGroup);
      if (there === undefined) record('class', classId, 'added', null, null);
      classes.set(key, classId);
      return classId;
    },
  };
}

/** The children on the register, as rows find them. */
export function childIndex(db: ReadDb): ChildIndex {
  const keys: ChildKeys[] = everyChild(db).map((child) => ({ ...child, className: child.className ?? '' }));
  return indexChildren(keys);
}

type Keyed = RowKeys & { readonly line: number };

/** The row's child by the rule, for files that tell of children who must be there already. */
export function matchKnown(row: Keyed, index: ChildIndex): Exclude<Match, { kind: 'new' }> {
  const match = matchRow(row, index, false);
  return match.kind === 'new' ? { kind: 'doubtful', why: 'nobody', candidates: [] } : match;
}

/** A doubtful row as the preview shows it; `settle` says what it does once a person has decided. */
export function doubtful<Row extends Keyed>(
  row: Row,
  match: Extract<Match, { kind: 'doubtful' }>,
  label: string,
  settle: (to: Settling) => PlannedRow,
): PlannedRow {
  return {
    line: row.line,
    label,
    outcome: 'doubtful',
    details: [DOUBT_WORDS[match.why]],
    candidates: match.candidates,
    settle,
    kept: row,
  };
}

/** A row that says too little to do anything with. */
export const skipped = (line: number, label: string, why: string): PlannedRow => ({
  line,
  label,
  outcome: 'skipped',
  details: [why],
  candidates: [],
});

export const labelOf = (row: Pick<RowKeys, 'forename' | 'surname' | 'className'>): string =>
  [fullName(row), row.className].filter(Boolean).join(', ');

/** "Surname: Smith → Smyth": what stands and what would stand, in words. */
export const fromTo = (what: string, before: string, after: string): string =>
  `${what}: ${before || 'not recorded'} → ${after || 'not recorded'}`;

/** The plan with a person's decisions in it. */
export const settled = (plan: Plan, choices: ReadonlyMap<number, Settling>): PlannedRow[] =>
  plan.rows.map((row) => {
    const to = choices.get(row.line);
    return to !== undefined && row.settle ? row.settle(to) : row;
  });

export function countsOf(rows: readonly PlannedRow[], missing: number): ImportCounts {
  const counts = { added: 0, changed: 0, unchanged: 0, doubtful: 0, skipped: 0, missing };
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}

/** Equal exactly when two plans would do the same: so that what is applied is what was shown. */
export const fingerprint = (plan: Plan): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        plan.rows.map(({ line, label, outcome, details, candidates }) => [line, label, outcome, details, candidates]),
      ),
    )
    .digest('hex');
