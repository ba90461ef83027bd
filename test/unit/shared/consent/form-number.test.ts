import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormNumber, showFormNumber } from '#shared/features/consent/form-number.ts';

describe('the number of a printed form', () => {
  it.each([
    [1001, '1001-9'],
    [572, '572-4'], // the example of Damm's own paper
  ])('%i is printed as %s', (number, shown) => expect(showFormNumber(number)).toBe(shown));

  it.each([
    ['1001-9', 1001],
    [' 1001 9 ', 1001],
    ['10019', 1001],
    ['1001-8', 'slip'],
    ['101', 'slip'],
    ['1234567890123', 'slip'],
    ['Ava', null],
    ['Ava 10019', null],
    ['', null],
    ['-', null],
  ])('%j is read as %j', (text, expected) => expect(readFormNumber(text)).toBe(expected));

  const number = fc.integer({ min: 1001, max: 99_999_999 });
  it('is read back, and no wrong digit and no swap of two neighbours is ever taken for another form', () => {
    fc.assert(
      fc.property(number, fc.nat(), fc.integer({ min: 1, max: 9 }), (one, place, by) => {
        const digits = showFormNumber(one).replace('-', '');
        expect(readFormNumber(digits)).toBe(one);
        const at = place % digits.length;
        const wrong = digits.slice(0, at) + String((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
        expect(readFormNumber(wrong)).toBe('slip');
        const next = (at + 1) % digits.length;
        if (next === at + 1 && digits[at] !== digits[next]) {
          const swapped = digits.slice(0, at) + digits[next] + digits[at] + digits.slice(next + 1);
          expect(readFormNumber(swapped)).toBe('slip');
        }
      }),
    );
  });
});
