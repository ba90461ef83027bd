import { expect, test } from 'vitest';
import type { ContactFields } from '#shared/features/children/children.model.ts';
import { bearsName, changedParts, withParts } from '#shared/features/children/same-person.rules.ts';

const RUTH: ContactFields = {
  title: 'Mrs',
  forename: 'Ruth',
  surname: 'Otley',
  relationship: 'MOT',
  responsibility: true,
  livesWith: true,
  phones: [{ kind: 'Mobile', number: '07700 900123' }],
  email: '',
  street: '',
  town: '',
  postcode: '',
};

test.each([
  [{ forename: 'Ruth', surname: 'Otley' }, true],
  [{ forename: 'RUTH', surname: 'Ótley' }, true],
  [{ forename: 'Ruth', surname: 'Marsh' }, true],
  [{ forename: 'Ruth', surname: 'Kaur' }, false],
  [{ forename: 'Rut', surname: 'Otley' }, false],
  [{ forename: '', surname: 'Otley' }, false],
  [{ forename: 'Ruth', surname: '' }, false],
])('offers %j for Ruth Otley, now Marsh: %s', (contact, offered) => {
  const names = [
    { forename: 'Ruth', surname: 'Otley' },
    { forename: 'Ruth', surname: 'Marsh' },
  ];
  expect(bearsName(contact, names)).toBe(offered);
});

test('does not offer "Mrs Otley" for "Mrs Otley": a surname alone is too many people', () => {
  expect(bearsName({ forename: '', surname: 'Otley' }, [{ forename: '', surname: 'Otley' }])).toBe(false);
});

test.each([
  [{}, []],
  [{ surname: 'Marsh' }, ['name']],
  [{ phones: [] }, ['phones']],
  [{ phones: [{ kind: 'Work', number: '07700 900123' }] }, ['phones']],
  [{ email: 'r@example.org', postcode: 'SR1 2HX' }, ['email', 'address']],
  // These belong to one child, and are never offered to another.
  [{ relationship: 'Aunt', responsibility: false, livesWith: null }, []],
])('%j changes %j', (change, parts) => {
  expect(changedParts(RUTH, { ...RUTH, ...change })).toEqual(parts);
});

test('carries over only the parts that changed', () => {
  const here = { ...RUTH, email: 'new@example.org', street: '2 New Street', relationship: 'MOT' };
  const there = { ...RUTH, relationship: 'Step-mother', responsibility: null, street: '9 Old Street' };
  expect(withParts(there, here, ['email'])).toEqual({ ...there, email: 'new@example.org' });
  expect(withParts(there, here, ['address', 'phones'])).toEqual({ ...there, street: '2 New Street' });
});
