import { expect, test } from 'vitest';
import { placeWords } from '../../../src-renderer/features/audit/place-words.ts';

const rows = (first: number, last: number) => Array.from({ length: first - last + 1 }, (_, i) => ({ seq: first - i }));

test.each([
  ['none', [], 0, ''],
  ['one', rows(7, 7), 1, 'One entry.'],
  ['all on one page', rows(30, 1), 30, 'All 30 entries.'],
  ['a page of many', rows(98_231, 98_132), 98_231, '100 of 98,231 entries shown: numbers 98231 to 98132.'],
  ['the last page', rows(31, 1), 98_231, '31 of 98,231 entries shown: numbers 31 to 1.'],
])('says which entries of how many are shown: %s', (_case, shown, total, words) => {
  expect(placeWords(shown, total)).toBe(words);
});
