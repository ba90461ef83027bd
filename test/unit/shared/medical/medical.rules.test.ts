import { expect, test } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import {
  type BoardFilter,
  hasTwoStrengths,
  outOfDate,
  passes,
  reviewWords,
  worst,
} from '#shared/features/medical/medical.rules.ts';
import type { NeedKind } from '#shared/features/medical/need-kind.ts';

const day = (text: string | null) => text as CalendarDate | null;
const TODAY = '2026-11-24' as CalendarDate;

test.each([
  [['know', 'serious', 'watch'], 'serious'],
  [['know', 'watch'], 'watch'],
  [['know'], 'know'],
] as const)('stands by the most serious of %j: %s', (severities, expected) => {
  expect(worst(severities.map((severity) => ({ severity })))).toBe(expected);
});

test.each([
  ['nothing dated', null, null, []],
  ['both due today: still in date', '2026-11-24', '2026-11-24', []],
  ['review due yesterday', '2026-11-23', null, ['review']],
  ['medicine ended yesterday', null, '2026-11-23', ['medicine']],
  ['both', '2026-01-01', '2026-11-23', ['review', 'medicine']],
])('names what has run out: %s', (_case, reviewOn, expires, expected) => {
  expect(outOfDate([{ reviewOn: day(reviewOn), expires: day(expires) }], null, TODAY)).toEqual(expected);
});

test.each([
  ['no date', null, [], 'review date not recorded'],
  ['due today: not overdue yet', '2026-11-24', [], 'review due 24 Nov 2026'],
  ['due yesterday', '2026-11-23', ['review'], 'review was due 23 Nov 2026'],
])('judges the signed plan by its own review: %s', (_case, reviewOn, expected, words) => {
  expect(outOfDate([{ reviewOn: day('2027-01-01'), expires: null }], day(reviewOn), TODAY)).toEqual(expected);
  expect(reviewWords(day(reviewOn), TODAY)).toEqual({ words, overdue: expected.length > 0 });
});

test.each([
  [['EpiPen 0.3 mg', 'EpiPen Jr 0.15 mg'], true],
  [['EpiPen 0.3 mg', 'EpiPen 0.3 mg'], false],
  [['EpiPen 0.3 mg', 'Salbutamol inhaler'], false],
  [[''], false],
])('warns of two strengths of %j: %s', (medicines, expected) => {
  expect(hasTwoStrengths(medicines.map((medicine) => ({ medicine })))).toBe(expected);
});

const need = (kind: NeedKind | null, suggestedKind: NeedKind | null, medicine = '') => ({
  kind,
  suggestedKind,
  medicine,
});
test.each<[string, ReturnType<typeof need>, BoardFilter, boolean]>([
  ['a suggested kind counts until one is confirmed', need(null, 'asthma'), 'asthma', true],
  ['a confirmed kind outweighs the suggestion', need('epilepsy', 'asthma'), 'asthma', false],
  ['an adrenaline device, whatever the kind', need(null, null, 'EpiPen 0.3 mg'), 'adrenaline', true],
  ['anaphylaxis without a device holds none', need('anaphylaxis', 'anaphylaxis'), 'adrenaline', false],
  ['a need of no known kind is still found', need(null, null), 'other', true],
  ['diabetes has its own filter', need('diabetes', null), 'other', false],
  ['everybody', need(null, null), 'all', true],
])('filters the board: %s', (_case, one, filter, expected) => {
  expect(passes({ needs: [one] }, filter)).toBe(expected);
});
