import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import {
  planRollOver,
  type RollChild,
  type RollClass,
  type RollTarget,
  rollOverMoment,
  schoolYearFor,
  schoolYearOf,
  schoolYearWords,
  unusualRollOver,
} from '#shared/features/children/roll-over.rules.ts';

const cls = (name: string, yearGroup: string): RollClass => ({ classId: name as ClassId, name, yearGroup });
const kid = (name: string, inClass: string | null, yearGroup: string): RollChild => ({
  childId: name as ChildId,
  classId: inClass as ClassId | null,
  yearGroup,
});

/** "who: class (year) kind note". */
function plan(
  classes: readonly RollClass[],
  children: readonly RollChild[],
  choices: { readonly classes?: Record<string, string>; readonly children?: Record<string, string> } = {},
  next = classes,
): string[] {
  const chosen = <K>(from: Record<string, string> = {}) =>
    new Map(Object.entries(from)) as unknown as Map<K, RollTarget>;
  return planRollOver(classes, next, children, {
    classes: chosen<ClassId>(choices.classes),
    children: chosen<ChildId>(choices.children),
  }).map((row) =>
    [`${row.childId}:`, row.classId ?? 'none', `(${row.yearGroup})`, row.kind, row.note].filter(Boolean).join(' '),
  );
}

const SCHOOL = [cls('Acorn', 'R'), cls('Willow', '1'), cls('Rowan', '2')];
const MIXED = [cls('Ash', 'R/1'), cls('Beech', '2/3')];
const TWO_FORM = [cls('3A', '3'), cls('3B', '3'), cls('4A', '4'), cls('4B', '4')];
const UNLIKE = [cls('Red', '3'), cls('Blue', '3'), cls('Green', '4'), cls('Gold', '4')];

describe('the roll-over by the years alone', () => {
  it.each([
    [
      'each class goes up, the top year leaves, Reception is empty',
      SCHOOL,
      [kid('a', 'Acorn', 'R'), kid('b', 'Willow', '1'), kid('c', 'Rowan', '2')],
      ['a: Willow (1) moves', 'b: Rowan (2) moves', 'c: Rowan (2) leaves'],
    ],
    ['a year that only the class says', SCHOOL, [kid('a', 'Acorn', '')], ['a: Willow (1) moves']],
    [
      'a mixed class parts by each child’s own year',
      MIXED,
      [kid('a', 'Ash', 'R'), kid('b', 'Ash', '1'), kid('c', 'Beech', '2'), kid('d', 'Beech', '3')],
      ['a: Ash (1) stays', 'b: Beech (2) moves', 'c: Beech (3) stays', 'd: Beech (3) leaves'],
    ],
    [
      'a mixed class and no year of the child’s own',
      MIXED,
      [kid('a', 'Ash', '')],
      ['a: none () unplaced year-unknown'],
    ],
    [
      'two classes of a year follow by their letter',
      TWO_FORM,
      [kid('a', '3A', '3'), kid('b', '3B', '3')],
      ['a: 4A (4) moves', 'b: 4B (4) moves'],
    ],
    [
      'two classes that nothing tells apart are not guessed',
      UNLIKE,
      [kid('a', 'Red', '3')],
      ['a: none (4) unplaced several-classes'],
    ],
    [
      'a year without a class above it that is not the top',
      [cls('One', '1'), cls('Three', '3')],
      [kid('a', 'One', '1'), kid('b', 'Three', '3')],
      ['a: none (2) unplaced no-next-class', 'b: Three (3) leaves'],
    ],
    [
      'a child in no class stays in none and is listed',
      SCHOOL,
      [kid('a', null, '1')],
      ['a: none (2) unplaced no-next-class'],
    ],
    ['a class of no year', [cls('Owls', '')], [kid('a', 'Owls', '')], ['a: none () unplaced year-unknown']],
    [
      'Year words are kept',
      [cls('X', 'Year 1/2'), cls('Y', 'Year 3')],
      [kid('a', 'X', 'Year 1'), kid('b', 'X', 'Year 2')],
      ['a: X (Year 2) stays', 'b: Y (Year 3) moves'],
    ],
  ])('%s', (_, classes, children, expected) => expect(plan(classes, children)).toEqual(expected));
});

describe('what a person chose', () => {
  const two = [kid('a', 'Acorn', 'R'), kid('b', 'Acorn', 'R')];
  it.each([
    [
      'a class goes elsewhere',
      { classes: { Acorn: 'Rowan' } },
      ['a: Rowan (2) moves year-differs', 'b: Rowan (2) moves year-differs'],
    ],
    [
      'one child goes apart from its class',
      { children: { b: 'Rowan' } },
      ['a: Willow (1) moves', 'b: Rowan (2) moves year-differs'],
    ],
    ['one child is held back', { children: { b: 'repeats' } }, ['a: Willow (1) moves', 'b: Acorn (R) stays']],
    ['one child leaves', { children: { a: 'leaves' } }, ['a: Acorn (R) leaves', 'b: Willow (1) moves']],
    [
      'a class without a place yet is listed',
      { classes: { Acorn: 'none' } },
      ['a: none (1) unplaced chosen', 'b: none (1) unplaced chosen'],
    ],
    [
      'a child’s own choice goes before the class’s',
      { classes: { Acorn: 'leaves' }, children: { a: 'Willow' } },
      ['a: Willow (1) moves', 'b: Acorn (R) leaves'],
    ],
    [
      'a class that has ended since is not guessed',
      { children: { a: 'Gone' } },
      ['a: none (1) unplaced class-gone', 'b: Willow (1) moves'],
    ],
  ])('%s', (_, choices, expected) => expect(plan(SCHOOL, two, choices)).toEqual(expected));

  it('a class that is given another year takes the children of the year before it', () => {
    const next = [cls('Acorn', 'R'), cls('Willow', '2'), cls('Rowan', '1')];
    expect(plan(SCHOOL, [kid('a', 'Acorn', 'R'), kid('b', 'Willow', '1')], {}, next)).toEqual([
      'a: Rowan (1) moves',
      'b: Willow (2) stays',
    ]);
  });

  it('splits a class in two by children', () => {
    const four = ['a', 'b', 'c', 'd'].map((name) => kid(name, 'Red', '3'));
    expect(plan(UNLIKE, four, { classes: { Red: 'Green' }, children: { c: 'Gold', d: 'Gold' } })).toEqual([
      'a: Green (4) moves',
      'b: Green (4) moves',
      'c: Gold (4) moves',
      'd: Gold (4) moves',
    ]);
  });
});

it('loses nobody and puts nobody in two classes, whatever is chosen', () => {
  const years = ['', 'N', 'R', '1', '2', '3', '6', '3/4', 'R/1', 'Year 5', 'Owls'];
  const names = ['A', 'B', 'C', 'D', 'E'];
  const target = fc.constantFrom<string>('leaves', 'none', 'repeats', 'Gone', ...names);
  const register = fc.record({
    classes: fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), year: fc.constantFrom(...years) }), {
      selector: ({ name }) => name,
    }),
    next: fc.array(fc.constantFrom(...years), { minLength: 5, maxLength: 5 }),
    children: fc.array(fc.record({ at: fc.option(fc.constantFrom(...names)), year: fc.constantFrom(...years) }), {
      maxLength: 30,
    }),
    byClass: fc.dictionary(fc.constantFrom(...names), target),
    byChild: fc.dictionary(fc.nat(29).map(String), target),
  });
  fc.assert(
    fc.property(register, ({ classes, next, children, byClass, byChild }) => {
      const now = classes.map(({ name, year }) => cls(name, year));
      const later = now.map((one, i) => ({ ...one, yearGroup: next[i] ?? one.yearGroup }));
      const roll = children.map(({ at, year }, i) =>
        kid(String(i), now.some(({ name }) => name === at) ? at : null, year),
      );
      const rows = planRollOver(now, later, roll, {
        classes: new Map(Object.entries(byClass)) as unknown as Map<ClassId, RollTarget>,
        children: new Map(Object.entries(byChild)) as unknown as Map<ChildId, RollTarget>,
      });
      expect(rows.map(({ childId }) => childId)).toEqual(roll.map(({ childId }) => childId));
      for (const row of rows) {
        const was = roll.find(({ childId }) => childId === row.childId)!;
        if (row.kind === 'unplaced') expect(row.classId).toBe(null);
        if (row.kind === 'moves') expect(row.classId).not.toBe(was.classId);
        if (row.kind === 'stays' || row.kind === 'leaves') expect(row.classId).toBe(was.classId);
        if (row.classId !== null) expect(now.map(({ classId }) => classId)).toContain(row.classId);
        if (row.kind === 'unplaced') expect(row.note).not.toBe(null);
      }
    }),
  );
});

it.each([
  ['2026-07-20', 2026, '2026/27'],
  ['2026-09-02', 2026, '2026/27'],
  ['2026-05-01', 2026, '2026/27'],
  ['2027-01-08', 2026, '2026/27'],
  ['2099-12-01', 2099, '2099/00'],
])('%s is for %i, %s', (day, year, words) => {
  expect(schoolYearFor(calendarDate(day)!)).toBe(year);
  expect(schoolYearWords(year)).toBe(words);
});

it.each([
  ['2026-07-01', 'usual', 2025],
  ['2026-08-31', 'usual', 2025],
  ['2026-09-30', 'usual', 2026],
  ['2026-10-01', 'late', 2026],
  ['2026-11-24', 'late', 2026],
  ['2027-01-10', 'late', 2026],
  ['2027-03-31', 'late', 2026],
  ['2027-04-01', 'early', 2026],
  ['2027-06-30', 'early', 2026],
] as const)('a roll-over on %s is %s, and the day lies in the school year %s', (day, moment, year) => {
  const today = calendarDate(day)!;
  expect([rollOverMoment(today), schoolYearOf(today)]).toEqual([moment, year]);
  expect(unusualRollOver(today) === null).toBe(moment === 'usual');
});

it('says of an unusual day what a roll-over would do', () => {
  expect(unusualRollOver(calendarDate('2026-11-24')!)).toMatch(
    /^Today is 24 Nov 2026, and 2026\/27 has long begun.*every child would be put one year too high\.$/,
  );
  expect(unusualRollOver(calendarDate('2027-05-03')!)).toMatch(/^Today is 3 May 2027, and 2026\/27 still runs/);
});
