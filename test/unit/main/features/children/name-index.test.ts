import { describe, expect, it, test } from 'vitest';
import { NameIndex, slipsToBegin } from '#main/features/children/name-index.ts';

const CHILDREN: Readonly<Record<string, { readonly called: string; readonly also: string }>> = {
  lukasz: { called: 'Łukasz Petrov', also: '' },
  sian: { called: 'Siân O’Brien', also: '' },
  soren: { called: 'Søren Bjørk', also: '' },
  mary: { called: 'Mary-Jane García López', also: '' },
  mo: { called: 'Mo Ali', also: 'Mohammed Ali' },
  ava: { called: 'Ava Otley', also: '' },
  avaline: { called: 'Avaline Marsh', also: '' },
  otis: { called: 'Otis Ava', also: '' },
  renee: { called: 'Renée van der Berg', also: '' },
};
const index = () => NameIndex.of(Object.entries(CHILDREN));
const found = (text: string, most = 12) =>
  index()
    .search(text, most)
    .map((entry) => entry.called);

test.each([
  ['special letters', 'lukasz', ['Łukasz Petrov']],
  ['ø for o', 'soren bjork', ['Søren Bjørk']],
  ['accents', 'garcia lopez', ['Mary-Jane García López']],
  ['no apostrophe', 'obrien', ['Siân O’Brien']],
  ['a straight apostrophe', "o'brien", ['Siân O’Brien']],
  ['a space for the apostrophe', 'o brien', ['Siân O’Brien']],
  ['a hyphen left out', 'maryjane', ['Mary-Jane García López']],
  ['spaces left out', 'vanderberg', ['Renée van der Berg']],
  ['surname first', 'obrien sian', ['Siân O’Brien']],
  ['beginnings of both', 'si ob', ['Siân O’Brien']],
  ['a legal name', 'mohammed', ['Mo Ali']],
  ['two letters swapped', 'petorv', ['Łukasz Petrov']],
  ['one wrong, in a name half typed', 'garsi', ['Mary-Jane García López']],
  ['one missing', 'lukaz', ['Łukasz Petrov']],
  ['one too many', 'ottley', ['Ava Otley']],
  ['a slip in one of two', 'sian obriem', ['Siân O’Brien']],
])('finds by %s: %j', (_case, typed, expected) => {
  expect(found(typed)).toEqual(expected);
});

test.each(['', ' ', '-', 'zz', 'ava petrov', 'qqqq'])('finds nobody for %j', (typed) => {
  expect(found(typed)).toEqual([]);
});

test('a whole word stands before a beginning, the name on the screen before another', () => {
  expect(found('ava')).toEqual(['Ava Otley', 'Otis Ava', 'Avaline Marsh']);
  const two = NameIndex.of(
    Object.entries({ a: { called: 'Zed Young', also: 'Ali' }, b: { called: 'Zoe Ali', also: '' } }),
  );
  expect(two.search('ali', 5).map((entry) => entry.called)).toEqual(['Zoe Ali', 'Zed Young']);
});

test('forgives no slip while somebody is found without one', () => {
  expect(found('otle')).toEqual(['Ava Otley']);
});

test('cuts after the best, not before', () => {
  const many = Array.from({ length: 500 }, (_, at) => [`${at}`, { called: `Avb${at} Smith`, also: '' }] as const);
  const index = NameIndex.of([...many, ['x', { called: 'Av Smith', also: '' }]]);
  expect(index.search('av', 2)[0]?.called).toBe('Av Smith');
});

describe('one changed child', () => {
  it('is found by the new name at once and by the old one no more', () => {
    const names = index();
    names.set('ava', { called: 'Ava Zielińska', also: '' });
    expect(names.search('zielinska', 5).map((entry) => entry.called)).toEqual(['Ava Zielińska']);
    expect(names.search('otley', 5)).toEqual([]);
    expect(names.search('zielniska', 5).map((entry) => entry.called)).toEqual(['Ava Zielińska']);
  });

  it('leaves the others that share a word', () => {
    const names = index();
    names.delete('ava');
    expect(names.search('ava', 5).map((entry) => entry.called)).toEqual(['Otis Ava', 'Avaline Marsh']);
    names.delete('nobody');
    expect(names.search('mo', 5).map((entry) => entry.called)).toEqual(['Mo Ali']);
  });
});

test.each([
  ['petrov', 'petrov', 0],
  ['pet', 'petrov', 0],
  ['petorv', 'petrov', 1],
  ['petrv', 'petrov', 1],
  ['petrrov', 'petrov', 1],
  ['fetrov', 'petrov', 1],
  ['smith', 'petrov', 2],
])('%j becomes a beginning of %j with %i slips', (typed, word, slips) => {
  expect(slipsToBegin(typed, word, 1)).toBe(slips);
});
