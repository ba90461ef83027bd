import { DUE_KIND_NAMES, DUE_LEVELS, type DueLevel, type DueRow, type DueSubject, dueKind } from './due.model.ts';

const rank = ({ kind }: DueRow): number =>
  DUE_LEVELS.indexOf(dueKind(kind).level) * DUE_KIND_NAMES.length + DUE_KIND_NAMES.indexOf(kind);
/** After every day: what has none stands behind what has one. */
const NO_DAY = '9999';
const text = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * Worst first: by level, then by kind in the order of `DUE_KINDS`, then the longest due, then class and name. Total, so that a list
 * asked for twice stands in the same order, whatever order the features answered in.
 */
export const byUrgency = (a: DueRow, b: DueRow): number =>
  rank(a) - rank(b) ||
  text(a.on ?? NO_DAY, b.on ?? NO_DAY) ||
  (a.child?.className ?? '').localeCompare(b.child?.className ?? '', 'en-GB') ||
  (a.child?.name ?? '').localeCompare(b.child?.name ?? '', 'en-GB') ||
  text(a.id, b.id);

/** What names a row. */
export const dueKey = ({ kind, id }: Pick<DueRow, 'kind' | 'id'>): string => `${kind} ${id}`;

/** All rows, each thing once, worst first. Two features that name the same thing name it alike. */
export const inOrder = (rows: readonly DueRow[]): DueRow[] =>
  [...new Map(rows.map((row) => [dueKey(row), row])).values()].sort(byUrgency);

export interface DueGroup {
  readonly level: DueLevel;
  readonly rows: readonly DueRow[];
}
/** The levels that have rows, worst first; with a subject only what is about it. */
export const groupDue = (rows: readonly DueRow[], subject: DueSubject | 'all'): DueGroup[] =>
  DUE_LEVELS.map((level) => ({
    level,
    rows: rows.filter(
      ({ kind }) => dueKind(kind).level === level && (subject === 'all' || dueKind(kind).subject === subject),
    ),
  })).filter((group) => group.rows.length > 0);

/** How many rows do not wait: what the rail says. */
export const countNow = (rows: readonly DueRow[]): number =>
  rows.filter(({ kind }) => dueKind(kind).level === 'now').length;
