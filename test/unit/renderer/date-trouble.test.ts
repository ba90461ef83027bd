import { describe, expect, it } from 'vitest';
import { dateTrouble } from '../../../src-renderer/ui/date-trouble.ts';

const typed = (day: number | null, month: number | null, year: number | null) => dateTrouble({ day, month, year });

describe('what is wrong with a typed date', () => {
  it.each([
    [31, 2, 2021, 'There is no 31 February 2021.'],
    [29, 2, 2023, 'There is no 29 February 2023.'],
    [31, 11, 2026, 'There is no 31 November 2026.'],
  ])('says that %i.%i.%i does not exist', (day, month, year, words) => {
    expect(typed(day, month, year)).toMatchObject({ kind: 'impossible', words: expect.stringContaining(words) });
  });

  it.each([
    [29, 2, 2024],
    [31, 12, 2026],
    [1, 1, 2020],
  ])('takes %i.%i.%i', (day, month, year) => expect(typed(day, month, year)).toBeNull());

  it('takes an empty box, and asks for the rest of half a date', () => {
    expect(typed(null, null, null)).toBeNull();
    expect(typed(3, 4, null)).toMatchObject({ kind: 'half' });
    expect(typed(3, 4, 20)).toMatchObject({ kind: 'half' });
    expect(typed(null, 4, 2020)).toMatchObject({ kind: 'half' });
  });
});
