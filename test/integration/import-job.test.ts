import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CareboardEvent } from '#shared/contract/events.ts';
import { importText, upload } from '../support/import-files.ts';
import { newSchool, type School } from '../support/new-school.ts';
import { dumpRegister } from '../support/register-dump.ts';

let school: School;
beforeAll(async () => {
  school = await newSchool();
  await importText(school, 'a.csv', 'UPN,Surname,Forename,DOB,Reg\n,Wu,Ava,01/02/2019,Oak\n');
}, 60_000);
afterAll(() => school.close());

/** A list of so many synthetic pupils: long enough to be read in many slices. */
function pupils(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `${100_000 + i},Surname${i % 997}x${Math.floor(i / 997)},Forename${i % 313},0${1 + (i % 9)}/0${1 + (i % 8)}/201${5 + (i % 5)},Class ${i % 60}`,
  );
  return `Admission number,Surname,Forename,DOB,Reg\n${rows.join('\n')}\n`;
}
const JOB = '00000000-0000-4000-8000-00000000000a';
const code = (answer: { ok: boolean; error?: { code: string } }) => answer.error?.code ?? 'ok';

it('tells how far it is, lets others have their turn meanwhile, and has one long job at a time', async () => {
  const uploadId = await upload(school, 'many.csv', Buffer.from(pupils(8000)));
  const told: Extract<CareboardEvent, { type: 'progress' }>[] = [];
  const deafen = school.app.subscribe((event) => {
    if (event.type === 'progress') told.push(event);
  });
  const wish = { uploadIds: [uploadId], kind: null, mapping: null, jobId: JOB };
  let finished = false;
  const preview = school.tryCall('imports.preview', wish).finally(() => {
    finished = true;
  });
  const others: string[] = [];
  while (!finished) {
    const found = await school.tryCall('children.find', { text: 'ava' });
    if (found.ok && !finished) others.push(found.value.hits[0]?.name ?? '');
    if (others.length === 2) expect(code((await school.tryCall('imports.preview', wish)) as never)).toBe('busy');
    await new Promise((resolve) => setImmediate(resolve));
  }
  deafen();
  expect(code((await preview) as never)).toBe('ok');
  expect(others.length).toBeGreaterThan(3);
  expect(new Set(others)).toEqual(new Set(['Ava Wu']));
  expect(told.length).toBeGreaterThan(1);
  expect(told.every((event) => event.jobId === JOB && event.done <= event.total)).toBe(true);
}, 120_000);

it('stops while it reads, answers so, and changes nothing', async () => {
  const before = await dumpRegister(school);
  const uploadId = await upload(school, 'many.csv', Buffer.from(pupils(8000)));
  const preview = school.tryCall('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null, jobId: JOB });
  await new Promise((resolve) => setImmediate(resolve));
  await school.call('imports.cancel', { jobId: JOB });
  const answer = await preview;
  expect(code(answer as never)).toBe('cancelled');
  expect(!answer.ok && answer.error.message).toBe('Stopped. Nothing was changed.');
  // The same file can be read after all.
  const again = await school.call('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null });
  expect(again.counts.added).toBe(8000);
  expect(await dumpRegister(school)).toEqual(before);
}, 120_000);

it('stops while an import is judged again because the register changed, before anything is written', async () => {
  const uploadId = await upload(school, 'many.csv', Buffer.from(pupils(4000)));
  const shown = await school.call('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null });
  await school.call('children.saveClass', { classId: null, name: 'Willow', yearGroup: '2', teacher: '' });
  const before = (await school.call('imports.history', {})).runs.length;
  const apply = school.tryCall('imports.apply', { previewId: shown.previewId, choices: [], jobId: JOB });
  await new Promise((resolve) => setImmediate(resolve));
  await school.call('imports.cancel', { jobId: JOB });
  expect(code((await apply) as never)).toBe('cancelled');
  expect((await school.call('imports.history', {})).runs).toHaveLength(before);
  expect((await dumpRegister(school)).children).toHaveLength(1);
}, 120_000);

it('an import is refused when the register changed so that it would do something else', async () => {
  const csv = 'Surname,Forename,DOB,Reg\nWu,Ava,01/02/2019,Elm\n';
  const uploadId = await upload(school, 'a.csv', Buffer.from(csv));
  const shown = await school.call('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null });
  const elm = await school.call('children.saveClass', { classId: null, name: 'Elm', yearGroup: '3', teacher: '' });
  const [ava] = (await school.call('children.find', { text: 'ava' })).hits;
  await school.call('children.move', { childIds: [ava!.childId], classId: elm.classId });
  const apply = await school.tryCall('imports.apply', { previewId: shown.previewId, choices: [] });
  expect(code(apply as never)).toBe('import-changed');
}, 60_000);

it('a lock in the middle ends the job with the session', async () => {
  const uploadId = await upload(school, 'many.csv', Buffer.from(pupils(4000)));
  const preview = school.tryCall('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null });
  await new Promise((resolve) => setImmediate(resolve));
  await school.call('access.lock', {});
  expect(code((await preview) as never)).toBe('signed-out');
  await school.asLead();
  const gone = await school.tryCall('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null });
  expect(code(gone as never)).toBe('not-found');
}, 60_000);

it('lists the children whose records ask for a look, and empties as they are worked off', async () => {
  const list = async (what: string) =>
    (await school.call('imports.attention', {})).lists
      .find((one) => one.what === what)
      ?.children.map(({ name }) => name);
  const ctf = (name: string, upn: string) =>
    `<Pupil><UPN>${upn}</UPN><Surname>${name}</Surname><Forename>Mia</Forename><DOB>2019-09-09</DOB><BasicDetails><MedicalFlag>true</MedicalFlag></BasicDetails></Pupil>`;
  await importText(
    school,
    'a.xml',
    `<CTfile><Header><CTFversion>25.0</CTFversion></Header><CTFpupilData>${ctf('Hall', 'A999200126103')}${ctf('Ito', 'M82012342501A')}</CTFpupilData></CTfile>`,
  );
  expect(await list('flagged-nothing-recorded')).toEqual(['Mia Hall', 'Mia Ito']);
  expect(await list('upn-bad')).toEqual(['Mia Hall']);
  expect(await list('upn-temporary')).toEqual(['Mia Ito']);
  expect(await list('upn-missing')).toEqual(['Ava Wu']);
  await importText(school, 'm.csv', 'Surname,Forename,DOB,Condition\nHall,Mia,09/09/2019,Asthma\n');
  expect(await list('flagged-nothing-recorded')).toEqual(['Mia Ito']);
  // The board and the card say the same of her, in their own words, and the kitchen hears nothing of it.
  const { children } = await school.call('medical.flagged', {});
  expect(children.map(({ name }) => name)).toEqual(['Mia Ito']);
  const childId = children[0]?.childId ?? ('' as never);
  expect(await school.call('medical.needs', { childId })).toMatchObject({ needs: [], flagged: true });
  expect(await school.call('medical.openCard', { childId, reason: null })).toMatchObject({ needs: [], flagged: true });
  await school.asRole('kitchen');
  expect(code((await school.tryCall('medical.flagged', {})) as never)).toBe('not-allowed');
}, 60_000);
