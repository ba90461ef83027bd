import { describe, expect, it } from 'vitest';
import { nextYear, yearInClass, yearOrder, yearsNamed } from '#shared/features/children/year-group.ts';

describe('the years that a text names', () => {
  it.each([
    ['N', [0]],
    ['Nursery', [0]],
    ['N2', [0]],
    ['R', [1]],
    ['YR', [1]],
    ['Reception', [1]],
    ['Year R', [1]],
    ['3', [4]],
    ['Y3', [4]],
    ['Year 3', [4]],
    ['Yr 3', [4]],
    ['Yr3', [4]],
    ['3/4', [4, 5]],
    ['Years 3 and 4', [4, 5]],
    ['R/1', [1, 2]],
    ['1-3', [2, 3, 4]],
    ['Year 1 to 3', [2, 3, 4]],
    ['', []],
    ['Owls', []],
    ['Rainbow', []],
  ])('%s', (text, years) => expect(yearsNamed(text)).toEqual(years));
});

describe('the year after', () => {
  it.each([
    ['N1', 'N2'],
    ['N2', 'R'],
    ['Nursery', 'R'],
    ['R', '1'],
    ['Reception', '1'],
    ['1', '2'],
    ['Year 3', 'Year 4'],
    ['Y9', 'Y10'],
    ['3/4', null],
    ['', null],
    ['Owls', null],
  ])('%s', (text, next) => expect(nextYear(text)).toBe(next));
});

it('puts Nursery and Reception first and what is no year last', () => {
  expect(['2', '', 'R', '10', 'N', '1'].sort((a, b) => yearOrder(a) - yearOrder(b))).toEqual([
    'N',
    'R',
    '1',
    '2',
    '10',
    '',
  ]);
});

describe('a child’s year in a class', () => {
  it.each([
    ['3', '4', '4'],
    ['3', '3/4', '3'],
    ['4', '3/4', '4'],
    ['2', '3/4', '2'],
    ['2', '', '2'],
    ['', 'R', 'R'],
  ])('%s in a class of %s: %s', (own, classYear, year) => expect(yearInClass(own, classYear)).toBe(year));
});
