import { afterEach, beforeEach, expect, it } from 'vitest';
import { importText, upload } from '../support/import-files.ts';
import { newSchool, type School } from '../support/new-school.ts';
import { dumpEveryRow } from '../support/register-dump.ts';

const JOB = '00000000-0000-4000-8000-00000000000b';
const MANY = 3000;
let school: School;
beforeEach(async () => {
  school = await newSchool();
  await importText(school, 'a.csv', 'UPN,Surname,Forename,DOB,Reg\n,Wu,Ava,01/02/2019,Oak\n');
}, 60_000);
afterEach(() => school.close());

/** A list so long that it is written in many slices. */
const pupils = `Admission number,Surname,Forename,DOB,Reg\n${Array.from(
  { length: MANY },
  (_, i) => `${100_000 + i},Surname${i},Forename${i % 313},0${1 + (i % 9)}/0${1 + (i % 8)}/2017,Class ${i % 60}`,
).join('\n')}\n`;

async function previewed(): Promise<string> {
  const uploadId = await upload(school, 'many.csv', Buffer.from(pupils));
  return (await school.call('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null })).previewId;
}

/** Begins the write and runs `act` in the middle of it, once; then the answer of both. */
async function amid<T>(begin: () => Promise<T>, act: () => Promise<void>): Promise<T> {
  let acted: Promise<void> | null = null;
  const deafen = school.app.subscribe((event) => {
    if (event.type !== 'progress' || event.jobId !== JOB || event.done < 5) return;
    acted ??= act();
  });
  const answer = await begin();
  deafen();
  if (acted === null) throw new Error('There was no middle.');
  await acted;
  return answer;
}
const apply = (previewId: string) => () => school.tryCall('imports.apply', { previewId, choices: [], jobId: JOB });
const code = (answer: { ok: boolean; error?: { code: string } }) => answer.error?.code ?? 'ok';
const ava = async () => (await school.call('children.find', { text: 'ava wu' })).hits[0]!.childId;

it('stops while it writes, says that nothing was changed, and not a byte of the register is another', async () => {
  const before = await dumpEveryRow(school);
  const answer = await amid(apply(await previewed()), async () => {
    await school.call('imports.cancel', { jobId: JOB });
  });
  expect(code(answer as never)).toBe('cancelled');
  expect(!answer.ok && answer.error.message).toBe('Stopped. Nothing was changed.');
  expect(await dumpEveryRow(school)).toEqual(before);
}, 60_000);

it('is not begun anew by what the core does by itself before every call and each second', async () => {
  const previewId = await previewed();
  const told: number[] = [];
  const asked: Promise<unknown>[] = [];
  const deafen = school.app.subscribe((event) => {
    if (event.type !== 'progress' || event.jobId !== JOB) return;
    told.push(event.done);
    // A call that asks the register nothing: all that happens is the core's own housekeeping.
    asked.push(school.call('imports.cancel', { jobId: crypto.randomUUID() }));
  });
  expect(code((await apply(previewId)()) as never)).toBe('ok');
  deafen();
  await Promise.all(asked);
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
}, 60_000);

it('is written in the end although somebody asks the register in every one of its pauses', async () => {
  const previewId = await previewed();
  const asked: Promise<unknown>[] = [];
  const deafen = school.app.subscribe((event) => {
    if (event.type === 'progress' && event.jobId === JOB) asked.push(school.call('children.find', { text: 'wu' }));
  });
  expect(code((await apply(previewId)()) as never)).toBe('ok');
  deafen();
  await Promise.all(asked);
  expect(asked.length).toBeGreaterThan(5);
  expect((await dumpEveryRow(school)).child).toHaveLength(MANY + 1);
}, 60_000);

it('can be imported after all when it was stopped', async () => {
  const previewId = await previewed();
  await amid(apply(previewId), async () => void (await school.call('imports.cancel', { jobId: JOB })));
  const { counts } = await school.call('imports.apply', { previewId, choices: [], jobId: JOB });
  expect(counts.added).toBe(MANY);
  expect((await dumpEveryRow(school)).child).toHaveLength(MANY + 1);
}, 60_000);

it('a lock in the middle ends the session at once, and the import with it, to nothing', async () => {
  const before = await dumpEveryRow(school);
  const answer = await amid(apply(await previewed()), async () => void (await school.call('access.lock', {})));
  expect(code(answer as never)).toBe('signed-out');
  await school.asLead();
  expect(await dumpEveryRow(school)).toEqual(before);
}, 60_000);

it('the shield in the middle hides the screen, and nothing is written behind it', async () => {
  const before = await dumpEveryRow(school);
  const answer = await amid(apply(await previewed()), async () => void (await school.call('access.shield', {})));
  expect(code(answer as never)).toBe('shielded');
  expect(await dumpEveryRow(school)).toEqual(before);
}, 60_000);

it('an emergency card opened and tapped in the middle is answered from the register as it was, and kept; then all is imported', async () => {
  const childId = await ava();
  const seen: string[] = [];
  const answer = await amid(apply(await previewed()), async () => {
    const { cardId } = await school.call('medical.openCard', { childId, reason: null });
    await school.call('medical.tap', { cardId, kind: 'adrenaline', words: 'left leg' });
    seen.push(...(await school.call('children.find', { text: 'surname17' })).hits.map(({ name }) => name));
    const card = await school.call('medical.card', { cardId });
    seen.push(...card.taps.map(({ words }) => words));
  });
  expect(code(answer as never)).toBe('ok');
  // Nobody saw a child of the half import.
  expect(seen).toEqual(['left leg']);
  const dump = await dumpEveryRow(school);
  expect([dump.child?.length, dump.emergency_card?.length, dump.emergency_tap?.length]).toEqual([MANY + 1, 1, 1]);
  expect(dump.import_run).toHaveLength(2);
}, 60_000);

it('what a tap wrote in the middle stays when the import is stopped after', async () => {
  const childId = await ava();
  const answer = await amid(apply(await previewed()), async () => {
    const { cardId } = await school.call('medical.openCard', { childId, reason: null });
    await school.call('medical.tap', { cardId, kind: 'ambulance', words: '' });
    await school.call('imports.cancel', { jobId: JOB });
  });
  expect(code(answer as never)).toBe('cancelled');
  const dump = await dumpEveryRow(school);
  expect([dump.child?.length, dump.emergency_tap?.length, dump.import_run?.length]).toEqual([1, 1, 1]);
}, 60_000);

it('is refused when somebody in the middle changed what was shown', async () => {
  const childId = await ava();
  const uploadId = await upload(school, 'many.csv', Buffer.from(`${pupils}1,Wu,Ava,01/02/2019,Elm\n`));
  const { previewId } = await school.call('imports.preview', { uploadIds: [uploadId], kind: null, mapping: null });
  const elm = await school.call('children.saveClass', { classId: null, name: 'Ash', yearGroup: '3', teacher: '' });
  const answer = await amid(apply(previewId), async () => {
    await school.call('children.move', { childIds: [childId], classId: elm.classId });
  });
  expect(code(answer as never)).toBe('import-changed');
  const dump = await dumpEveryRow(school);
  expect([dump.child?.length, dump.import_run?.length]).toEqual([1, 1]);
}, 60_000);

it('taking an import back stops in the middle too, and makes way as well', async () => {
  const { importId } = await school.call('imports.apply', { previewId: await previewed(), choices: [] });
  const before = await dumpEveryRow(school);
  const undo = () => school.tryCall('imports.undo', { importId, jobId: JOB });
  const stopped = await amid(undo, async () => void (await school.call('imports.cancel', { jobId: JOB })));
  expect(code(stopped as never)).toBe('cancelled');
  expect(await dumpEveryRow(school)).toEqual(before);
  const childId = await ava();
  const done = await amid(undo, async () => void (await school.call('medical.openCard', { childId, reason: null })));
  expect(done).toMatchObject({ ok: true, value: { kept: [] } });
  expect((await school.call('children.find', { text: 'surname17' })).hits).toEqual([]);
}, 60_000);
