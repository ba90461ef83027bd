import { expect, test } from 'vitest';
import { matchPhotos } from '#shared/features/imports/match-photo.rules.ts';
import { indexChildren } from '#shared/features/imports/match-row.rules.ts';
import { stored } from './children-on-roll.ts';

const index = indexChildren([
  stored('anais1', { upn: 'H999200126102', admissionNumber: '004008', forename: 'Anaïs', surname: 'Nowak' }),
  stored('anais2', { admissionNumber: '004299', forename: 'Anaïs', surname: 'Nowak' }),
  stored('willow', { upn: 'A999200126103', forename: 'Willow', surname: 'García López' }),
  stored('lukasz', { admissionNumber: '004062', forename: 'Łukasz', surname: "d'Arcy", preferredForename: 'Luke' }),
  stored('jack', { forename: 'Jack', surname: 'Smith' }),
  stored('mia', { forename: 'Mia', surname: 'Kaur' }),
  stored('max', { forename: 'Max', surname: 'Kaur' }),
]);
const one = (fileName: string) => matchPhotos([fileName], index)[0];

test.each([
  ['H999200126102.jpg', 'anais1', 'upn'],
  ['h999200126102.JPEG', 'anais1', 'upn'],
  ['A999200126103.png', 'willow', 'upn'],
  ['photos/004299.JPG', 'anais2', 'admission'],
  ['C:\\photos\\004299.JPG', 'anais2', 'admission'],
  ['García López_Willow.jpeg', 'willow', 'name'],
  ['García López_Willow.jpeg'.normalize('NFD'), 'willow', 'name'],
  ['Willow Garcia Lopez.png', 'willow', 'name'],
  ['GarciaLopezWillow.png', 'willow', 'name'],
  ['WillowGarcíaLópez.png', 'willow', 'name'],
  ['d’Arcy, Łukasz.jpg', 'lukasz', 'name'],
  ['DArcy_Luke.jpg', 'lukasz', 'name'],
  ['JSmith.jpg', 'jack', 'initial'],
  ['J_Smith.jpg', 'jack', 'initial'],
] as const)('%s is %s by %s', (fileName, childId, by) => {
  expect(one(fileName)).toEqual({ kind: 'matched', childId, by });
});

test.each([
  ['Nowak_Anaïs.jpg', { kind: 'doubtful', why: 'name-shared', candidates: ['anais1', 'anais2'] }],
  ['MKaur.jpg', { kind: 'doubtful', why: 'name-shared', candidates: ['mia', 'max'] }],
  ['004062 (2).jpg', { kind: 'copy', candidates: ['lukasz'] }],
  ['004062 - Copy.jpg', { kind: 'copy', candidates: ['lukasz'] }],
  ['4062.jpg', { kind: 'stranger' }],
  ['jsmith.jpg', { kind: 'stranger' }],
  ['Smith.jpg', { kind: 'stranger' }],
  ['Z999999999999.jpg', { kind: 'stranger' }],
  ['Z999999999999 (2).jpg', { kind: 'stranger' }],
  ['.jpg', { kind: 'not-a-picture' }],
  ['._004062.jpg', { kind: 'not-a-picture' }],
  ['Thumbs.db', { kind: 'not-a-picture' }],
  ['README.txt', { kind: 'not-a-picture' }],
])('%s is %j', (fileName, expected) => {
  expect(one(fileName)).toEqual(expected);
});

test('one bearer’s own picture does not settle whose the shared name is', () => {
  const [, shared] = matchPhotos(['004008.jpg', 'Nowak_Anaïs.jpg'], index);
  expect(shared).toMatchObject({ kind: 'doubtful', why: 'name-shared' });
});

test('two pictures of one child are both asked about', () => {
  const found = matchPhotos(['004062.jpg', 'd’Arcy_Luke.png', 'JSmith.jpg'], index);
  expect(found.map((match) => match.kind)).toEqual(['doubtful', 'doubtful', 'matched']);
});
