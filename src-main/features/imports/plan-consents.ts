import {
  addPurpose,
  answerKey,
  currentPurposes,
  type ImportedAnswer,
  importedAnswers,
  insertImportedDecision,
} from '#main/features/consent/consent.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import type { AnswerColumn } from '#shared/features/imports/consent-columns.rules.ts';
import type { RowKeys } from '#shared/features/imports/match-row.rules.ts';
import {
  type Applying,
  childIndex,
  doubtful,
  labelOf,
  matchKnown,
  type PlannedRow,
  type Planner,
  skipped,
} from './plan.ts';

interface FileAnswer {
  /** The column's header: the name of a purpose that the import makes. */
  readonly name: string;
  readonly purposeId: PurposeId | null;
  /** Null: left blank. */
  readonly answer: boolean | null;
}
export interface ConsentRow extends RowKeys {
  readonly line: number;
  readonly formDate: CalendarDate | null;
  readonly answers: readonly FileAnswer[];
  /** Cells that are neither yes nor no, in words. */
  readonly odd: readonly string[];
}
const LONGEST_PURPOSE = 60;

/** What returned forms would record. A row with neither date nor answer is no form at all: not asked. */
export function consentPlanner(db: ReadDb): Planner<ConsentRow> {
  const index = childIndex(db);
  const here = new Set(index.all.map((child) => child.childId));
  // With what earlier rows of the same file would record.
  const stored = new Set(importedAnswers(db));

  const place = (row: ConsentRow, childId: ChildId): PlannedRow => {
    const base = { line: row.line, label: labelOf(row), candidates: [], childId };
    if (!isReturned(row)) return { ...base, outcome: 'unchanged', details: ['No form back.'] };
    const fresh: (boolean | null)[] = [];
    for (const answer of row.answers) {
      const key = answerKey(toDecision(row, childId, answer.purposeId ?? (`new ${answer.name}` as PurposeId), answer));
      if (stored.has(key)) continue;
      stored.add(key);
      fresh.push(answer.answer);
    }
    const details = [...(fresh.length > 0 ? [countAnswers(fresh)] : []), ...row.odd];
    if (fresh.length === 0) return { ...base, outcome: row.odd.length > 0 ? 'skipped' : 'unchanged', details };
    return { ...base, outcome: 'added', details, apply: (to) => applyAnswers(row, childId, to) };
  };
  const settle: Planner<ConsentRow>['settle'] = (row, to) =>
    to !== 'new' && here.has(to) ? place(row, to) : skipped(row.line, labelOf(row), 'That child is no longer here.');

  return {
    settle,
    judge(row) {
      const match = matchKnown(row, index);
      if (match.kind === 'matched') return place(row, match.childId);
      if (!isReturned(row))
        return { line: row.line, label: labelOf(row), outcome: 'unchanged', details: [], candidates: [] };
      return doubtful(row, match, labelOf(row), (to) => settle(row, to));
    },
  };
}

/** "5 yes, 1 no, 1 left blank": what the person who imports must see before it counts. */
function countAnswers(answers: readonly (boolean | null)[]): string {
  const count = (which: boolean | null) => answers.filter((one) => one === which).length;
  const parts = [
    [count(true), 'yes'],
    [count(false), 'no'],
    [count(null), 'left blank'],
  ] as const;
  return parts.flatMap(([number, word]) => (number > 0 ? [`${number} ${word}`] : [])).join(', ');
}

const isReturned = (row: ConsentRow): boolean =>
  row.formDate !== null || row.odd.length > 0 || row.answers.some(({ answer }) => answer !== null);

const toDecision = (
  row: ConsentRow,
  childId: ChildId,
  purposeId: PurposeId,
  { answer }: FileAnswer,
): ImportedAnswer => ({
  childId,
  purposeId,
  state: answer === null ? 'no-answer' : answer ? 'given' : 'refused',
  decidedOn: row.formDate,
});

function applyAnswers(row: ConsentRow, childId: ChildId, { tx, author, record, importId }: Applying): void {
  const stored = importedAnswers(tx, childId);
  const byName = new Map(currentPurposes(tx).map((purpose) => [foldName(purpose.name), purpose.purposeId]));
  for (const answer of row.answers) {
    const purposeId = answer.purposeId ?? byName.get(foldName(answer.name.slice(0, LONGEST_PURPOSE)));
    if (!purposeId) continue;
    const decision = toDecision(row, childId, purposeId, answer);
    if (stored.has(answerKey(decision))) continue;
    record('decision', insertImportedDecision(tx, decision, author, importId), 'added', null, { childId, purposeId });
  }
}

/** Makes the purposes that a person asked for, by consent, the strictest basis; before any row is written. */
export function makePurposes(columns: readonly AnswerColumn[]): ((to: Applying) => void) | undefined {
  const wanted = columns.filter((column) => column.purposeId === null);
  if (wanted.length === 0) return undefined;
  return ({ tx, author, record }) => {
    for (const { header } of wanted) {
      const name = header.slice(0, LONGEST_PURPOSE);
      if (currentPurposes(tx).some((purpose) => foldName(purpose.name) === foldName(name))) continue;
      record('purpose', addPurpose(tx, name, author), 'added', null, null);
    }
  };
}
