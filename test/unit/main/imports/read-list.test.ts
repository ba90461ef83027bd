import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AppError } from '#main/core/app-error.ts';
import {
  consentRows,
  contactRows,
  medicalRows,
  mixedColumns,
  pupilRows,
  readList,
} from '#main/features/imports/read-list.ts';
import { decodeText } from '#main/features/imports/reading/decode-text.ts';
import { holdsAdrenaline } from '#shared/features/medical/need-kind.rules.ts';

const FOLDER = new URL('../../../fixtures/hudson-road/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8'));
const list = (name: string) => readList(decodeText(readFileSync(new URL(name, FOLDER))), null, null);

test.each([
  ['pupils-sims.csv', 'pupils'],
  ['pupils-arbor.csv', 'pupils'],
  ['contacts.csv', 'contacts'],
  ['medical.csv', 'medical'],
  ['consents.csv', 'consents'],
])('%s is known as %s', (name, kind) => {
  expect(list(name).kind).toBe(kind);
});

test('both systems’ lists give the same children', () => {
  const sims = pupilRows(list('pupils-sims.csv'));
  const arbor = pupilRows(list('pupils-arbor.csv'));
  expect(sims).toHaveLength(expected.pupils);
  const facts = (rows: typeof sims) => rows.map((row) => [row.upn, row.born, row.yearGroup, row.className]);
  expect(facts(sims)).toEqual(facts(arbor));
  expect(sims.every((row) => row.admissionNumber !== '')).toBe(true);
  expect(arbor.every((row) => row.admissionNumber === '')).toBe(true);
  const lost = sims.filter((row) => `${row.surname}${row.forename}`.includes('?')).map((row) => row.admissionNumber);
  expect(lost).toEqual(expected.lostLettersInSims);
});

test('of doubled headers the first is the child’s, the second the contact’s', () => {
  const rows = contactRows(list('contacts.csv'));
  expect(rows).toHaveLength(expected.contacts);
  expect(rows[0]).toMatchObject({
    admissionNumber: '004001',
    forename: 'Alfie',
    surname: 'Mensah',
    contact: { title: 'Mrs', forename: 'Priya', surname: 'Mensah', relationship: 'MOT', responsibility: true },
  });
  expect(rows[2]?.contact.livesWith).toBe(false);
});

test('conditions keep the words of a Windows-1252 file', () => {
  const rows = medicalRows(list('medical.csv'));
  expect(rows).toHaveLength(expected.conditionRows);
  expect(new Set(rows.map((row) => row.admissionNumber)).size).toBe(expected.withConditions);
  const adrenaline = rows.filter((row) => holdsAdrenaline(row.need.medicine)).map((row) => row.admissionNumber);
  expect(new Set(adrenaline).size).toBe(expected.withAdrenaline);
  expect(rows.some((row) => row.surname === 'Wójcik' || row.forename === 'Chloë')).toBe(true);
  expect(rows.every((row) => row.need.reviewOn !== null)).toBe(true);
  expect(rows.map((row) => row.need.condition)).toContain('Nut allergy; lip swelling, "tingling"');
});

test('answers, refusals, blanks on returned forms and forms never returned', () => {
  const rows = consentRows(list('consents.csv'));
  const returned = rows.filter((row) => row.formDate !== null);
  const answers = returned.flatMap((row) => [...row.answers.values()]);
  expect(rows.length - returned.length).toBe(expected.noConsentForm);
  expect(answers.filter((answer) => answer !== null)).toHaveLength(expected.consentDecisions);
  expect(answers.filter((answer) => answer === false)).toHaveLength(expected.refusals);
  expect(answers.filter((answer) => answer === null)).toHaveLength(expected.blanksOnReturnedForms);
  expect((rows.length - returned.length) * 7).toBe(expected.notAsked);
});

test('a purpose with other words among its answers does not vanish without a word', () => {
  const text =
    'First name,Last name,Date of form,Website,Notes,Video\nAva,Wu,01/09/2026,Yes,late,No\nKai,Li,01/09/2026,Not her face,,Yes\n';
  const odd = readList(text, 'consents', null);
  expect(mixedColumns(odd)).toEqual(['Website']);
  expect([...(consentRows(odd)[0]?.answers.keys() ?? [])]).toEqual(['Video']);
});

test('other systems’ and other schools’ headings are guessed', () => {
  const bromcom = readList('FirstName,LastName,UPN,DateOfBirth,YearGroup,Form\nAva,Wu,,2020-01-02,Y1,1W\n', null, null);
  expect(bromcom.kind).toBe('pupils');
  expect(pupilRows(bromcom)[0]).toMatchObject({ forename: 'Ava', born: '2020-01-02', yearGroup: '1', className: '1W' });
});

test('an unknown kind of list is refused, and wrong columns are named', () => {
  expect(() => readList('Colour,Size\nred,1\n', null, null)).toThrow(new AppError('file-unknown-kind'));
  const columns = { surname: 'Colour' };
  expect(() => readList('Colour,Size\nred,1\n', 'medical', columns)).toThrow(
    new AppError('file-wrong-columns', { values: { missing: 'Forename, Condition' } }),
  );
});
