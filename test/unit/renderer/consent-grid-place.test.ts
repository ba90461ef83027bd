import { expect, it } from 'vitest';
import { nextPlace } from '../../../src-renderer/features/consent/grid-place.ts';

const from = { row: 5, column: 2 };
const cases: readonly (readonly [string, boolean, { row: number; column: number } | null])[] = [
  ['ArrowDown', false, { row: 6, column: 2 }],
  ['ArrowUp', false, { row: 4, column: 2 }],
  ['ArrowLeft', false, { row: 5, column: 1 }],
  ['ArrowRight', false, { row: 5, column: 3 }],
  ['PageDown', false, { row: 15, column: 2 }],
  ['PageUp', false, { row: 0, column: 2 }],
  ['Home', false, { row: 5, column: 0 }],
  ['End', false, { row: 5, column: 6 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 1999, column: 6 }],
  ['Enter', false, null],
  ['a', false, null],
];

it.each(cases)('moves within the register by %s (ctrl %s)', (key, ctrl, to) => {
  expect(nextPlace(from, key, ctrl, 2000, 7)).toEqual(to);
});

it('stays within the register at its edges', () => {
  expect(nextPlace({ row: 1999, column: 6 }, 'ArrowDown', false, 2000, 7)).toEqual({ row: 1999, column: 6 });
  expect(nextPlace({ row: 0, column: 0 }, 'ArrowLeft', false, 2000, 7)).toEqual({ row: 0, column: 0 });
});
