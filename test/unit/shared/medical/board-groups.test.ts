import { expect, test } from 'vitest';
import { type BoardChoices, countWith, groupBoard, noNeedWords } from '#shared/features/medical/board-groups.rules.ts';
import type { BoardChild } from '#shared/features/medical/medical.contract.ts';
import type { NeedKind } from '#shared/features/medical/need-kind.ts';

type Severity = BoardChild['needs'][number]['severity'];
interface Given {
  readonly kind: NeedKind | null;
  readonly severity?: Severity;
  readonly medicine?: string;
  readonly told?: boolean;
}
const child = (name: string, className: string, needs: readonly Given[], outOfDate: BoardChild['outOfDate'] = []) =>
  ({
    childId: name,
    name,
    className,
    born: null,
    photoUrl: null,
    twoStrengths: false,
    outOfDate,
    needs: needs.map(({ kind, severity = 'watch', medicine = '', told = true }, at) => ({
      ...{ needId: `${name}${at}`, condition: kind ?? 'Something', severity, kind, suggestedKind: null, medicine },
      ...{ place: '', toldParentOn: told ? '2026-09-04' : null },
    })),
  }) as unknown as BoardChild;

const CHILDREN = [
  child('Ava', 'Oak', [{ kind: 'asthma' }, { kind: 'allergy', severity: 'serious', medicine: 'EpiPen 300mcg' }]),
  child('Ben', 'Oak', [{ kind: 'asthma', severity: 'serious', told: false }]),
  child('Cam', 'Elm', [{ kind: null, severity: 'know' }], ['review']),
  child('Dot', 'No class', [{ kind: 'asthma', severity: 'know' }]),
];
const CLASSES = [
  { className: 'Elm', teacher: 'Mr Robson', onRoll: 30 },
  { className: 'Oak', teacher: '', onRoll: 1 },
  { className: 'Ash', teacher: '', onRoll: 20 },
];
const ALL: BoardChoices = {
  grouping: 'class',
  filter: 'all',
  className: '',
  outOfDate: false,
  untold: false,
  flagged: false,
};
const seen = (choices: Partial<BoardChoices>) =>
  groupBoard(CHILDREN, CLASSES, { ...ALL, ...choices }).map(
    (group) => `${group.title} (${group.note}): ${group.children.map(({ name }) => name).join(', ')}`,
  );

test('groups by class in the order of the classes, and hides nobody who is in none', () => {
  expect(seen({})).toEqual([
    'Elm (1 of 30 children · Mr Robson): Cam',
    'Oak (2 of 1 child): Ava, Ben',
    'No class (1 child): Dot',
  ]);
});

test('groups by need with the most serious of that need first; a child with two kinds stands under both', () => {
  expect(seen({ grouping: 'need' })).toEqual([
    'Allergy (1 child): Ava',
    'Asthma (3 children): Ben, Ava, Dot',
    'Not sorted yet (1 child): Cam',
  ]);
});

test('shows under one kind only that kind, by need too', () => {
  expect(seen({ grouping: 'need', filter: 'asthma' })).toEqual(['Asthma (3 children): Ben, Ava, Dot']);
  expect(seen({ grouping: 'need', filter: 'other' })).toEqual(['Not sorted yet (1 child): Cam']);
  expect(seen({ filter: 'asthma' })).toEqual(['Oak (2 of 1 child): Ava, Ben', 'No class (1 child): Dot']);
});

test('joins the choices: class, adrenaline, out of date, parent not told', () => {
  expect(seen({ className: 'Oak' })).toEqual(['Oak (2 of 1 child): Ava, Ben']);
  expect(seen({ filter: 'adrenaline' })).toEqual(['Oak (1 of 1 child): Ava']);
  expect(seen({ outOfDate: true })).toEqual(['Elm (1 of 30 children · Mr Robson): Cam']);
  expect(seen({ untold: true })).toEqual(['Oak (1 of 1 child): Ben']);
  expect(seen({ untold: true, outOfDate: true })).toEqual([]);
});

test('shows who is flagged and has nothing recorded: last in the class, in a group of their own by need, and alone', () => {
  const flagged = [...CHILDREN, child('Eve', 'Elm', []), child('Fin', 'Oak', [])];
  const shownAs = (choices: Partial<BoardChoices>) =>
    groupBoard(flagged, CLASSES, { ...ALL, ...choices }).map(
      (group) => `${group.title}: ${group.children.map(({ name }) => name).join(', ')}`,
    );
  expect(shownAs({})).toEqual(['Elm: Cam, Eve', 'Oak: Ava, Ben, Fin', 'No class: Dot']);
  expect(shownAs({ grouping: 'need' }).at(-1)).toBe('Flagged by the previous school: Eve, Fin');
  expect(shownAs({ flagged: true })).toEqual(['Elm: Eve', 'Oak: Fin']);
  for (const filter of ['adrenaline', 'asthma', 'epilepsy', 'diabetes', 'other'] as const)
    expect(shownAs({ filter }).join()).not.toMatch(/Eve|Fin/);
  expect(shownAs({ untold: true })).toEqual(['Oak: Ben']);
  expect(countWith(flagged, ALL, { flagged: true })).toBe(2);
  expect(noNeedWords(true)).not.toMatch(/no (medical )?need/i);
});

test.each([
  [{ filter: 'all' }, 4],
  [{ filter: 'asthma' }, 3],
  [{ filter: 'other' }, 1],
  [{ className: 'Oak', filter: 'asthma' }, 2],
  [{ outOfDate: true }, 1],
  [{ untold: true }, 1],
] as const)('counts what %j would leave the same under both groupings', (changed, count) => {
  expect(countWith(CHILDREN, ALL, changed)).toBe(count);
  expect(countWith(CHILDREN, { ...ALL, grouping: 'need' }, changed)).toBe(count);
});
