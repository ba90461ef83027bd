import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedValue, indexChildren, matchRow } from '#shared/features/imports/match-row.rules.ts';
import { row, stored } from './children-on-roll.ts';

const ava1 = stored('ava1', {
  upn: 'A999200126105',
  admissionNumber: '004016',
  forename: 'Ava',
  surname: 'O’Brien',
  born: '2021-10-26',
  className: 'Acorn (R)',
});
const ava2 = stored('ava2', {
  upn: 'G999200126109',
  admissionNumber: '004029',
  forename: 'Ava',
  surname: "O'Brien",
  born: '2021-12-09',
  className: 'Acorn (R)',
});
const ava3 = stored('ava3', { forename: 'Ava', surname: 'O’Brien', born: '2017-03-21', className: 'Maple (5)' });
const lukasz = stored('lukasz', {
  upn: 'Q999200121260',
  admissionNumber: '004481',
  forename: 'Łukasz',
  surname: 'Wu',
  born: '2016-10-26',
  className: 'Maple (5)',
});
const flo = stored('flo', {
  upn: 'Y999200126123',
  admissionNumber: '004069',
  forename: 'Florence',
  preferredForename: 'Flo',
  surname: 'Smith-Jones',
  formerSurname: 'Begum',
  born: '2021-12-05',
  className: 'Acorn (R)',
});
const index = indexChildren([ava1, ava2, ava3, lukasz, flo]);
const ava = { forename: 'Ava', surname: 'OBrien' };
const wu = { forename: 'Lukasz', surname: 'Wu' };

describe('a row finds its child', () => {
  test.each([
    ['by UPN', { ...wu, upn: 'q999200121260 ' }, 'lukasz', 'upn'],
    ['by admission number', { ...wu, admissionNumber: '004481' }, 'lukasz', 'admission'],
    ['by UPN when the admission number is unknown', { ...wu, upn: lukasz.upn, admissionNumber: '9' }, 'lukasz', 'upn'],
    ['with letters lost to ?', { forename: '?ukasz', surname: 'Wu', upn: lukasz.upn }, 'lukasz', 'upn'],
    ['with letters lost to U+FFFD', { forename: '\uFFFDukasz', surname: 'WU', upn: lukasz.upn }, null, 'name-differs'],
    ['under the preferred name', { forename: 'Flo', surname: 'Smith Jones', upn: flo.upn }, 'flo', 'upn'],
    ['under a former name', { forename: 'Florence', surname: 'Begum', upn: flo.upn }, 'flo', 'upn'],
    ['by name and birthday', { ...wu, born: '2016-10-26' }, 'lukasz', 'birthday'],
    ['by name and birthday among namesakes', { ...ava, born: '2021-12-09' }, 'ava2', 'birthday'],
    ['by name and class', { ...wu, className: 'maple 5' }, 'lukasz', 'class'],
    ['by name and class among namesakes elsewhere', { ...ava, className: 'Maple (5)' }, 'ava3', 'class'],
    ['by a lossy name and birthday', { forename: '?ukasz', surname: 'Wu', born: '2016-10-26' }, 'lukasz', 'birthday'],
    ['not under another name', { forename: 'Kai', surname: 'Wu', upn: lukasz.upn }, null, 'name-differs'],
    ['not when numbers disagree', { ...ava, upn: ava1.upn, admissionNumber: '004029' }, null, 'numbers-disagree'],
    ['not among namesakes of one class', { ...ava, className: 'Acorn (R)' }, null, 'name-shared'],
    ['not by name and birthday under another UPN', { ...wu, born: '2016-10-26', upn: 'A1' }, null, 'other-number'],
    [
      'not by name and class under another number',
      { ...wu, className: 'Maple (5)', admissionNumber: '7' },
      null,
      'other-number',
    ],
    ['not by a shared name alone', ava, null, 'name-shared'],
    ['not by a name alone', wu, null, 'name-only'],
    ['not by nothing', { forename: 'Nobody', surname: 'Known' }, null, 'nobody'],
  ] as const)('%s', (_, keys, childId, by) => {
    const match = matchRow(row(keys), index, false);
    if (childId === null) expect(match).toMatchObject({ kind: 'doubtful', why: by });
    else expect(match).toEqual({ kind: 'matched', childId, by });
  });
});

test('a namesake is not settled by elimination', () => {
  const only = matchRow(row({ ...ava, className: 'Birch (4)' }), index, false);
  expect(only).toEqual({ kind: 'doubtful', why: 'name-shared', candidates: ['ava1', 'ava2', 'ava3'] });
});

test('a namesake without a class may be the one in this class', () => {
  const match = matchRow(
    row({ ...ava, className: 'Maple (5)' }),
    indexChildren([ava3, { ...ava1, className: '' }]),
    false,
  );
  expect(match).toEqual({ kind: 'doubtful', why: 'name-shared', candidates: ['ava3', 'ava1'] });
});

test('a number that two stored children bear is no key', () => {
  const twice = indexChildren([ava1, { ...lukasz, upn: ava1.upn }]);
  const match = matchRow(row({ ...ava, upn: ava1.upn, born: '2021-10-26' }), twice, false);
  expect(match).toMatchObject({ kind: 'doubtful', why: 'number-shared' });
});

describe('a list of pupils', () => {
  test('brings an unknown child', () => {
    expect(matchRow(row({ forename: 'Mia', surname: 'Kaur', born: '2021-09-04' }), index, true)).toEqual({
      kind: 'new',
    });
  });
  test('brings a namesake with another birthday', () => {
    expect(matchRow(row({ ...ava, upn: 'X', born: '2019-01-01' }), index, true)).toEqual({ kind: 'new' });
  });
  test('asks about a namesake without a birthday', () => {
    expect(matchRow(row(ava), index, true)).toMatchObject({ kind: 'doubtful', why: 'name-shared' });
  });
  test('asks about a row without a name', () => {
    expect(matchRow(row({ surname: 'Kaur', born: '2021-09-04' }), index, true).kind).toBe('doubtful');
  });
});

test('never guesses among equals', () => {
  const text = fc.constantFrom('', 'A1', 'A2');
  const name = fc.constantFrom('Ava', 'Mia');
  const keys = fc.record({
    upn: text,
    admissionNumber: text,
    forename: name,
    surname: name,
    className: fc.constantFrom('', 'Oak'),
    born: fc.constantFrom(undefined, '2020-01-01', '2020-01-02'),
  });
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 4 }), keys, fc.boolean(), (list, wanted, mayAdd) => {
      const plain = ({ born, ...rest }: typeof wanted) => (born === undefined ? rest : { ...rest, born });
      const children = list.map((child, i) => stored(String(i), plain(child)));
      const match = matchRow(row(plain(wanted)), indexChildren(children), mayAdd);
      if (match.kind !== 'matched') return;
      const found = children.find((child) => child.childId === match.childId);
      expect(found).toBeDefined();
      // A twin record, alike in every key that the row carries, would have been just as good.
      const twin = { ...found!, childId: 'twin' as typeof match.childId };
      expect(matchRow(row(plain(wanted)), indexChildren([...children, twin]), mayAdd).kind).toBe('doubtful');
      expect([found!.forename, found!.surname]).toEqual([wanted.forename, wanted.surname]);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['Łukasz', '?ukasz', null],
  ['Nguyễn', 'Nguy\uFFFDn', null],
  ['Zoë', '', null],
  ['Zoë', 'Zoë', null],
  ['Zoë', 'Zoe', 'Zoe'],
  ['?ukasz', 'Łukasz', 'Łukasz'],
  ['Ava', '?va', '?va'],
  ['', 'Ava', 'Ava'],
])('stored %j and incoming %j: %j', (before, incoming, after) => {
  expect(changedValue(before, incoming)).toBe(after);
});
