import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillPages } from '#shared/features/papers/pages.rules.ts';

const ROOM = { first: 80, rest: 100 };

it.each<[string, readonly number[], number[][]]>([
  ['nobody', [], [[]]],
  ['all on the first', [30, 30, 20], [[0, 1, 2]]],
  ['to the last millimetre', [80, 100], [[0], [1]]],
  ['one more than fits goes on, whole', [40, 41, 30], [[0], [1, 2]]],
  ['a later page has more room than the first', [80, 50, 50, 1], [[0], [1, 2], [3]]],
  ['taller than a page stands alone', [10, 130, 10], [[0], [1], [2]]],
  ['taller than the first page, which is then not left empty', [90, 20], [[0], [1]]],
])('%s', (_words, heights, pages) => {
  expect(fillPages(heights, ROOM)).toEqual(pages);
});

it('puts each block on one page, once, in its order, and overfills none that holds more than one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 60 }), (heights) => {
      const pages = fillPages(heights, ROOM);
      expect(pages.flat()).toEqual(heights.map((_, at) => at));
      for (const [at, page] of pages.entries()) {
        expect(page.length).toBeGreaterThan(0);
        const sum = page.reduce((total, block) => total + heights[block]!, 0);
        if (page.length > 1) expect(sum).toBeLessThanOrEqual(at === 0 ? ROOM.first : ROOM.rest);
      }
    }),
  );
});
