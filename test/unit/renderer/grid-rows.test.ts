import { expect, test } from 'vitest';
import { columnsIn, placeAfter, rowsOf } from '../../../src-renderer/features/medical/grid-rows.ts';

const group = (id: string, count: number) => ({
  id,
  title: id,
  note: '',
  items: Array.from({ length: count }, (_, at) => `${id}${at}`),
});
/** Rows of three: 0 heading, 1 a0-a2, 2 a3, 3 heading, 4 b0-b1, 5 heading, 6 c0-c2. */
const ROWS = rowsOf([group('a', 4), group('b', 2), group('c', 3)], 3);

test('lays faces out under their headings, the last row as short as it is', () => {
  expect(ROWS.map((row) => row.items.length)).toEqual([0, 3, 1, 0, 2, 0, 3]);
  expect(ROWS.map((row) => row.group)).toEqual([0, 0, 0, 1, 1, 2, 2]);
  expect(new Set(ROWS.map((row) => row.key)).size).toBe(ROWS.length);
});

test.each([
  ['ArrowRight', false, [1, 0], [1, 1]],
  ['ArrowRight', false, [1, 2], [2, 0]],
  ['ArrowRight', false, [2, 0], [4, 0]],
  ['ArrowRight', false, [6, 2], [6, 2]],
  ['ArrowLeft', false, [4, 0], [2, 0]],
  ['ArrowLeft', false, [2, 0], [1, 2]],
  ['ArrowLeft', false, [1, 0], [1, 0]],
  ['ArrowDown', false, [1, 2], [2, 0]],
  ['ArrowDown', false, [4, 1], [6, 1]],
  ['ArrowDown', false, [6, 1], [6, 1]],
  ['ArrowUp', false, [4, 1], [2, 0]],
  ['ArrowUp', false, [1, 1], [1, 1]],
  ['Home', false, [6, 2], [6, 0]],
  ['End', false, [1, 0], [1, 2]],
  ['Home', true, [6, 2], [1, 0]],
  ['End', true, [1, 0], [6, 2]],
  ['PageDown', false, [1, 1], [4, 1]],
  ['PageUp', false, [6, 2], [4, 1]],
] as const)('%s (Ctrl %s) from %j leads to %j', (key, ctrl, [row, column], [toRow, toColumn]) => {
  const page = (direction: -1 | 1) => (direction === 1 ? 3 : 4);
  expect(placeAfter(key, ctrl, { row, column }, ROWS, page)).toEqual({ row: toRow, column: toColumn });
});

test('moves by at least one row where the screen is lower than a row, and stays at the ends', () => {
  const still = { row: 1, column: 0 };
  expect(placeAfter('PageDown', false, still, ROWS, () => 1)).toEqual({ row: 2, column: 0 });
  expect(placeAfter('PageDown', false, { row: 6, column: 0 }, ROWS, () => 6)).toEqual({ row: 6, column: 0 });
  expect(placeAfter('PageUp', false, still, ROWS, () => 0)).toEqual(still);
});

test('leaves every other key alone', () => {
  expect(placeAfter('a', false, { row: 1, column: 0 }, ROWS, () => 1)).toBeNull();
  expect(placeAfter('Enter', false, { row: 1, column: 0 }, ROWS, () => 1)).toBeNull();
});

test.each([
  [1242, 180, 6],
  [1242, 124, 9],
  [600, 180, 3],
  [100, 180, 1],
])('%i px hold faces of %i px %i times', (width, least, columns) => {
  expect(columnsIn(width, least, 11)).toBe(columns);
});
