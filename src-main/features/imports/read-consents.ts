import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { AnswerMeaning } from '#shared/features/consent/answer-now.rules.ts';
import { besideColumns } from '#shared/features/imports/answer-dates.rules.ts';
import {
  foldAnswer,
  LONGEST_ASKED_WORD,
  MOST_ASKED_WORDS,
  meaningOf,
  readAnswer,
  type SaidMeaning,
} from '#shared/features/imports/answer-words.rules.ts';
import { isLong, type Mapping } from '#shared/features/imports/columns.ts';
import type { AnswerColumn, Answers, OpenColumn } from '#shared/features/imports/consent-columns.rules.ts';
import type { ConsentRow, FileAnswer } from './plan-consents.ts';
import { type Cells, type List, rowKeys, rowsOf } from './read-list.ts';
import type { CsvTable } from './reading/read-csv.ts';
import { readDate } from './reading/values.ts';

/**
 * What may be a purpose: each column that no field claimed and that is not beside another; or, where each row is one answer, each
 * purpose that a row names.
 */
export function openColumns(table: CsvTable, mapping: Mapping): OpenColumn[] {
  if (isLong(mapping, table.headers)) return namedPurposes(table, mapping);
  const claimed = new Set(Object.values(mapping));
  const open = table.headers.map((header, at) => ({ header, at })).filter(({ header }) => !claimed.has(header));
  const beside = besideColumns(open.map(({ header }) => header));
  return open
    .filter(({ header }) => !beside.has(header))
    .map(({ header, at }) => ({ header, at, ...answersOf(table.rows.map(({ cells }) => cells[at] ?? '')) }));
}

/** Rows call one purpose by one name, capitals and gaps aside; it is shown as first written. */
function namedPurposes(table: CsvTable, mapping: Mapping): OpenColumn[] {
  const { purpose: purposeHeader = '', answer: answerHeader = '' } = mapping;
  const purpose = table.headers.indexOf(purposeHeader);
  const at = table.headers.indexOf(answerHeader);
  const rows = Map.groupBy(table.rows, ({ cells }) => foldAnswer(cells[purpose] ?? ''));
  rows.delete('');
  return [...rows.values()].map((those) => ({
    header: (those[0]?.cells[purpose] ?? '').slice(0, 280),
    at,
    ...answersOf(those.map(({ cells }) => cells[at] ?? '')),
  }));
}

/** Whether the filled cells are answers, and the words among them that nobody here knows. */
function answersOf(cells: readonly string[]): { answers: Answers; odd: string[] } {
  let filled = 0;
  let known = 0;
  const odd = new Map<string, string>();
  for (const cell of cells) {
    if (cell === '') continue;
    filled += 1;
    if (readAnswer(cell) !== null) known += 1;
    else odd.set(foldAnswer(cell), odd.get(foldAnswer(cell)) ?? cell);
  }
  const words = [...odd].filter(([key]) => key !== '').map(([, word]) => word);
  const asks = odd.size <= MOST_ASKED_WORDS ? words.filter(({ length }) => length <= LONGEST_ASKED_WORD) : [];
  const answers = filled === 0 ? 'blank' : known === filled ? 'all' : known > 0 ? 'some' : 'none';
  return { answers, odd: asks };
}

/** Rows of returned forms, with the answers of these columns. A cell that nobody knows is told, not read. */
export function consentRows(
  list: List,
  columns: readonly AnswerColumn[],
  words: ReadonlyMap<string, SaidMeaning> = new Map(),
): ConsentRow[] {
  const { table, mapping } = list;
  if (isLong(mapping, table.headers)) return longRows(list, columns, words);
  const besides = [...besideColumns(table.headers)];
  const beside = (header: string, kind: 'date' | 'until') =>
    besides.flatMap(([column, to]) => (to.of === header && to.kind === kind ? [table.headers.indexOf(column)] : []))[0];
  const placed = columns.map((column) => ({
    ...column,
    dateAt: beside(column.header, 'date'),
    untilAt: beside(column.header, 'until'),
  }));
  return rowsOf(list, (line, cell, cells) => {
    const formDate = readDate(cell('formDate'));
    const day = (at: number | undefined) => (at === undefined ? null : readDate(cells[at] ?? ''));
    const read = placed.map(({ header, at, purposeId, dateAt, untilAt }) => {
      // Where each answer has its own day, an empty pair is no answer of a form that came back.
      if (dateAt !== undefined && formDate === null && cells[at] === '' && day(dateAt) === null) return NOTHING;
      return readCell({ name: header, purposeId }, cells[at] ?? '', words, {
        decidedOn: dateAt === undefined ? formDate : day(dateAt),
        validUntil: day(untilAt),
        isReturned: formDate !== null || day(dateAt) !== null,
      });
    });
    return asRow(line, cell, formDate, read);
  });
}

function longRows(list: List, columns: readonly AnswerColumn[], words: ReadonlyMap<string, SaidMeaning>): ConsentRow[] {
  const byName = new Map(columns.map((column) => [foldAnswer(column.header), column]));
  return rowsOf(list, (line, cell) => {
    const column = byName.get(foldAnswer(cell('purpose')));
    const decidedOn = readDate(cell('formDate'));
    if (!column) {
      const odd = cell('purpose') === '' && cell('answer') !== '' ? ['This row has an answer and no purpose.'] : [];
      return asRow(line, cell, null, [{ kind: 'told', words: odd }]);
    }
    const facts = { decidedOn, validUntil: readDate(cell('validUntil')), isReturned: decidedOn !== null };
    const read = readCell({ name: column.header, purposeId: column.purposeId }, cell('answer'), words, facts);
    return asRow(line, cell, read.kind === 'answer' ? decidedOn : null, [read]);
  });
}

type Read =
  | { readonly kind: 'answer'; readonly answer: FileAnswer; readonly isBlank: boolean }
  | { readonly kind: 'told'; readonly words: readonly string[] };
const NOTHING: Read = { kind: 'told', words: [] };

function readCell(
  purpose: Pick<FileAnswer, 'name' | 'purposeId'>,
  text: string,
  words: ReadonlyMap<string, SaidMeaning>,
  facts: Pick<FileAnswer, 'decidedOn' | 'validUntil'> & { readonly isReturned: boolean },
): Read {
  const { isReturned, ...days } = facts;
  const answer = (says: FileAnswer['says'], isBlank = false): Read => ({
    kind: 'answer',
    answer: { ...purpose, ...days, says },
    isBlank: isBlank && !isReturned,
  });
  if (text === '') return answer('no-answer', true);
  const meaning: AnswerMeaning | 'leave' | null = meaningOf(text, words);
  if (meaning === 'not-asked' || meaning === 'not-needed') return NOTHING;
  if (meaning !== null && meaning !== 'leave') return answer(meaning);
  const told = `“${purpose.name}”: “${text.slice(0, 80)}” is neither yes nor no, so it was not recorded`;
  return { kind: 'told', words: [told] };
}

/** A blank counts as one left on a form only where the row shows that a form came back. */
function asRow(line: number, cell: Cells, formDate: CalendarDate | null, read: readonly Read[]): ConsentRow {
  const odd = read.flatMap((one) => (one.kind === 'told' ? one.words : []));
  const answers = read.filter((one) => one.kind === 'answer');
  const isForm = formDate !== null || odd.length > 0 || answers.some(({ isBlank }) => !isBlank);
  return {
    ...rowKeys(line, cell),
    born: readDate(cell('born')),
    answers: isForm ? answers.map(({ answer }) => answer) : [],
    isReturned: isForm,
    odd,
  };
}
