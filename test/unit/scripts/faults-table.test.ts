import { expect, it } from 'vitest';
import { figuresOf, tableOf } from '../../../.scripts/faults-table.mjs';

const kills = (count: number) => ({ figures: [{ test: 'T1', what: 'kills', count }] });
const REPORT = {
  testResults: [
    {
      name: 'a.test.ts',
      assertionResults: [
        { title: 'one', status: 'passed', duration: 1500, meta: kills(20) },
        { title: 'two', status: 'failed', duration: 500, meta: kills(3) },
        { title: 'three', status: 'failed', duration: 100, meta: {} },
        { title: 'four', status: 'pending', meta: {} },
        { title: 'five', status: 'passed', duration: 100, meta: {} },
        { title: 'six', status: 'passed', duration: 100, meta: {} },
      ],
    },
    { name: 'b.test.ts', assertionResults: [] },
  ],
};

it('adds up what was counted, the worst result wins, and nothing red or left out is hidden', () => {
  expect(figuresOf(REPORT).map(({ test, count, what, result }) => [test, count, what, result])).toEqual([
    ['T1', 23, 'kills', 'failed'],
    ['', 1, 'a.test.ts: four', 'skipped'],
    ['', 1, 'a.test.ts: three', 'failed'],
    ['', 0, 'b.test.ts could not be loaded', 'failed'],
    ['', 2, 'tests of a.test.ts', 'passed'],
  ]);
  expect(tableOf(figuresOf(REPORT)).split('\n')[1]).toMatch(/^T1\s+23 {2}kills\s+failed\s+2\.0$/);
});
