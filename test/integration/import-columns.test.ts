import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, londonDay } from '#shared/domain/calendar-date.ts';
import { importText, previewText, upload } from '../support/import-files.ts';
import { newSchool, type School } from '../support/new-school.ts';
import { dumpRegister } from '../support/register-dump.ts';

let school: School;
beforeEach(async () => {
  school = await newSchool();
  await importText(
    school,
    'pupils.csv',
    'UPN,Surname,Forename,DOB,Reg\n,Wu,Ava,01/02/2019,Oak\n,Li,Kai,03/04/2019,Oak\n',
  );
}, 60_000);
afterEach(() => school.close());

const ODD =
  'Kid first,Kid last,Born on,Back on,Our website,Film,Notes\nAva,Wu,01/02/2019,01/09/2026,Yes,No,late\nKai,Li,03/04/2019,02/09/2026,No,perhaps,\n';
const MAPPING = { forename: 'Kid first', surname: 'Kid last', born: 'Born on', formDate: 'Back on' };
const code = async (answer: Promise<unknown>) =>
  answer.then(
    () => 'ok',
    (error: Error) => error.message.split(' ')[0],
  );
const purpose = async (name: string) =>
  (await school.call('consent.purposes', {})).purposes.find((one) => one.name === name)!.purposeId;

it('shows each column with its first values, doubled headers apart, and what it still has to ask', async () => {
  const uploadId = await upload(
    school,
    'odd.csv',
    Buffer.from('Surname,Forename,Surname,Mobile\nWu,Ava,Chen,07700 900001\nLi,Kai,Chen,\n'),
  );
  const view = await school.call('imports.columns', { uploadId, kind: 'contacts' });
  expect(view.headers.map(({ header, samples }) => [header, samples])).toEqual([
    ['Surname', ['Wu', 'Li']],
    ['Forename', ['Ava', 'Kai']],
    ['Surname (2nd)', ['Chen']],
    ['Mobile', ['07700 900001']],
  ]);
  expect(view.fields.find(({ field }) => field === 'contactSurname')).toMatchObject({
    header: 'Surname (2nd)',
    required: true,
  });
  expect(view.fields.find(({ field }) => field === 'contactForename')?.header).toBeNull();
  expect(view.complete).toBe(false);
  expect((await school.call('imports.columns', { uploadId, kind: null })).kind).toBeNull();
});

it('refuses a consents list whose columns nobody has spoken for, instead of dropping them', async () => {
  expect(await code(previewText(school, 'odd.csv', ODD, { kind: 'consents', mapping: MAPPING }))).toBe(
    'columns-undecided',
  );
  const shown = await previewText(school, 'odd.csv', ODD, {
    kind: 'consents',
    mapping: MAPPING,
    purposes: [
      { header: 'Our website', to: await purpose('Website') },
      { header: 'Film', to: 'leave' },
    ],
  });
  expect(shown.unused).toEqual(['Film', 'Notes']);
  expect(shown.counts.added).toBe(2);
});

it('asks what a word means that nobody knows, and records it as a person said', async () => {
  const purposes = [
    { header: 'Our website', to: await purpose('Website') },
    { header: 'Film', to: await purpose('Video') },
  ];
  const wish = { kind: 'consents' as const, mapping: MAPPING, purposes };
  const uploadId = await upload(school, 'odd.csv', Buffer.from(ODD));
  const view = await school.call('imports.columns', { uploadId, kind: 'consents', mapping: MAPPING });
  expect(view.answers.map(({ header, answers, odd }) => [header, answers, odd])).toEqual([
    ['Our website', 'all', []],
    ['Film', 'some', ['perhaps']],
    ['Notes', 'none', ['late']],
  ]);
  expect(view.complete).toBe(false);
  expect(await code(previewText(school, 'odd.csv', ODD, wish))).toBe('columns-undecided');

  const left = await previewText(school, 'odd.csv', ODD, { ...wish, words: [{ word: 'perhaps', means: 'leave' }] });
  expect(left.items.find((item) => item.line === 3)?.details).toEqual([
    '1 no',
    '“Film”: “perhaps” is neither yes nor no, so it was not recorded',
  ]);
  const shown = await previewText(school, 'odd.csv', ODD, {
    ...wish,
    words: [{ word: ' PERHAPS ', means: 'no-answer' }],
  });
  expect(shown.items.find((item) => item.line === 3)?.details).toEqual(['1 no, 1 left blank']);
  await school.call('imports.apply', { previewId: shown.previewId, choices: [] });
  const { decisions } = await dumpRegister(school);
  expect(decisions?.map((row) => JSON.parse(row).state).sort()).toEqual(['given', 'no-answer', 'refused', 'refused']);
});

it('reads a list with one answer to a row, each of its own day, and asks which purpose is which', async () => {
  const LONG =
    'UPN,Surname,Forename,DOB,Consent type,Status,Consent date,Valid until\n,Wu,Ava,01/02/2019,Website,Granted,01/09/2026,31/08/2027\n' +
    ',Wu,Ava,01/02/2019,Our film,Revoked,02/09/2026,\n,Li,Kai,03/04/2019,Website,,,\n,Li,Kai,03/04/2019, WEBSITE ,Declined,03/09/2026,\n';
  const uploadId = await upload(school, 'long.csv', Buffer.from(LONG));
  const view = await school.call('imports.columns', { uploadId, kind: null });
  expect(view).toMatchObject({ kind: 'consents', complete: false });
  expect(view.answers.map(({ header, answers, purpose: to }) => [header, answers, to])).toEqual([
    ['Website', 'all', await purpose('Website')],
    ['Our film', 'all', null],
  ]);
  const mapping = Object.fromEntries(view.fields.flatMap(({ field, header }) => (header ? [[field, header]] : [])));
  expect(await code(previewText(school, 'long.csv', LONG))).toBe('columns-undecided');
  const shown = await previewText(school, 'long.csv', LONG, {
    kind: 'consents',
    mapping,
    purposes: [{ header: 'Our film', to: await purpose('Video') }],
  });
  expect(shown.items.map(({ line, outcome, details }) => [line, outcome, details]).sort()).toEqual([
    [2, 'added', ['1 yes']],
    [3, 'added', ['1 withdrawn']],
    [5, 'added', ['1 no']],
  ]);
  expect(shown.counts.unchanged).toBe(1);
  await school.call('imports.apply', { previewId: shown.previewId, choices: [] });
  const { decisions } = await dumpRegister(school);
  expect(
    decisions
      ?.map((row) => JSON.parse(row))
      .map((row) => [row.state, row.decided_on, row.valid_until])
      .sort(),
  ).toEqual([
    ['given', '2026-09-01', '2027-08-31'],
    ['refused', '2026-09-03', null],
    ['withdrawn', '2026-09-02', null],
  ]);
});

it('reads the day and the end of an answer from the columns beside it', async () => {
  const WIDE =
    'Surname,Forename,DOB,Website,Website (date),Website (valid until),Video,Date of Video\n' +
    'Wu,Ava,01/02/2019,✓,01/09/2026,31/08/2027,n,02/09/2026\nLi,Kai,03/04/2019,Run out,03/09/2025,,,\n';
  const { applied } = await importText(school, 'wide.csv', WIDE);
  expect(applied.counts).toMatchObject({ added: 2 });
  const { decisions } = await dumpRegister(school);
  const rows = decisions?.map((row) => JSON.parse(row)).map((row) => [row.state, row.decided_on, row.valid_until]);
  const yesterday = addDays(londonDay(new Date()), -1);
  expect(rows?.sort()).toEqual([
    ['given', '2025-09-03', yesterday],
    ['given', '2026-09-01', '2027-08-31'],
    ['refused', '2026-09-02', null],
  ]);
});

it('remembers a matching for files with the same columns, by name; renamed, replaced, forgotten', async () => {
  const uploadId = await upload(school, 'odd.csv', Buffer.from(ODD));
  const purposes = [
    { header: 'Our website', to: await purpose('Website') },
    { header: 'Film', to: 'leave' as const },
  ];
  const words = [{ word: 'perhaps', means: 'no-answer' as const }];
  await school.call('imports.saveProfile', {
    ...{ uploadId, name: 'Forms', kind: 'consents', mapping: MAPPING, words },
    purposes: [purposes[0]!, { header: 'Film', to: await purpose('Video') }],
  });
  expect((await school.call('imports.columns', { uploadId, kind: null })).words).toEqual(words);
  const spoken = await previewText(school, 'next.csv', ODD);
  expect(spoken.items.map(({ details }) => details)).toContainEqual(['1 no, 1 left blank']);
  await school.call('imports.saveProfile', { uploadId, name: 'Forms', kind: 'consents', mapping: MAPPING, purposes });
  const shown = await previewText(school, 'next.csv', ODD);
  expect(shown).toMatchObject({ kind: 'consents', profile: 'Forms', counts: { added: 2 } });
  expect((await school.call('imports.columns', { uploadId, kind: null })).complete).toBe(true);

  const [profile] = (await school.call('imports.profiles', {})).profiles;
  expect(profile).toMatchObject({ name: 'Forms', kind: 'consents', columns: 7, by: 'Mrs C Westgate' });
  await school.call('imports.renameProfile', { profileId: profile!.profileId, name: 'Forms of 2026' });
  await school.call('imports.saveProfile', { uploadId, name: 'Newer', kind: 'consents', mapping: MAPPING, purposes });
  const after = (await school.call('imports.profiles', {})).profiles;
  expect(after.map(({ name }) => name)).toEqual(['Newer']);

  await school.call('consent.retirePurpose', { purposeId: purposes[0]!.to as never });
  expect(await code(previewText(school, 'next.csv', ODD))).toBe('columns-undecided');
  await school.call('imports.removeProfile', { profileId: after[0]!.profileId });
  expect(await code(previewText(school, 'next.csv', ODD))).toBe('file-unknown-kind');
});

it('lets nobody but a Lead make a purpose by an import', async () => {
  await school.asRole('office');
  const wish = {
    kind: 'consents' as const,
    mapping: MAPPING,
    purposes: [
      { header: 'Our website', to: 'new' as const },
      { header: 'Film', to: 'leave' as const },
    ],
  };
  expect(await code(previewText(school, 'odd.csv', ODD, wish))).toBe('not-allowed');
  const uploadId = await upload(school, 'odd.csv', Buffer.from(ODD));
  expect((await school.call('imports.columns', { uploadId, kind: 'consents' })).mayMakePurposes).toBe(false);
  await school.asLead();
  expect((await previewText(school, 'odd.csv', ODD, wish)).counts.added).toBe(2);
});

it('a list without a severity leaves what a person set as it is, and one contact in two rows is one contact', async () => {
  await importText(school, 'a.csv', 'Surname,Forename,Class,Condition,Severity\nWu,Ava,Oak,Asthma,High\n');
  const again = await previewText(school, 'b.csv', 'Surname,Forename,Class,Condition\nWu,Ava,Oak,Asthma\n');
  expect(again.counts).toMatchObject({ changed: 0, unchanged: 1 });
  const rows =
    'Surname,Forename,Class,Contact surname,Contact forename,Relationship\nWu,Ava,Oak,Wu,Mei,Mother\nWu,Ava,Oak,Wu,Mei,Mother\n';
  expect((await importText(school, 'c.csv', rows)).applied.counts).toMatchObject({ added: 1, unchanged: 1 });
  expect((await dumpRegister(school)).contacts).toHaveLength(1);
});

it('says before and after in words', async () => {
  const shown = await previewText(
    school,
    'p.csv',
    'Surname,Forename,DOB,Reg,Preferred forename\nWu,Ava,01/02/2019,Elm,Avie\n',
  );
  expect(shown.items[0]?.details).toEqual(['Preferred forename: not recorded → Avie', 'Class: Oak → Elm']);
});
