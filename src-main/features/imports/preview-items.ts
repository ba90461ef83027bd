import { everyChild, photoUrl } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import { bornWords, keysOf } from '#shared/features/children/told-apart.rules.ts';
import { type ImportItem, OUTCOMES, type Outcome } from '#shared/features/imports/imports.model.ts';
import type { PlannedRow } from './plan.ts';
import type { Staged } from './staging.ts';

/** Rows on one page of a preview. */
export const PAGE_ROWS = 100;

type Candidates = (ids: readonly ChildId[]) => ImportItem['candidates'];

/** Children as a person tells them apart: photo, name, class, date of birth. */
export function candidateFinder(db: ReadDb): Candidates {
  const children = new Map(everyChild(db).map((child) => [child.childId, child]));
  return (ids) =>
    ids.flatMap((childId) => {
      const child = children.get(childId);
      return child
        ? [
            {
              childId,
              name: fullName(child),
              className: child.className ?? 'No class',
              born: child.born,
              photoUrl: photoUrl(child.photoId),
            },
          ]
        : [];
    });
}

type Labelled = Pick<PlannedRow, 'label' | 'childId' | 'newChild'>;

/**
 * The row as the file names it, with the birthday where it is of a child who shares that name or the one it goes by: with
 * anybody in the register, and with anybody whom one of these rows would bring.
 */
export function labeller(db: ReadDb, rows: readonly Labelled[]): (row: Labelled) => string {
  const children = new Map(everyChild(db).map((child) => [child.childId, child]));
  const bearers = new Map<string, number>();
  for (const one of [...children.values(), ...rows.flatMap(({ newChild }) => newChild ?? [])])
    for (const key of keysOf(one)) bearers.set(key, (bearers.get(key) ?? 0) + 1);
  return ({ label, childId, newChild }) => {
    const child = newChild ?? (childId ? children.get(childId) : undefined);
    const isShared = child && keysOf(child).some((key) => (bearers.get(key) ?? 0) > 1);
    return isShared ? `${label}, ${bornWords(child.born)}` : label;
  };
}

/** A page of rows, those that ask for a person first; each knows where its picture is served. */
export function itemsOf(staged: Staged, db: ReadDb, outcome: Outcome | null, from: number): ImportItem[] {
  const candidates = candidateFinder(db);
  const label = labeller(db, staged.planned.plan.rows);
  const { uploadIds } = staged.wish;
  return staged.planned.plan.rows
    .filter((row) => (outcome === null ? row.outcome !== 'unchanged' : row.outcome === outcome))
    .toSorted((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) || a.line - b.line)
    .slice(from, from + PAGE_ROWS)
    .map((row: PlannedRow) => ({
      line: row.line,
      label: label(row),
      outcome: row.outcome,
      details: [...row.details],
      candidates: candidates(row.candidates),
      mayAdd: row.mayAdd ?? false,
      mayChoose: row.settle !== undefined,
      pictureUrl: row.picture && uploadIds[row.line - 1] ? `/import-picture/${uploadIds[row.line - 1]}` : null,
    }));
}

/** A page of the children whom the file does not name. */
export const missingItems = (missing: readonly string[], from: number): ImportItem[] =>
  missing.slice(from, from + PAGE_ROWS).map((label, i) => ({
    line: from + i + 1,
    label,
    outcome: 'unchanged',
    details: [],
    candidates: [],
    mayAdd: false,
    mayChoose: false,
    pictureUrl: null,
  }));
