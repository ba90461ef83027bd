import { expect, it } from 'vitest';
import type { ImportCounts } from '#shared/features/imports/imports.model.ts';
import { countWords, importedWords, takenBackWords } from '#shared/features/imports/result-words.rules.ts';

const counts = (some: Partial<ImportCounts>): ImportCounts => ({
  ...{ added: 0, changed: 0, unchanged: 0, doubtful: 0, skipped: 0, missing: 0 },
  ...some,
});

it.each<[Partial<ImportCounts>, 'fine' | 'watch', string]>([
  [{ added: 3 }, 'fine', 'Imported a.csv: 3 new.'],
  [{ added: 3, changed: 1, skipped: 2 }, 'fine', 'Imported a.csv: 3 new, 1 changed, 2 left out.'],
  [{ changed: 1, doubtful: 1 }, 'watch', 'Imported a.csv: 1 changed. 1 row needs a decision: it is kept below.'],
  [
    { doubtful: 5 },
    'watch',
    'Nothing was written to any record from a.csv. 5 rows need a decision: they are kept below.',
  ],
  [
    { doubtful: 2, unchanged: 7 },
    'watch',
    'Nothing was written to any record from a.csv. 2 rows need a decision: they are kept below. The other rows: 7 unchanged.',
  ],
  [{ unchanged: 7, missing: 4 }, 'watch', 'Nothing was written from a.csv: 7 unchanged.'],
  [{}, 'watch', 'Nothing was written from a.csv: nothing in it.'],
])('%j is said %s: %s', (some, tone, words) => {
  expect(importedWords('a.csv', counts(some))).toEqual({ tone, words });
});

it('says of an import taken back what was kept', () => {
  expect(takenBackWords('a.csv', 3, []).tone).toBe('fine');
  expect(takenBackWords('a.csv', 3, ['Ava Wu, Oak: changed since.'])).toEqual({
    tone: 'watch',
    words:
      'The import was taken back, except that 1 thing was kept, since somebody used it; see the list of imports below.',
  });
  expect(takenBackWords('a.csv', 0, ['x', 'y']).words).toMatch(/^Nothing of a.csv could be taken back: 2 things were/);
});

it('leaves out of the counts what is none', () => {
  expect(countWords(counts({ added: 1, doubtful: 2 }))).toBe('1 new, 2 doubtful');
});
