import { expect, test } from 'vitest';
import { foldName, nameKey } from '#shared/domain/names.ts';
import { line } from '#shared/domain/text.ts';

test.each([
  ['Ava', 'Otley', 'Av\u200Ba', 'Otley'],
  ['Ava', 'Otley', 'Ava', 'Ot\u00ADley'],
  ['Ava', 'Otley', '\u202EAva', 'Otley'],
  ['Annemarie', 'Smith', 'Anne-Marie', 'Smith'],
  ['Mary', 'Lee Ann', 'Mary Lee', 'Ann'],
  ['Zoe', "O'Brien", 'Zoë', 'O Brien'],
])('%s %s and %s %s are one name', (forename, surname, other, otherSurname) => {
  expect(nameKey({ forename, surname })).toBe(nameKey({ forename: other, surname: otherSurname }));
});

test('other names stay apart, and a line keeps no unseen character', () => {
  expect(nameKey({ forename: 'Ava', surname: 'Otley' })).not.toBe(nameKey({ forename: 'Eva', surname: 'Otley' }));
  expect(foldName('Anne-Marie')).toBe('anne marie');
  expect(line(20).parse('Av\u200Ba Ot\u00ADley\u202E')).toBe('Ava Otley');
});
