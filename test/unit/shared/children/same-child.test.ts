import { expect, test } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import { type KnownChild, sameBecause } from '#shared/features/children/same-child.rules.ts';

const child = (fields: Partial<KnownChild>): KnownChild => ({
  forename: 'Łukasz',
  surname: 'O’Brien',
  preferredForename: '',
  preferredSurname: '',
  born: calendarDate('2018-02-03'),
  upn: '',
  admissionNumber: '',
  ...fields,
});
const HERE = child({ preferredForename: 'Luke', upn: 'B801200005001', admissionNumber: '004001' });

test.each([
  [{}, 'name-and-born'],
  [{ forename: 'lukasz', surname: 'OBRIEN' }, 'name-and-born'],
  [{ forename: 'Luke' }, 'name-and-born'],
  [{ born: null }, 'name'],
  [{ born: calendarDate('2018-02-04') }, null],
  [{ forename: 'Liam' }, null],
  [{ forename: 'Liam', upn: 'b801200005001 ' }, 'upn'],
  [{ forename: 'Liam', admissionNumber: '004001' }, 'admission-number'],
  [{ forename: 'Liam', upn: '', admissionNumber: '' }, null],
])('typed %j: %s', (typed, because) => {
  expect(sameBecause(child(typed), HERE)).toBe(because);
});

test('two children without a number are not the same for that', () => {
  expect(sameBecause(child({ forename: 'Liam' }), child({ born: null }))).toBeNull();
});
