import { describe, expect, it, test } from 'vitest';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { EmergencyCard, Tap } from '#shared/features/medical/emergency.contract.ts';
import { ambulanceScript, earlierDoses, placeOf, scriptGaps } from '#shared/features/medical/emergency.rules.ts';

const SCHOOL = {
  ...{ name: 'Hudson Road Primary School', street: 'Hudson Road', postcode: 'SR1 2HX', phone: '0191 496 0123' },
  ...{ entrance: 'Villette Road gate', meetsCrew: 'Mrs Bell', places: ['Dining hall'] },
};
const need = (condition: string, severity: 'serious' | 'watch' | 'know') =>
  ({ condition, severity }) as EmergencyCard['needs'][number];
const card = (changes: {
  child?: Partial<EmergencyCard['child']>;
  school?: Partial<EmergencyCard['school']>;
  needs?: EmergencyCard['needs'];
}) => ({
  child: { name: 'Alfie Wu', age: 6, ...changes.child } as EmergencyCard['child'],
  needs: changes.needs ?? [need('Anaphylaxis: peanut', 'serious')],
  school: { ...SCHOOL, ...changes.school },
});
const said = (changes: Parameters<typeof card>[0], place: string | null = 'Dining hall') =>
  ambulanceScript(card(changes), place)
    .map((part) => part.say)
    .join('');

describe('the words for 999', () => {
  it('say everything that is recorded, in order', () => {
    expect(said({})).toBe(
      'Alfie Wu, aged 6, Anaphylaxis: peanut. Hudson Road Primary School, Hudson Road, SR1 2HX, in the Dining hall. Come to the Villette Road gate; Mrs Bell will meet you. We are on 0191 496 0123.',
    );
    expect(ambulanceScript(card({}), 'Dining hall').some((part) => part.look === 'missing')).toBe(false);
  });

  it.each([
    ['age', { child: { age: null } }, 'age not recorded'],
    ['condition', { needs: [] }, 'condition not recorded'],
    ['street', { school: { street: '' } }, 'street not recorded'],
    ['postcode', { school: { postcode: '' } }, 'postcode not recorded'],
    ['entrance', { school: { entrance: '' } }, 'entrance not recorded'],
    ['who meets the crew', { school: { meetsCrew: '' } }, 'who meets the crew: not recorded'],
    ['telephone', { school: { phone: '' } }, 'telephone not recorded'],
  ])('say loudly that nobody recorded the %s', (_part, changes, words) => {
    const missing = ambulanceScript(card(changes), 'Dining hall').filter((part) => part.look === 'missing');
    expect(missing.map((part) => part.say)).toEqual([words]);
  });

  it('ask for the exact place until somebody taps it', () => {
    expect(said({}, null)).toContain('in the … (say the exact place)');
  });

  it.each([
    [
      'every serious need',
      [need('Anaphylaxis', 'serious'), need('Epilepsy', 'serious'), need('Eczema', 'know')],
      'Anaphylaxis; Epilepsy. ',
    ],
    ['the lesser ones where none is serious', [need('Asthma', 'watch'), need('Eczema', 'know')], 'Asthma; Eczema. '],
  ] as const)('name %s', (_case, needs, words) => {
    expect(said({ needs: [...needs] })).toContain(`aged 6, ${words}`);
  });
});

const tap = (kind: Tap['kind'], words: string, takenBack = false): Tap => ({
  ...{ tapId: words, kind, words, takenBack, minutes: null, by: '' },
  at: '2026-11-24T14:05:00.000Z' as Instant,
});
test.each([
  ['none yet', [tap('adrenaline', '')], null],
  ['the last one', [tap('place', 'Field'), tap('place', 'Library'), tap('note', 'x')], 'Library'],
  ['the one before, when the last was taken back', [tap('place', 'Field'), tap('place', 'Library', true)], 'Field'],
])('knows the place: %s', (_case, taps, expected) => {
  expect(placeOf(taps)).toBe(expected);
});

test.each([
  ['nothing', {}, []],
  [
    'a fresh school',
    { entrance: '', meetsCrew: '', places: [] },
    ['the entrance', 'who meets the crew', 'places to tap'],
  ],
  ['only the telephone', { phone: '' }, ['the telephone']],
])('names what the words for 999 lack: %s', (_case, changes, expected) => {
  expect(scriptGaps({ ...SCHOOL, ...changes })).toEqual(expected);
});

test('counts as earlier doses what was given, and nothing that was taken back', () => {
  const taps = [tap('adrenaline', 'a'), tap('medicine', 'b', true), tap('note', 'c'), tap('medicine', 'd')];
  expect(earlierDoses(taps).map(({ words }) => words)).toEqual(['a', 'd']);
});
