import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChildId } from '#shared/domain/ids.ts';
import { CTFS, FIXTURE, importFiles, importText, previewText, upload } from '../support/import-files.ts';
import { newSchool, type School } from '../support/new-school.ts';
import { dumpRegister } from '../support/register-dump.ts';

let school: School;
beforeEach(async () => {
  school = await newSchool();
}, 60_000);
afterEach(() => school.close());

const PUPILS = 'UPN,Surname,Forename,DOB,Reg\n,Wu,Ava,01/02/2019,Oak\n,Wu,Ava,03/04/2020,Elm\n,Li,Kai,05/06/2019,Oak\n';
const children = async () => (await school.call('children.list', { leavers: false })).children;
const avaIn = async (className: string): Promise<ChildId> =>
  (await children()).find((child) => child.forename === 'Ava' && child.className === className)!.childId;
const doubts = async () => (await school.call('imports.doubts', {})).doubts;
const code = async (answer: Promise<unknown>) =>
  answer.then(
    () => 'ok',
    (error: Error) => error.message.split(' ')[0],
  );
const status = (path: string) => school.app.serve({ method: 'GET', path }).status;

describe('rows that nobody has decided on', () => {
  const MEDICAL = 'Surname,Forename,Condition\nWu,Ava,Asthma\nLi,Kai,Eczema\nNobody,Here,Epilepsy\n';

  it('are kept with line, why and candidates, and nothing of them is in the register', async () => {
    await importText(school, 'pupils.csv', PUPILS);
    await importText(school, 'medical.csv', MEDICAL);
    const kept = await doubts();
    expect(kept.map((doubt) => [doubt.line, doubt.about, doubt.reason, doubt.candidates.length])).toEqual([
      [2, 'Ava Wu: Asthma', 'More than one child has this name.', 2],
      [3, 'Kai Li: Eczema', 'Only the name fits: there is no number, date of birth or class to be sure by.', 1],
      [4, 'Here Nobody: Epilepsy', 'No child in the register fits this row.', 0],
    ]);
    expect(kept[0]?.candidates.map((one) => [one.className, one.born])).toEqual([
      ['Oak', '2019-02-01'],
      ['Elm', '2020-04-03'],
    ]);
    expect((await dumpRegister(school)).needs).toEqual([]);
    expect((await school.call('imports.history', {})).runs[0]?.undecided).toBe(3);
  });

  it('are settled for the child that a person names, once, and go with their import when it is taken back', async () => {
    await importText(school, 'pupils.csv', PUPILS);
    const before = await dumpRegister(school);
    const { applied } = await importText(school, 'medical.csv', MEDICAL);
    const [ava] = await doubts();
    const childId = await avaIn('Elm');
    const { did } = await school.call('imports.settleDoubt', { doubtId: ava!.doubtId, childId });
    expect(did).toContain('Added: Ava Wu: Asthma');
    expect(await code(school.call('imports.settleDoubt', { doubtId: ava!.doubtId, childId }))).toBe(
      'changed-elsewhere',
    );
    const { needs } = await school.call('medical.needs', { childId });
    expect(needs.map((need) => need.condition)).toEqual(['Asthma']);
    expect(await doubts()).toHaveLength(2);
    const { kept } = await school.call('imports.undo', { importId: applied.importId });
    expect(kept).toEqual([]);
    expect(await doubts()).toEqual([]);
    expect(await dumpRegister(school)).toEqual(before);
  });

  it('are put aside with a word, and never without', async () => {
    await importText(school, 'pupils.csv', PUPILS);
    await importText(school, 'medical.csv', MEDICAL);
    const doubtIds = (await doubts()).map(({ doubtId }) => doubtId);
    expect(await code(school.call('imports.dismissDoubts', { doubtIds, words: ' ' }))).toBe('bad-input');
    await school.call('imports.dismissDoubts', { doubtIds, words: 'Left last year' });
    expect(await doubts()).toEqual([]);
    expect((await dumpRegister(school)).needs).toEqual([]);
  });

  it('are asked once only when the same file comes again', async () => {
    await importText(school, 'pupils.csv', PUPILS);
    await importText(school, 'medical.csv', MEDICAL);
    await importText(school, 'again.csv', MEDICAL);
    expect((await doubts()).map((doubt) => doubt.fileName)).toEqual(['again.csv', 'again.csv', 'again.csv']);
  });

  it('that tell of a child may be a new child; others may not', async () => {
    await importText(school, 'pupils.csv', PUPILS);
    await importText(school, 'more.csv', 'Surname,Forename,DOB,UPN\nWu,Ava,,\n');
    const [pupil] = await doubts();
    expect(pupil).toMatchObject({ about: 'Ava Wu', mayAdd: true });
    await school.call('imports.settleDoubt', { doubtId: pupil!.doubtId, childId: 'new' });
    expect((await children()).filter((child) => child.forename === 'Ava')).toHaveLength(3);
    await importText(school, 'medical.csv', MEDICAL);
    const [need] = await doubts();
    expect(await code(school.call('imports.settleDoubt', { doubtId: need!.doubtId, childId: 'new' }))).toBe(
      'bad-input',
    );
    expect(await doubts()).toHaveLength(3);
  });

  it('are decided in the preview too: the chosen child gets the row, another line stays open', async () => {
    await importText(school, 'pupils.csv', PUPILS);
    const shown = await previewText(school, 'medical.csv', MEDICAL);
    const childId = await avaIn('Oak');
    const { counts } = await school.call('imports.apply', {
      previewId: shown.previewId,
      choices: [{ line: 2, childId }],
    });
    expect(counts).toMatchObject({ added: 1, doubtful: 2 });
    expect((await school.call('medical.needs', { childId })).needs).toHaveLength(1);
  });

  it('a photo that two children may be is shown to who imports, given to one of them, and then kept nowhere else', async () => {
    await importText(school, 'pupils.csv', PUPILS);
    const uploadId = await upload(school, 'Wu_Ava.jpg', readFileSync(`${FIXTURE}photos/004008.JPG`));
    const shown = await school.call('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null });
    expect(shown.items).toMatchObject([{ outcome: 'doubtful', pictureUrl: `/import-picture/${uploadId}` }]);
    expect(status(`/import-picture/${uploadId}`)).toBe(200);
    await school.call('imports.apply', { previewId: shown.previewId, choices: [] });
    expect(status(`/import-picture/${uploadId}`)).toBe(404);
    const [doubt] = await doubts();
    const url = doubt!.pictureUrl!;
    expect(status(url)).toBe(200);
    await school.asRole('office');
    expect(status(url)).toBe(200);
    const { classes } = await school.call('children.classes', {});
    for (const role of ['senco', 'first-aid', 'class', 'kitchen', 'cover'] as const) {
      await school.asRole(role, [classes[0]!.classId]);
      expect(status(url), role).toBe(404);
    }
    await school.asLead();
    const childId = await avaIn('Oak');
    await school.call('imports.settleDoubt', { doubtId: doubt!.doubtId, childId });
    expect(status(url)).toBe(404);
    expect((await dumpRegister(school)).photos).toHaveLength(1);
    const [elm, oak] = [await avaIn('Elm'), await avaIn('Oak')].map(
      async (id) => (await children()).find((child) => child.childId === id)?.photoUrl,
    );
    expect([await elm, (await oak) !== null]).toEqual([null, true]);
  }, 120_000);
});

describe('with the Arbor list in place of the SIMS one', () => {
  it('what needs an admission number is doubtful, never guessed, and stays to be settled', async () => {
    const expected = JSON.parse(readFileSync(`${FIXTURE}expected.json`, 'utf8'));
    for (const name of [...CTFS, 'pupils-arbor.csv']) await importFiles(school, [name]);
    const contacts = await importFiles(school, ['contacts.csv']);
    expect(contacts.shown.counts).toMatchObject({ added: 0, changed: 0, doubtful: expected.contacts });
    const medical = await importFiles(school, ['medical.csv']);
    expect(medical.shown.counts).toMatchObject({ added: expected.conditionRows, doubtful: 0 });
    const byNumber = Object.entries(expected.photoMatch as Record<string, { by: string }>)
      .filter(([, match]) => match.by === 'admission')
      .map(([name]) => name);
    const photos = await importFiles(school, byNumber.slice(0, 10));
    expect(photos.shown.counts).toMatchObject({ added: 0, changed: 0, doubtful: 0, skipped: 10 });
    expect((await school.call('imports.doubts', {})).total).toBe(expected.contacts);
    expect((await dumpRegister(school)).photos).toEqual([]);
  }, 120_000);

  it('either list after the other gives the same children, none doubled', async () => {
    for (const name of [...CTFS, 'pupils-arbor.csv', 'pupils-sims.csv']) await importFiles(school, [name]);
    const one = (await dumpRegister(school)).children!.map((row) => ({ ...JSON.parse(row), id: '' }));
    const other = await newSchool();
    try {
      for (const name of [...CTFS, 'pupils-sims.csv', 'pupils-arbor.csv']) await importFiles(other, [name]);
      const two = (await dumpRegister(other)).children!.map((row) => ({ ...JSON.parse(row), id: '' }));
      const byUpn = (rows: { upn: string; surname: string; forename: string; born: string }[]) =>
        rows.map((row) => JSON.stringify(row)).sort();
      expect(one).toHaveLength(210);
      expect(byUpn(two)).toEqual(byUpn(one));
    } finally {
      other.close();
    }
    const shown = await importFiles(school, ['contacts.csv']);
    expect(shown.shown.counts.doubtful).toBe(0);
  }, 120_000);
});
