import { afterEach, expect, it } from 'vitest';
import { upload } from '../support/import-files.ts';
import { newSchool, type School } from '../support/new-school.ts';

let school: School;
afterEach(() => school.close());

async function shown(lines: readonly string[]) {
  const uploadId = await upload(school, 'list.csv', Buffer.from(lines.join('\n')));
  const preview = await school.call('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null });
  const rows = async (outcome: 'added' | 'doubtful') =>
    (await school.call('imports.rows', { previewId: preview.previewId, outcome, from: 0 })).items;
  return { preview, rows };
}
const PUPILS = ['Surname,Forename,DOB,Reg', 'Otley,Ava,01/02/2020,Oak'];

it('says that the pupils come first where nobody is on roll yet, and not later', async () => {
  school = await newSchool();
  const medical = [
    'Surname,Forename,DOB,Condition,Severity,Medication',
    'Otley,Ava,01/02/2020,Nut allergy,High,EpiPen Jr',
  ];
  const first = await shown(medical);
  expect(first.preview.warnings[0]).toBe(
    'There are no children in the register yet. Please import the transfer file or the list of pupils first.',
  );
  const pupils = await shown(PUPILS);
  expect(pupils.preview.warnings.join()).not.toContain('There are no children');
  await school.call('imports.apply', { previewId: pupils.preview.previewId, choices: [] });
  expect((await shown(medical)).preview.warnings.join()).not.toContain('There are no children');
});

it('shows of a new need how serious it was read and which medicine, and of a form how many yes and no', async () => {
  school = await newSchool();
  const pupils = await shown(PUPILS);
  await school.call('imports.apply', { previewId: pupils.preview.previewId, choices: [] });
  const medical = await shown([
    'Surname,Forename,DOB,Condition,Severity,Medication',
    'Otley,Ava,01/02/2020,Nut allergy,High,EpiPen Jr',
  ]);
  expect((await medical.rows('added'))[0]?.details).toEqual(['Severity: serious', 'Medicine: EpiPen Jr']);
  const forms = await shown([
    'Surname,Forename,DOB,Date of form,Website,Social media,Video',
    'Otley,Ava,01/02/2020,01/09/2026,Yes,No,',
  ]);
  expect((await forms.rows('added'))[0]?.details).toEqual(['1 yes, 1 no, 1 left blank']);
});

it('tells new children of one name apart, from each other and from one on roll', async () => {
  school = await newSchool();
  const labels = async (list: Awaited<ReturnType<typeof shown>>) =>
    (await list.rows('added')).map(({ label }) => label);
  const file = ['Surname,Forename,DOB,Reg', 'Wu,Ava,01/02/2019,Oak', 'Wu,Ava,,Elm', 'Li,Kai,03/04/2019,Oak'];
  expect(await labels(await shown(file))).toEqual([
    'Ava Wu, Oak, born 1 Feb 2019',
    'Ava Wu, Elm, date of birth not recorded',
    'Kai Li, Oak',
  ]);
  const pupils = await shown(PUPILS);
  await school.call('imports.apply', { previewId: pupils.preview.previewId, choices: [] });
  const namesake = await shown(['Surname,Forename,DOB,Reg', 'Otley,Ava,05/06/2018,Elm']);
  expect(await labels(namesake)).toEqual(['Ava Otley, Elm, born 5 Jun 2018']);
});
