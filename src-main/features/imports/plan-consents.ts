import { type AnswersToday, answersToday, isAsWritten } from '#main/features/consent/answers-today.ts';
import {
  addPurpose,
  answerKey,
  currentPurposes,
  type ImportedAnswer,
  importedAnswers,
  insertImportedDecision,
} from '#main/features/consent/consent.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import type { AnswerMeaning } from '#shared/features/consent/answer-now.rules.ts';
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

export interface FileAnswer {
  /** The column's header: the name of a purpose that the import makes. */
  readonly name: string;
  readonly purposeId: PurposeId | null;
  readonly says: Exclude<AnswerMeaning, 'not-asked' | 'not-needed'>;
  readonly decidedOn: CalendarDate | null;
  readonly validUntil: CalendarDate | null;
}
export interface ConsentRow extends RowKeys {
  readonly line: number;
  readonly answers: readonly FileAnswer[];
  /** A form came back, even if nothing of it can be recorded. */
  readonly isReturned: boolean;
  /** Cells that are neither yes nor no, in words. */
  readonly odd: readonly string[];
}
const LONGEST_PURPOSE = 60;
const STOPPED_HERE = 'The register stops pictures of this child already';

/** What returned forms would record. A row with neither date nor answer is no form at all: not asked. */
export function consentPlanner(db: ReadDb, today: CalendarDate): Planner<ConsentRow> {
  const index = childIndex(db);
  const here = new Set(index.all.map((child) => child.childId));
  // With what earlier rows of the same file would record.
  const stored = new Set(importedAnswers(db));
  const register = answersToday(db, today);

  const place = (row: ConsentRow, childId: ChildId): PlannedRow => {
    const base = { line: row.line, label: labelOf(row), candidates: [], childId };
    if (!row.isReturned) return { ...base, outcome: 'unchanged', details: ['No form back.'] };
    const fresh: FileAnswer['says'][] = [];
    let isStopped = false;
    for (const answer of row.answers) {
      const key = answerKey(
        toDecision(answer, childId, answer.purposeId ?? (`new ${answer.name}` as PurposeId), today),
      );
      if (stored.has(key)) continue;
      stored.add(key);
      const known = isKnown(register, childId, answer);
      if (known === 'stopped') isStopped = true;
      if (known === null) fresh.push(answer.says);
    }
    const details = [
      ...(fresh.length > 0 ? [countAnswers(fresh)] : []),
      ...(isStopped ? [STOPPED_HERE] : []),
      ...row.odd,
    ];
    if (fresh.length === 0) return { ...base, outcome: row.odd.length > 0 ? 'skipped' : 'unchanged', details };
    return { ...base, outcome: 'added', details, apply: (to) => applyAnswers(row, childId, register, to) };
  };
  const settle: Planner<ConsentRow>['settle'] = (row, to) =>
    to !== 'new' && here.has(to) ? place(row, to) : skipped(row.line, labelOf(row), 'That child is no longer here.');

  return {
    settle,
    judge(row) {
      const match = matchKnown(row, index);
      if (match.kind === 'matched') return place(row, match.childId);
      if (!row.isReturned)
        return { line: row.line, label: labelOf(row), outcome: 'unchanged', details: [], candidates: [] };
      return doubtful(row, match, labelOf(row), (to) => settle(row, to));
    },
  };
}

/**
 * Whether the register says this already: then an old record of it would only be a second no that somebody has to replace. 'stopped':
 * the file passes on a stop that stands here as well.
 */
function isKnown(register: AnswersToday, childId: ChildId, answer: FileAnswer): 'same' | 'stopped' | null {
  const now = answer.purposeId === null ? null : register(childId, answer.purposeId);
  if (now === null) return null;
  if (answer.says === 'stopped') return now.meaning === 'stopped' ? 'stopped' : null;
  return isAsWritten(now, { ...answer, meaning: answer.says }) ? 'same' : null;
}

const COUNTED: readonly (readonly [FileAnswer['says'], string])[] = [
  ['given', 'yes'],
  ['refused', 'no'],
  ['stopped', '“do not photograph”, recorded as no'],
  ['withdrawn', 'withdrawn'],
  ['objected', 'objected'],
  ['expired', 'run out'],
  ['no-answer', 'left blank'],
];

/** "5 yes, 1 no, 1 left blank": what the person who imports must see before it counts. */
const countAnswers = (says: readonly FileAnswer['says'][]): string =>
  COUNTED.flatMap(([which, word]) => {
    const number = says.filter((one) => one === which).length;
    return number > 0 ? [`${number} ${word}`] : [];
  }).join(', ');

/** A stop is no decision of anybody's: what is kept of one is a no. A yes that had run out is one that ended before the import. */
function toDecision(answer: FileAnswer, childId: ChildId, purposeId: PurposeId, today: CalendarDate): ImportedAnswer {
  const { says, decidedOn, validUntil } = answer;
  const whose = { childId, purposeId, decidedOn };
  if (says === 'stopped')
    return { ...whose, state: 'refused', validUntil: null, words: 'The file said: do not photograph.' };
  if (says !== 'expired') return { ...whose, state: says, validUntil: says === 'given' ? validUntil : null, words: '' };
  const ended = validUntil !== null && validUntil < today ? validUntil : addDays(today, -1);
  return { ...whose, state: 'given', validUntil: ended, words: 'The file said that this had run out.' };
}

function applyAnswers(row: ConsentRow, childId: ChildId, register: AnswersToday, to: Applying): void {
  const { tx, author, record, importId } = to;
  const stored = importedAnswers(tx, childId);
  const byName = new Map(currentPurposes(tx).map((purpose) => [foldName(purpose.name), purpose.purposeId]));
  for (const answer of row.answers) {
    const purposeId = answer.purposeId ?? byName.get(foldName(answer.name.slice(0, LONGEST_PURPOSE)));
    if (!purposeId || isKnown(register, childId, answer) !== null) continue;
    const decision = toDecision(answer, childId, purposeId, author.today);
    if (stored.has(answerKey(decision))) continue;
    record('decision', insertImportedDecision(tx, decision, author, importId), 'added', null, { childId, purposeId });
  }
}

/** A row that was kept undecided, also as versions before this one kept it: an answer was yes, no or blank, of the form's day. */
export function keptConsentRow(kept: unknown): ConsentRow {
  const row = kept as ConsentRow | OldRow;
  if ('isReturned' in row) return row;
  const { formDate, answers, ...rest } = row;
  return {
    ...rest,
    isReturned: true,
    answers: answers.map(({ answer, ...purpose }) => ({
      ...purpose,
      says: answer === null ? 'no-answer' : answer ? 'given' : 'refused',
      decidedOn: formDate,
      validUntil: null,
    })),
  };
}
interface OldRow extends Omit<ConsentRow, 'answers' | 'isReturned'> {
  readonly formDate: CalendarDate | null;
  readonly answers: readonly (Pick<FileAnswer, 'name' | 'purposeId'> & { readonly answer: boolean | null })[];
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
