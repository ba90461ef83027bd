import { expect, test } from 'vitest';
import { namesFood } from '#shared/features/medical/food-words.ts';
import {
  deviceStrengths,
  holdsAdrenaline,
  isDietary,
  reachesKitchen,
  suggestNeedKind,
  suggestSeverity,
} from '#shared/features/medical/need-kind.rules.ts';
import { NEED_KINDS } from '#shared/features/medical/need-kind.ts';

test.each([
  ['Anaphylaxis - peanut', 'anaphylaxis'],
  ['Severe nut allergy (anaphylaxis)', 'anaphylaxis'],
  ['Nut allergy; lip swelling, "tingling"', 'allergy'],
  ['ALLERGY - MILK', 'allergy'],
  ['Hay fever', 'allergy'],
  ['Heyfever', 'allergy'],
  ['Allergic rhinitis', 'allergy'],
  ['Urticaria', 'allergy'],
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

test.each([
  'EpiPen Jr 150mcg',
  'epi-pen',
  'Jext 150mcg',
  'Emerade 500',
  'neffy 2 mg',
  'Adrenaline auto-injector',
  'adrenalin pen 300',
])('%j is adrenaline', (words) => expect(holdsAdrenaline(words)).toBe(true));
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
  [['Jext 300 mcg or 150 mcg if under 25kg'], ['150', '300']],
  [['EpiPen 300 micrograms. Salbutamol 100mcg'], ['300']],
  [['Emerade 500'], ['500']],
  [['EpiPen 300 (adult)'], ['300']],
  [['EpiPen 0.3mg. 0.15mg at home'], ['150', '300']],
  [['EpiPen 300mcg and Cetirizine 10mg or 5mg'], ['300']],
  [['EpiPen, call 999, 300 metres'], []],
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
  'Kiwifruit',
  'Heart condition; no grapefruit',
  'Ice cream',
  'Mayonnaise',
  'Nutella',
  'Nut-free',
  'Maize, corn',
  'E102',
  'CMPA',
  'G6PD deficiency',
  'Favism',
  'Treenuts',
  'Brazilnuts',
  'Hazlenut',
  'Missed meal',
  'NG tube fed',
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
  'Strawberry birthmark',
  'Milk teeth loose',
  'No known food allergies',
  'Acorn class',
  'Corneal scar',
  '',
])('%j names none', (words) => expect(namesFood(words)).toBe(false));

const need = (condition: string, more: Partial<Record<'triggers' | 'signs' | 'action' | 'medicine', string>> = {}) => ({
  ...{ condition, triggers: '', signs: '', action: '', medicine: '', ...more },
});
const KINDS_WITHOUT_FOOD = NEED_KINDS.filter((kind) => !isDietary(kind));

test.each([
  need('Nut allergy'),
  need('Coeliac and asthma'),
  need('Ceoliac'),
  need('Epilepsy; anaphylaxis, carries EpiPen'),
  need('Anaphalactic shock (bees)'),
  need('Asthma', { action: 'Never give peanuts or sesame' }),
  need('Asthma', { signs: 'swells after peanuts' }),
  need('Asthma', { signs: 'Allergic reaction' }),
  need('Asthma', { triggers: 'E102' }),
  need('Asthma', { action: 'Avoid E102' }),
  need('Asthma', { triggers: 'Egg, cold air' }),
  need('Asthma', { medicine: 'EpiPen Jr' }),
  need('Asthma and allergies'),
  need('Epilepsy and an allergy'),
  need('Epilepsy and diabetes'),
  need('T1D'),
  need('Allergy to something, see plan'),
  need('Heart condition; no grapefruit'),
  need('Eczema', { triggers: 'kiwifruit' }),
  need('Eczema', { triggers: 'ice cream' }),
  need('Eczema', { triggers: 'mayonnaise' }),
  need('Eczema', { triggers: 'nutella' }),
  need('Eczema', { triggers: 'maize' }),
  need('Eczema', { triggers: 'cmpa' }),
  need('Eczema', { triggers: 'allergic reaction' }),
  need('Crohn’s', { action: 'Gluten-free meals only' }),
  need('Penicillin allergy'),
  need('Hay fever, allergic to grass'),
  need('Hay fever'),
  need('Hayfever'),
  need('HAY-FEVER'),
  need('Hey fever'),
  need('Hay feaver'),
  need('Seasonal sneezing', { triggers: 'Hay fever' }),
  need('Itchy eyes in summer', { action: 'As for hay fever' }),
  need('Seasonal rhinitis'),
  need('Urticaria'),
  need('Hives'),
  need('Nettle rash'),
  need('Angio-oedema'),
  need('Atopic'),
  need('Latex'),
  need('Wasp stings'),
  need('Sensitive to plasters'),
  need('Reacts to something, mum to ring back'),
  need('Skin', { triggers: 'reaction to sun cream' }),
  need('Asthma', { signs: 'Lips swell' }),
  need('Asthma', { signs: 'Swelling of the tongue' }),
  need('Allrgy'),
  need('Takes antihistamines'),
])(
  'no kind takes it off the kitchen’s board, only the answer that it is not food: $condition; $triggers; $signs; $action; $medicine',
  (words) => {
    for (const kind of [null, ...NEED_KINDS]) {
      expect(reachesKitchen({ ...words, kind, notFood: false }), String(kind)).toBe(true);
      expect(reachesKitchen({ ...words, kind, notFood: true }), String(kind)).toBe(false);
    }
  },
);

test.each([
  need('Epilepsy'),
  need('Asthma', { triggers: 'Cold air, pollen', signs: 'Cough, cannot swallow', action: 'Blue inhaler; room E102' }),
  need('Epilepsy', { action: 'Give no food or drink', signs: 'Chokes, bites tongue' }),
  need('Epilepsy', { action: 'No food until fully awake' }),
  need('Asthma. No known food allergies'),
  need('No known allergies'),
  need('Not diabetic, but epilepsy'),
  need('Sickle cell disease', { triggers: 'Cold, dehydration', medicine: 'Paracetamol' }),
  need('Crohn’s', { action: 'May leave the room' }),
  need('Chickenpox scars'),
  need('Autism', { triggers: 'Reacts to loud noises, sensitive to bright light' }),
  need('Asthma. No hay fever'),
  need('Migraine', { triggers: 'Sensitivity to light' }),
  need('Scarlet fever in 2024'),
  need('Atopic eczema'),
])('is not the kitchen’s by its words: $condition; $triggers; $signs; $action; $medicine', (words) => {
  for (const kind of [null, ...KINDS_WITHOUT_FOOD]) {
    expect(reachesKitchen({ ...words, kind, notFood: false }), String(kind)).toBe(false);
  }
  expect(reachesKitchen({ ...words, kind: 'diet', notFood: false })).toBe(true);
});

test.each([
  ['Anaphylaxis: egg', '', 'serious'],
  ['Nut allergy', 'Emerade 300', 'serious'],
  ['Epilepsy', 'Buccal midazolam 5mg', 'serious'],
  ['Type 1 diabetes', 'Insulin pump', 'serious'],
  ['Nut allergy', 'Cetirizine', null],
  ['Nut allergy, no EpiPen', '', null],
  ['Asthma', 'Salbutamol', null],
] as const)('suggests how serious %j with %j is: %s', (condition, medicine, severity) => {
  expect(suggestSeverity({ condition, medicine })).toBe(severity);
});
