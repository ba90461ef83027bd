import { createHash } from 'node:crypto';
import type { Author } from '#main/core/session.ts';
import { everyChild } from '#main/features/children/children.service.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import type { ImportCounts, ImportItem, Outcome } from '#shared/features/imports/imports.contract.ts';
import {
  type ChildIndex,
  type ChildKeys,
  DOUBT_WORDS,
  indexChildren,
  type Match,
  matchRow,
  type RowKeys,
} from '#shared/features/imports/match-row.rules.ts';

/** Notes one change for the undo. */
export type Recorder = (
  entity: string,
  id: string,
  action: 'added' | 'changed',
  before: unknown,
  after: unknown,
) => void;

/** One row of the file, judged; `apply` writes it. */
export interface PlannedRow {
  readonly line: number;
  readonly label: string;
  readonly outcome: Outcome;
  readonly details: readonly string[];
  readonly candidates: readonly ChildId[];
  readonly apply?: (tx: WriteDb, author: Author, record: Recorder, importId: string) => void;
}
export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly warnings: readonly string[];
  /** Children that the file names, for the list of those it does not. Null: this kind of file need not name everybody. */
  readonly named: ReadonlySet<ChildId> | null;
}
/** A person's answers: line -> child. */
export type Choices = ReadonlyMap<number, ChildId>;

/** The children on the register, as rows find them. */
export function childIndex(db: ReadDb): ChildIndex {
  const keys: ChildKeys[] = everyChild(db).map((child) => ({ ...child, className: child.className ?? '' }));
  return indexChildren(keys);
}

/** The row's child: as a person chose, else by the rule. */
export function matchOrChosen(
  row: RowKeys & { readonly line: number },
  index: ChildIndex,
  choices: Choices,
  mayAdd: boolean,
): Match {
  const chosen = choices.get(row.line);
  if (chosen !== undefined && index.all.some((child) => child.childId === chosen))
    return { kind: 'matched', childId: chosen, by: 'upn' };
  return matchRow(row, index, mayAdd);
}

/** A doubtful row as the preview shows it. */
export function doubtful(
  row: RowKeys & { readonly line: number },
  match: Extract<Match, { kind: 'doubtful' }>,
): PlannedRow {
  return {
    line: row.line,
    label: labelOf(row),
    outcome: 'doubtful',
    details: [DOUBT_WORDS[match.why]],
    candidates: match.candidates,
  };
}

export const labelOf = (row: Pick<RowKeys, 'forename' | 'surname' | 'className'>): string =>
  [fullName(row), row.className].filter(Boolean).join(', ');

export function countsOf(plan: Plan, missing: number): ImportCounts {
  const count = (outcome: Outcome) => plan.rows.filter((row) => row.outcome === outcome).length;
  return {
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    doubtful: count('doubtful'),
    skipped: count('skipped'),
    missing,
  };
}

/** Equal exactly when two plans would do the same: so that what is applied is what was shown. */
export const fingerprint = (plan: Plan): string =>
  createHash('sha256')
    .update(JSON.stringify(plan.rows.map(({ apply: _apply, ...row }) => row)))
    .digest('hex');

/** The rows worth a person's look, with the candidates named. */
export function itemsOf(plan: Plan, db: ReadDb, most: number): ImportItem[] {
  const children = new Map(everyChild(db).map((child) => [child.childId, child]));
  const order: readonly Outcome[] = ['doubtful', 'skipped', 'changed', 'added'];
  return plan.rows
    .filter((row) => row.outcome !== 'unchanged')
    .toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || a.line - b.line)
    .slice(0, most)
    .map((row) => ({
      line: row.line,
      label: row.label,
      outcome: row.outcome,
      details: [...row.details],
      candidates: row.candidates.flatMap((id) => {
        const child = children.get(id);
        return child
          ? [{ childId: id, name: fullName(child), className: child.className ?? 'No class', born: child.born }]
          : [];
      }),
    }));
}
