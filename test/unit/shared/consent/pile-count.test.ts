import { expect, it } from 'vitest';
import { pileCount } from '#shared/features/consent/pile-count.rules.ts';

it.each<readonly [number, number, 'fine' | 'serious', string]>([
  [12, 12, 'fine', 'As many as were entered: 12.'],
  [12, 11, 'serious', 'One form of this pile was never entered'],
  [12, 9, 'serious', '3 forms of this pile were never entered'],
  [11, 12, 'serious', 'One form more was entered than counted'],
  [0, 2, 'serious', '2 forms more were entered than counted'],
])('says of %i papers and %i entered forms that it is %s', (papers, entered, tone, words) => {
  const said = pileCount(papers, entered);
  expect(said.tone).toBe(tone);
  expect(said.words).toContain(words);
});
