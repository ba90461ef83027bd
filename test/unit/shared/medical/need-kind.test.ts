import { expect, test } from 'vitest';
import {
  deviceStrengths,
  holdsAdrenaline,
  isDietary,
  namesFood,
  reachesKitchen,
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

test.each([
  ['Lactose intolerance', 'diet'],
  ['Cow’s milk protein intolerance', 'diet'],
  ['Vegetarian', 'diet'],
  ['Halal', 'diet'],
  ['No pork', 'diet'],
  ['Nut free', 'diet'],
  ['Peanuts', 'diet'],
  ['Dairy-free', 'diet'],
  ['E-numbers', 'diet'],
  ['Tube fed', 'diet'],
  ['Dysphagia', 'diet'],
  ['PKU', 'diet'],
  ['Special diet', 'diet'],
  ['Asthma, dairy free', 'asthma'],
  ['Epilepsy, ketogenic diet', 'epilepsy'],
] as const)('suggests a diet only where nothing else is named: %j', (words, kind) => {
  expect(suggestNeedKind(words)).toBe(kind);
});

test.each([
  'Brazil nuts',
  'Hazelnut',
  'Egg white',
  'Soya',
  'Soy sauce',
  'Shellfish',
  'Sulphites',
  'Strawberries',
  'Hummus',
  'Must not be given food with additives',
])('%j names a food', (words) => expect(namesFood(words)).toBe(true));

test.each([
  'Chicken pox scars',
  'Five minutes',
  'Orange inhaler (preventer)',
  'E45 cream',
  'Irregular pulse',
  'Kidney stones',
  'Low blood sugar',
  'Lip swelling',
  'Hamstring',
  'Codeine',
  'Eggshell-pale skin',
  '',
])('%j names none', (words) => expect(namesFood(words)).toBe(false));

const written = (condition: string, kind: Parameters<typeof isDietary>[0] = null, triggers = '', action = '') =>
  reachesKitchen({ condition, kind, triggers, action });
test.each([
  ['a suggested allergy', written('Nut allergy'), true],
  ['a confirmed diet, whatever the words', written('Crohn’s', 'diet'), true],
  ['fits', written('Epilepsy'), false],
  ['fits and an allergy, not confirmed', written('Epilepsy and an allergy'), true],
  ['a penicillin allergy that a person called other', written('Penicillin allergy', 'other'), false],
  ['a food in the words, whatever a person called it', written('Epilepsy and nut allergy', 'epilepsy'), true],
  ['a food among the triggers of asthma', written('Asthma', 'asthma', 'Egg, cold air'), true],
  ['other triggers', written('Asthma', 'asthma', 'Cold air'), false],
  ['what nobody can place, with a food in what to do', written('Crohn’s', null, '', 'Gluten-free meals only'), true],
  ['what nobody can place', written('Crohn’s', null, '', 'May leave the room'), false],
  ['fits with "no food" in what to do', written('Epilepsy', null, '', 'Give no food or drink'), false],
  ['denied', written('No known allergies'), false],
] as const)('the kitchen sees: %s: %s', (_case, sees, expected) => {
  expect(sees).toBe(expected);
});
