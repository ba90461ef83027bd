import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { formWords } from '../../../src-renderer/features/consent/answer-look.ts';

it.each([
  [0, 7, null, 'Not back'],
  [1, 7, '2026-09-12', '1 of 7 answered'],
  [7, 7, '2026-09-12', '12 Sep 2026'],
  [7, 7, null, 'No date'],
  [0, 0, null, 'Not needed'],
] as const)('%i of %i answered, form of %s: %s', (formAnswered, formAsked, formOn, words) => {
  expect(formWords({ formAnswered, formAsked, formOn: formOn as CalendarDate | null })).toBe(words);
});
