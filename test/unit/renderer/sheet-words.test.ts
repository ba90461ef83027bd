import { expect, it } from 'vitest';
import type { ClassSheet } from '#shared/features/papers/sheet.contract.ts';
import { countLine, emergencyLine, sheetTitle } from '../../../src-renderer/features/papers/sheet-words.ts';

const child = {} as never;
const staff = (on: number, onRoll: number, flagged: number) =>
  ({ audience: 'teacher', children: Array(on).fill(child), onRoll, flagged }) as unknown as ClassSheet;
const lunch = (on: number, onRoll: number, unsorted: number) =>
  ({ audience: 'lunch', children: Array(on).fill(child), onRoll, unsorted }) as unknown as ClassSheet;

it.each([
  [staff(9, 30, 0), '9 of 30 children. Of the other 21 no need is recorded.'],
  [staff(1, 1, 0), '1 of 1 child.'],
  [
    staff(9, 30, 1),
    '9 of 30 children. Of the other 21 no need is recorded. 1 child of these was flagged as medical by a school before, with nothing recorded here: ask the office.',
  ],
  [
    lunch(2, 30, 3),
    '2 of 30 children. Of the other 28 no need that concerns food is recorded. In the school 3 needs are not sorted yet and may concern food: ask the office.',
  ],
])('says who is on the sheet, who is not, and what nobody knows', (sheet, words) => {
  expect(countLine(sheet)).toBe(words);
});

it('says what the call needs, and that something was not recorded', () => {
  expect(sheetTitle({ audience: 'lunch', className: null })).toBe('Whole school: allergies and diets');
  const gaps = { phone: '', postcode: 'SR1 2HX', entrance: '' } as ClassSheet;
  expect(emergencyLine(gaps)).toBe(
    'In an emergency: 999, then the office (number not recorded). Postcode SR1 2HX, ambulances by (entrance not recorded).',
  );
});
