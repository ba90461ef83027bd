import type { PurposeId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import { foldAnswer, type SaidMeaning } from './answer-words.rules.ts';
import type { PurposeColumn } from './imports.model.ts';

/** What the filled cells of a column are: every one yes or no, some of them, none, or there is none. */
export type Answers = 'all' | 'some' | 'none' | 'blank';
export interface OpenColumn {
  /** The column's heading; in a list with one answer to a row, the purpose as its rows call it. */
  readonly header: string;
  readonly at: number;
  readonly answers: Answers;
  /** Filled cells that nobody here knows, each once, as first written; none where they are too many to be answers. */
  readonly odd: readonly string[];
}
export interface AnswerColumn {
  readonly header: string;
  readonly at: number;
  /** Null: a purpose of this name is made by the import. */
  readonly purposeId: PurposeId | null;
}
export interface ConsentColumns {
  readonly use: readonly AnswerColumn[];
  /** Hold answers, and nobody has said for what: a purpose must never vanish without a word. */
  readonly undecided: readonly string[];
  readonly leftOut: readonly string[];
}

/**
 * Which columns of a consents list are which purposes: as a person said; else by the purpose's own name, where every cell
 * is yes, no or blank. A column with any other claim to be an answer is asked about, never dropped and never guessed.
 */
export function consentColumns(
  columns: readonly OpenColumn[],
  purposes: readonly { readonly purposeId: PurposeId; readonly name: string }[],
  said: readonly PurposeColumn[],
): ConsentColumns {
  const byName = new Map(purposes.map((purpose) => [foldName(purpose.name), purpose.purposeId]));
  const known = new Set<string>(purposes.map((purpose) => purpose.purposeId));
  const words = new Map(said.map((one) => [one.header, one.to]));
  const use: AnswerColumn[] = [];
  const undecided: string[] = [];
  const leftOut: string[] = [];
  for (const { header, at, answers } of columns) {
    const to = words.get(header);
    const named = byName.get(foldName(header)) ?? null;
    if (to === 'leave') leftOut.push(header);
    else if (to === 'new') use.push({ header, at, purposeId: named });
    else if (to !== undefined && known.has(to)) use.push({ header, at, purposeId: to });
    else if (named !== null && (answers === 'all' || answers === 'blank')) use.push({ header, at, purposeId: named });
    else if (named !== null || answers === 'all' || answers === 'some') undecided.push(header);
    else leftOut.push(header);
  }
  return { use, undecided, leftOut };
}

/** The words of these columns that a person has still to say the meaning of, each once. */
export function unsaidWords(
  columns: readonly OpenColumn[],
  used: readonly { readonly header: string }[],
  said: ReadonlyMap<string, SaidMeaning>,
): string[] {
  const headers = new Set(used.map(({ header }) => header));
  const words = new Map<string, string>();
  for (const word of columns.flatMap(({ header, odd }) => (headers.has(header) ? odd : []))) {
    const key = foldAnswer(word);
    if (!said.has(key) && !words.has(key)) words.set(key, word);
  }
  return [...words.values()];
}
