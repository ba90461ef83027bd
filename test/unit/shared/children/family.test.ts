import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChildId, ContactId } from '#shared/domain/ids.ts';
import type { Contact } from '#shared/features/children/children.model.ts';
import { EMPTY_CONTACT } from '#shared/features/children/empty-record.ts';
import { type FamilyChild, familiesOf, headOf } from '#shared/features/children/family.rules.ts';

const person = (more: Partial<Contact>): Contact => ({
  ...EMPTY_CONTACT,
  ...{ contactId: 'c' as ContactId, forename: 'Mei', surname: 'Wu', responsibility: true, livesWith: true },
  ...more,
});
const phone = (number: string) => ({ phones: [{ kind: 'Mobile', number }] });
const child = (id: string, contacts: readonly Contact[], more: Partial<FamilyChild> = {}): FamilyChild => ({
  ...{ childId: id as ChildId, apart: false, street: '', postcode: '', contacts },
  ...more,
});
const families = (...children: FamilyChild[]) => [...familiesOf(children).values()];
const M1 = person(phone('07700 900001'));

describe('one family', () => {
  it.each<[string, FamilyChild, FamilyChild, boolean]>([
    ['one person, one number', child('a', [M1]), child('b', [M1]), true],
    ['the number written otherwise', child('a', [M1]), child('b', [person(phone('07700900001'))]), true],
    [
      'accents and case of the name',
      child('a', [M1]),
      child('b', [person({ ...phone('07700 900001'), forename: 'MÉI' })]),
      true,
    ],
    [
      'another forename at one number',
      child('a', [M1]),
      child('b', [person({ ...phone('07700 900001'), forename: 'Jun' })]),
      false,
    ],
    ['one name and nothing in common', child('a', [M1]), child('b', [person(phone('07700 900002'))]), false],
    ['one name and no mark at all', child('a', [person({})]), child('b', [person({})]), false],
    ['one e-mail address', child('a', [person({ email: 'M@x.uk' })]), child('b', [person({ email: 'm@x.uk ' })]), true],
    [
      'the child’s own home, where the person lives with both',
      child('a', [person({})], { street: '1 Elm Road', postcode: 'SR1 2AB' }),
      child('b', [person({})], { street: '1, Elm Road', postcode: 'sr12ab' }),
      true,
    ],
    [
      'a home of which nobody said that the person lives there',
      child('a', [person({ livesWith: null })], { street: '1 Elm Road', postcode: 'SR1 2AB' }),
      child('b', [person({ livesWith: null })], { street: '1 Elm Road', postcode: 'SR1 2AB' }),
      false,
    ],
    [
      'one house, two people',
      child('a', [person({})], { street: 'The Refuge', postcode: 'SR1 2AB' }),
      child('b', [person({ forename: 'Ola', surname: 'Nowak' })], { street: 'The Refuge', postcode: 'SR1 2AB' }),
      false,
    ],
    ['a restricted flag at one of them', child('a', [M1], { apart: true }), child('b', [M1]), false],
    [
      'somebody without responsibility',
      child('a', [person({ ...M1, responsibility: false })]),
      child('b', [M1]),
      false,
    ],
    ['somebody who does not live with one', child('a', [person({ ...M1, livesWith: false })]), child('b', [M1]), false],
    [
      'a shared father behind two mothers',
      child('a', [M1, person({ forename: 'Jun', ...phone('07700 900009') })]),
      child('b', [person({ forename: 'Ola' }), person({ forename: 'Jun', ...phone('07700 900009') })]),
      false,
    ],
    ['nobody recorded', child('a', []), child('b', []), false],
  ])('of %s', (_what, one, other, expected) => {
    expect(families(one, other)).toEqual(expected ? ['a', 'a'] : ['a', 'b']);
  });

  it('is of one person, over whichever marks the children share, and is named by its first child', () => {
    const both = person({ ...phone('07700 900001'), email: 'm@x.uk' });
    const byMail = person({ email: 'm@x.uk' });
    expect(families(child('c', [byMail]), child('x', []), child('b', [both]), child('a', [M1]))).toEqual([
      'c',
      'x',
      'c',
      'c',
    ]);
  });

  it('goes to the first in calling order who holds responsibility and may live with the child', () => {
    const away = person({ forename: 'Jun', livesWith: false });
    expect(headOf(child('a', [person({ responsibility: null }), away, M1]))).toBe(M1);
    expect(headOf(child('a', [away]))).toBeUndefined();
  });
});

describe('whatever the register holds', () => {
  const contact = fc
    .record({
      forename: fc.constantFrom('Mei', 'Ola'),
      number: fc.constantFrom('07700 900001', '07700 900002', ''),
      responsibility: fc.constantFrom(true, false, null),
      livesWith: fc.constantFrom(true, false, null),
    })
    .map(({ number, ...rest }) => person({ ...rest, ...(number ? phone(number) : { phones: [] }) }));
  const some = fc
    .array(fc.record({ contacts: fc.array(contact, { maxLength: 3 }), apart: fc.boolean() }), { maxLength: 8 })
    .map((all) => all.map(({ contacts, apart }, at) => child(`k${at}`, contacts, { apart })));

  it('a family has one head by name, a child with a flag is alone, and every child is in one family', () => {
    fc.assert(
      fc.property(some, (children) => {
        const found = familiesOf(children);
        expect(found.size).toBe(children.length);
        const together = Map.groupBy(children, ({ childId }) => found.get(childId));
        for (const [name, own] of together) {
          expect(own[0]?.childId).toBe(name);
          if (own.length < 2) continue;
          expect(new Set(own.map((one) => headOf(one)?.forename)).size).toBe(1);
          expect(own.some(({ apart }) => apart)).toBe(false);
        }
      }),
    );
  });
});
