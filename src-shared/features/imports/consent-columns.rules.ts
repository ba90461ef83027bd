import type { PurposeId } from '#shared/domain/ids.ts';
import { foldName } from '#shared/domain/names.ts';
import type { PurposeColumn } from './imports.model.ts';

/** What the filled cells of a column are: every one yes or no, some of them, none, or there is none. */
export type Answers = 'all' | 'some' | 'none' | 'blank';
export interface OpenColumn {
  readonly header: string;
  readonly at: number;
  readonly answers: Answers;
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
