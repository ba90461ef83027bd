import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AppError } from '#main/core/app-error.ts';
import { NO_JOB } from '#main/features/imports/job.ts';
import { consentRows, openColumns } from '#main/features/imports/read-consents.ts';
import { contactRows, medicalRows, pupilRows, toList } from '#main/features/imports/read-list.ts';
import { decodeText } from '#main/features/imports/reading/decode-text.ts';
import { readCsv } from '#main/features/imports/reading/read-csv.ts';
import type { PurposeId } from '#shared/domain/ids.ts';
import { consentColumns } from '#shared/features/imports/consent-columns.rules.ts';
import type { CsvKind } from '#shared/features/imports/imports.model.ts';
import { holdsAdrenaline } from '#shared/features/medical/need-kind.rules.ts';

const FOLDER = new URL('../../../fixtures/hudson-road/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8'));
const readList = async (text: string, kind: CsvKind | null = null, mapping: Record<string, string> | null = null) =>
  toList(await readCsv(text, NO_JOB), kind, mapping);
const list = (name: string) => readList(decodeText(readFileSync(new URL(name, FOLDER))));
const purposes = [
  'Website',
  'Social media',
  'Printed prospectus / newsletter',
  'Local press',
  'Displays in school',
  'Video',
  'Official school photographer',
].map((name, i) => ({ purposeId: `p${i}` as PurposeId, name }));
const columnsOf = ({ table, mapping }: Awaited<ReturnType<typeof readList>>) =>
  consentColumns(openColumns(table, mapping), purposes, []);

test.each([
  ['pupils-sims.csv', 'pupils'],
  ['pupils-arbor.csv', 'pupils'],
  ['contacts.csv', 'contacts'],
  ['medical.csv', 'medical'],
  ['consents.csv', 'consents'],
])('%s is known as %s', async (name, kind) => {
  expect((await list(name)).kind).toBe(kind);
});

test('both systems’ lists give the same children', async () => {
  const sims = pupilRows(await list('pupils-sims.csv'));
  const arbor = pupilRows(await list('pupils-arbor.csv'));
  expect(sims).toHaveLength(expected.pupils);
  const facts = (rows: typeof sims) => rows.map((row) => [row.upn, row.born, row.yearGroup, row.className]);
  expect(facts(sims)).toEqual(facts(arbor));
  expect(sims.every((row) => row.admissionNumber !== '')).toBe(true);
  expect(arbor.every((row) => row.admissionNumber === '')).toBe(true);
  const lost = sims.filter((row) => `${row.surname}${row.forename}`.includes('?')).map((row) => row.admissionNumber);
  expect(lost).toEqual(expected.lostLettersInSims);
});

test('of doubled headers the first is the child’s, the second the contact’s', async () => {
  const rows = contactRows(await list('contacts.csv'));
  expect(rows).toHaveLength(expected.contacts);
  expect(rows[0]).toMatchObject({
    admissionNumber: '004001',
    forename: 'Alfie',
    surname: 'Mensah',
    contact: { title: 'Mrs', forename: 'Priya', surname: 'Mensah', relationship: 'MOT', responsibility: true },
  });
  expect(rows[2]?.contact.livesWith).toBe(false);
});

test('conditions keep the words of a Windows-1252 file', async () => {
  const rows = medicalRows(await list('medical.csv'));
  expect(rows).toHaveLength(expected.conditionRows);
  expect(new Set(rows.map((row) => row.admissionNumber)).size).toBe(expected.withConditions);
  const adrenaline = rows.filter((row) => holdsAdrenaline(row.need.medicine)).map((row) => row.admissionNumber);
  expect(new Set(adrenaline).size).toBe(expected.withAdrenaline);
  expect(rows.some((row) => row.surname === 'Wójcik' || row.forename === 'Chloë')).toBe(true);
  expect(rows.every((row) => row.need.reviewOn !== null)).toBe(true);
  expect(rows.map((row) => row.need.condition)).toContain('Nut allergy; lip swelling, "tingling"');
});

test('answers, refusals, blanks on returned forms and forms never returned', async () => {
  const rows = consentRows(await list('consents.csv'), columnsOf(await list('consents.csv')).use);
  const returned = rows.filter((row) => row.isReturned);
  const answers = returned.flatMap((row) => [...row.answers.map((one) => one.says)]);
  expect(rows.length - returned.length).toBe(expected.noConsentForm);
  expect(answers.filter((answer) => answer !== 'no-answer')).toHaveLength(expected.consentDecisions);
  expect(answers.filter((answer) => answer === 'refused')).toHaveLength(expected.refusals);
  expect(answers.filter((answer) => answer === 'no-answer')).toHaveLength(expected.blanksOnReturnedForms);
  expect((rows.length - returned.length) * 7).toBe(expected.notAsked);
});

test('a purpose with other words among its answers does not vanish without a word', async () => {
  const text =
    'First name,Last name,Date of form,Website,Notes,Video\nAva,Wu,01/09/2026,Yes,late,No\nKai,Li,01/09/2026,Not her face,,Yes\n';
  const odd = await readList(text, 'consents');
  const columns = columnsOf(odd);
  expect(columns).toMatchObject({ undecided: ['Website'], leftOut: ['Notes'], use: [{ header: 'Video' }] });
  const said = consentColumns(openColumns(odd.table, odd.mapping), purposes, [
    { header: 'Website', to: purposes[0]!.purposeId },
  ]);
  const rows = consentRows(odd, said.use);
  expect(rows[0]?.answers.map((one) => [one.name, one.says])).toEqual([
    ['Website', 'given'],
    ['Video', 'refused'],
  ]);
  expect(rows[1]?.answers.map((one) => [one.name, one.says])).toEqual([['Video', 'given']]);
  expect(rows[1]?.odd).toEqual(['“Website”: “Not her face” is neither yes nor no, so it was not recorded']);
});

test('other systems’ and other schools’ headings are guessed', async () => {
  const bromcom = await readList(
    'FirstName,LastName,UPN,DateOfBirth,YearGroup,Form\nAva,Wu,,2020-01-02,Y1,1W\n',
    null,
    null,
  );
  expect(bromcom.kind).toBe('pupils');
  expect(pupilRows(bromcom)[0]).toMatchObject({ forename: 'Ava', born: '2020-01-02', yearGroup: '1', className: '1W' });
});

test('an unknown kind of list is refused, and wrong columns are named', async () => {
  await expect(readList('Colour,Size\nred,1\n')).rejects.toThrow(new AppError('file-unknown-kind'));
  const columns = { surname: 'Colour' };
  await expect(readList('Colour,Size\nred,1\n', 'medical', columns)).rejects.toThrow(
    new AppError('file-wrong-columns', {
      values: { missing: 'Forename, Condition, a way to find the child (UPN, admission number or full name)' },
    }),
  );
});
