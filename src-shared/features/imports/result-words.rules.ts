import type { ImportCounts } from './imports.model.ts';

/** What an import comes to, in the words of its message; `watch` where something is left to do. */
export interface ResultWords {
  readonly tone: 'fine' | 'watch';
  readonly words: string;
}

const PARTS = [
  ['added', 'new'],
  ['changed', 'changed'],
  ['unchanged', 'unchanged'],
  ['doubtful', 'doubtful'],
  ['skipped', 'left out'],
] as const;

/** "189 new, 3 left out": what is none is not said. */
export const countWords = (counts: ImportCounts): string =>
  PARTS.filter(([part]) => counts[part] > 0)
    .map(([part, words]) => `${counts[part]} ${words}`)
    .join(', ') || 'nothing in it';

/** Says what was written, and never "imported" of rows that nobody has decided on. */
export function importedWords(fileName: string, counts: ImportCounts): ResultWords {
  const { added, changed, doubtful } = counts;
  const left =
    doubtful === 1
      ? '1 row needs a decision: it is kept below.'
      : `${doubtful} rows need a decision: they are kept below.`;
  if (added + changed === 0) {
    const rest = countWords({ ...counts, doubtful: 0 });
    if (doubtful === 0) return { tone: 'watch', words: `Nothing was written from ${fileName}: ${rest}.` };
    const others = rest === 'nothing in it' ? '' : ` The other rows: ${rest}.`;
    return { tone: 'watch', words: `Nothing was written to any record from ${fileName}. ${left}${others}` };
  }
  const done = `Imported ${fileName}: ${countWords({ ...counts, doubtful: 0 })}.`;
  return doubtful === 0 ? { tone: 'fine', words: done } : { tone: 'watch', words: `${done} ${left}` };
}

/** Says how much was taken back, and what was not. */
export function takenBackWords(fileName: string, undone: number, kept: readonly string[]): ResultWords {
  if (kept.length === 0)
    return { tone: 'fine', words: `The import was taken back. ${fileName} is as if it never came.` };
  const still =
    kept.length === 1
      ? '1 thing was kept, since somebody used it'
      : `${kept.length} things were kept, since somebody used them`;
  const listed = 'see the list of imports below';
  return undone === 0
    ? { tone: 'watch', words: `Nothing of ${fileName} could be taken back: ${still}; ${listed}.` }
    : { tone: 'watch', words: `The import was taken back, except that ${still}; ${listed}.` };
}
