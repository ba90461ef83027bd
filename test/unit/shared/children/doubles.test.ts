import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { type DoubleChild, findDoubles, pairKey } from '#shared/features/children/doubles.rules.ts';

const PLAIN: DoubleChild = {
  childId: '' as ChildId,
  forename: 'Ava',
  surname: 'Otley',
  preferredForename: '',
  preferredSurname: '',
  formerForename: '',
  formerSurname: '',
  born: calendarDate('2018-03-04'),
  upn: '',
  admissionNumber: '',
  leftOn: null,
};
const kid = (id: string, fields: Partial<DoubleChild> = {}): DoubleChild => ({
  ...PLAIN,
  childId: id as ChildId,
  ...fields,
});
const born = (day: string) => ({ born: calendarDate(day) });
const reasons = (a: Partial<DoubleChild>, b: Partial<DoubleChild>) =>
  findDoubles([kid('a', a), kid('b', b)]).map((pair) =>
    [...pair.reasons, ...pair.differ.map((field) => `but ${field}`)].join(', '),
  );

describe('two records that may be one child', () => {
  it.each<[string, Partial<DoubleChild>, Partial<DoubleChild>, string[]]>([
    [
      'same UPN, whatever else',
      { upn: 'E999200126100' },
      { forename: 'Leo', surname: 'Kaur', ...born('2019-01-01'), upn: 'e999200126100 ' },
      ['same-upn'],
    ],
    [
      'same admission number',
      { admissionNumber: '004001' },
      { forename: 'Leo', surname: 'Kaur', admissionNumber: '004001' },
      ['same-admission'],
    ],
    ['same name and birthday', {}, {}, ['same-name-born']],
    [
      'accents and case do not part them',
      { surname: 'O’Brien', forename: 'Zoë' },
      { surname: 'OBRIEN', forename: 'zoe' },
      ['same-name-born'],
    ],
    [
      'called by the other’s legal name',
      { forename: 'Mohammed', preferredForename: 'Mo' },
      { forename: 'Mo' },
      ['same-name-born'],
    ],
    ['another surname before', { surname: 'Marsh', formerSurname: 'Otley' }, {}, ['same-name-born']],
    [
      'same name and birthday, two UPNs',
      { upn: 'E999200126100' },
      { upn: 'U999200126101' },
      ['same-name-born, but upn'],
    ],
    ['one letter slipped', {}, { surname: 'Otly' }, ['similar-name-born']],
    ['two letters swapped', {}, { surname: 'Otely' }, ['similar-name-born']],
    ['names the wrong way round', {}, { forename: 'Otley', surname: 'Ava' }, ['similar-name-born']],
    ['one of two surnames', { surname: 'García López' }, { surname: 'Lopez' }, ['similar-name-born']],
    ['a short form', { forename: 'Zuzanna' }, { forename: 'Zuz' }, ['similar-name-born']],
    ['same name, another birthday: only to check', {}, born('2017-03-04'), ['same-name']],
    ['same name, one birthday missing', {}, { born: null }, ['same-name']],
    [
      'same name, other birthdays, two good UPNs: two children',
      { upn: 'E999200126100' },
      { upn: 'U999200126101', ...born('2017-03-04') },
      [],
    ],
    ['twins', { forename: 'Ella' }, { forename: 'Olive' }, []],
    ['twins whose names differ by two letters', { forename: 'Ella' }, { forename: 'Emma' }, []],
    [
      'twins whose names differ by one letter are asked about',
      { forename: 'Mia' },
      { forename: 'Mya' },
      ['similar-name-born'],
    ],
    ['a similar name with another birthday', {}, { surname: 'Otly', ...born('2017-03-04') }, []],
    ['no number is not the same number', { forename: 'Leo' }, { surname: 'Kaur' }, []],
    ['a leaver who came back as a new record', { leftOn: calendarDate('2026-07-20') }, {}, ['same-name-born']],
    ['two leavers', { leftOn: calendarDate('2026-07-20') }, { leftOn: calendarDate('2026-07-20') }, []],
  ])('%s', (_, a, b, expected) => {
    expect(reasons(a, b)).toEqual(expected);
    expect(reasons(b, a)).toEqual(expected);
  });

  it('are not offered again once a person said that they are two', () => {
    const twins = [kid('a', { forename: 'Mia' }), kid('b', { forename: 'Mya' })];
    expect(findDoubles(twins)).toHaveLength(1);
    expect(findDoubles(twins, new Set([pairKey('b', 'a')]))).toEqual([]);
  });

  it('stand surest first', () => {
    const pairs = findDoubles([
      kid('a'),
      kid('b', { born: calendarDate('2017-01-01') }),
      kid('c', { forename: 'Leo', upn: 'E999200126100' }),
      kid('d', { forename: 'Kai', upn: 'E999200126100' }),
    ]);
    expect(pairs.map(({ reasons: [first] }) => first)).toEqual(['same-upn', 'same-name']);
  });
});

it('names each pair once, never a child with itself', () => {
  const child = fc.record({
    forename: fc.constantFrom('Ava', 'Eva', 'Av', 'Leo', ''),
    surname: fc.constantFrom('Otley', 'Otly', 'Kaur', 'Kaur Otley'),
    born: fc.constantFrom(calendarDate('2018-03-04'), calendarDate('2018-03-05'), null),
    upn: fc.constantFrom('', 'E999200126100', 'U999200126101'),
  });
  fc.assert(
    fc.property(fc.array(child, { maxLength: 25 }), (children) => {
      const pairs = findDoubles(children.map((fields, i) => kid(String(i).padStart(2, '0'), fields)));
      const keys = pairs.map(({ one, other }) => pairKey(one, other));
      expect(new Set(keys).size).toBe(keys.length);
      for (const { one, other, reasons: why } of pairs) {
        expect(one).not.toBe(other);
        expect(why.length).toBeGreaterThan(0);
      }
    }),
  );
});

it('does not compare everybody with everybody, be it 20,000 of one name and birthday', () => {
  const same = Array.from({ length: 20_000 }, (_, i) => kid(String(i)));
  expect(findDoubles(same)).toHaveLength(19_999);
});
