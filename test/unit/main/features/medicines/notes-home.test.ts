import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DoseId, MedicineId } from '#shared/domain/ids.ts';
import { day, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';

let made: MedicineSchool;
let medicineId: MedicineId;
let doseId: DoseId;
beforeAll(async () => {
  made = await medicineSchool();
  medicineId = await made.agree({ name: 'Alpha' });
  const refused = {
    childId: made.childId,
    medicineId,
    requestKey: key(),
    at: 'now',
    slot: null,
    corrects: null,
  } as const;
  ({ doseId } = await made.school.call('medicines.notGiven', { ...refused, reason: 'refused', words: '' }));
});
afterAll(() => made.school.close());

const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
const about = () => ({ kind: 'dose', doseId }) as const;
const print = () => call('medicines.printNote', { childId: made.childId, about: about(), holders: ['Ms Lake'] });
const code = async (name: 'medicines.noteGiven' | 'papers.giveToParent', input: object) => {
  const result = await made.school.tryCall(name, input as never);
  return result.ok ? 'ok' : result.error.code;
};
const paper = async (paperId: string) => call('papers.paper', { paperId: paperId as never });

it('is a numbered copy that is out until a parent has it; who has it is told', async () => {
  const { paperId, copies, collectBy } = await print();
  expect(copies).toMatchObject([{ number: 1, holder: 'Ms Lake' }]);
  expect(collectBy).toBe('2026-11-24');
  expect(await paper(paperId)).toMatchObject({ kind: 'note-home', children: 1, out: 1, title: 'About a medicine' });
  expect((await call('medicines.day', {})).toTell).toHaveLength(1);
  const given = { childId: made.childId, about: about(), paperId, whom: 'Ms Lake', requestKey: key() };
  await call('medicines.noteGiven', given);
  expect(await paper(paperId)).toMatchObject({
    ...{ out: 0, given: 1 },
    list: [{ state: 'given', events: [{ step: 'given', told: 'Ms Lake', onDay: '2026-11-24' }] }],
  });
  expect((await call('medicines.day', {})).toTell).toEqual([]);
  const [dose] = (await call('medicines.doses', { childId: made.childId, medicineId, before: null })).doses;
  expect(dose?.told).toMatchObject({ whom: 'Ms Lake', how: 'note' });
  expect(await code('medicines.noteGiven', { ...given, requestKey: key() })).toBe('copy-not-so');
  // It does not come back, and stands with the finished papers.
  expect((await call('papers.list', { which: 'open' })).papers.map((one) => one.paperId)).not.toContain(paperId);
});

it('is overdue from the next day, if nobody gave it', async () => {
  const { paperId } = await print();
  made.time.set(24 * 3_600_000);
  expect(await paper(paperId)).toMatchObject({ overdue: 1 });
  made.time.set(-24 * 3_600_000);
});

it('is the only kind of paper that is given away', async () => {
  const holders = [{ name: 'Mr Reed' }];
  const governors = await call('papers.add', {
    ...{ kind: 'governors', title: 'Minutes', onDay: null, masterPlace: '', holders, collectBy: day('2026-12-01') },
  });
  const copyIds = governors.copies.map(({ copyId }) => copyId);
  const onDay = day('2026-11-24');
  expect(await code('papers.giveToParent', { copyIds, onDay, whom: 'Mr Reed' })).toBe('not-allowed');
  const given = { childId: made.childId, about: about(), whom: 'Mr Reed', requestKey: key() };
  expect(await code('medicines.noteGiven', { ...given, paperId: governors.paperId })).toBe('not-found');
  const { copies } = await print();
  const mine = { copyIds: copies.map(({ copyId }) => copyId), onDay, whom: 'Mr Reed' };
  expect(await code('papers.giveToParent', mine)).toBe('ok');
  expect(await code('papers.giveToParent', mine)).toBe('copy-not-so');
});
