import { expect, test } from 'vitest';
import {
  deviceStrengths,
  holdsAdrenaline,
  isDietary,
  suggestNeedKind,
} from '#shared/features/medical/need-kind.rules.ts';

test.each([
  ['Anaphylaxis - peanut', 'anaphylaxis'],
  ['Severe nut allergy (anaphylaxis)', 'anaphylaxis'],
  ['Nut allergy; lip swelling, "tingling"', 'allergy'],
  ['ALLERGY - MILK', 'allergy'],
  ['Hay fever', 'allergy'],
  ['Asthma', 'asthma'],
  ['Epilepsy', 'epilepsy'],
  ['Type 1 diabetes', 'diabetes'],
  ['Heart condition (repaired VSD)', 'heart'],
  ['Sickle cell disease', 'sickle-cell'],
  ['Coeliac disease', 'coeliac'],
  ['Celiac', 'coeliac'],
  ['Hearing impairment', 'hearing'],
  ['Visually impaired', 'sight'],
  ['Eczema', 'skin'],
  ['Febrile convulsions (history)', 'seizure-history'],
  ['Travel sickness', 'travel-sickness'],
] as const)('suggests a kind for %j', (words, kind) => {
  expect(suggestNeedKind(words)).toBe(kind);
});

test.each([
  ['Asthma and nut allergy', 'allergy'],
  ['Nut allergy?', 'allergy'],
  ['No nuts: allergy', 'allergy'],
  ['Not diabetic, but epilepsy', 'epilepsy'],
] as const)('leans to what must not be missed: %j', (words, kind) => {
  expect(suggestNeedKind(words)).toBe(kind);
});

test.each(['No known allergies', 'Not diabetic', 'Nil known', 'Broken wrist', ''])('leaves %j to a person', (words) => {
  expect(suggestNeedKind(words)).toBeNull();
});

test.each(['EpiPen Jr 150mcg', 'epi-pen', 'Jext 150mcg', 'Emerade 500', 'neffy 2 mg', 'Adrenaline auto-injector'])(
  '%j is adrenaline',
  (words) => expect(holdsAdrenaline(words)).toBe(true),
);
test.each(['Salbutamol 100mcg inhaler', 'None', 'Pencil grip', 'Noradrenalin-free cream', ''])('%j is not', (words) =>
  expect(holdsAdrenaline(words)).toBe(false),
);

test.each([
  [['EpiPen 300mcg'], ['300']],
  [['EpiPen 0.3 mg'], ['300']],
  [
    ['Jext 150 micrograms', 'EpiPen 300 mcg'],
    ['150', '300'],
  ],
  [['EpiPen Jr 150mcg and 300mcg'], ['150', '300']],
  [['Jext 150 µg / EpiPen 0,15 mg'], ['150']],
  [['EpiPen Jr'], ['150']],
  [['EpiPen'], []],
  [['Salbutamol 100mcg, EpiPen 300mcg'], ['300']],
  [['EpiPen 300mcg and Cetirizine 10mg'], ['300']],
  [['Salbutamol 100mcg', 'None'], []],
] satisfies [string[], string[]][])('reads device strengths of %j', (medicines, strengths) => {
  expect(deviceStrengths(medicines)).toEqual(strengths);
});

test('the kitchen knows of food, not of fits', () => {
  expect(isDietary('coeliac')).toBe(true);
  expect(isDietary('allergy')).toBe(true);
  expect(isDietary('epilepsy')).toBe(false);
  expect(isDietary('asthma')).toBe(false);
  expect(isDietary(null)).toBe(false);
});
