import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract.ts';
import type { IncidentId, StaffId } from '#shared/domain/ids.ts';
import { day, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';

let made: MedicineSchool;
let me: StaffId;
let incidentId: IncidentId;
const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
const code = async <K extends Parameters<typeof call>[0]>(name: K, input: CallInput<K>) => {
  const result = await made.school.tryCall(name, input);
  return result.ok ? 'ok' : [result.error.code, ...Object.keys(result.error.fields ?? {})].join(' ');
};
const child = () => call('incidents.child', { childId: made.childId });
const one = () => ({ childId: made.childId, incidentId });
type Fields = CallInput<'incidents.record'>['fields'];
const fields = (more: Partial<Fields> = {}): Fields => ({
  ...{ kind: 'incident', at: 'now', place: 'Field', what: 'Hives after lunch', done: '', used: '', ambulance: 'no' },
  ...{ followUp: '', reporter: me, ...more },
});

beforeAll(async () => {
  made = await medicineSchool();
  ({ me } = await child());
});
afterAll(() => made.school.close());

it('is made from an emergency card once, with its taps as the draft', async () => {
  const { cardId } = await call('medical.openCard', { childId: made.childId, reason: null });
  expect((await child()).cards).toEqual([]);
  await call('medical.tap', { cardId, kind: 'adrenaline', words: '' });
  await call('medical.tap', { cardId, kind: 'place', words: 'Field' });
  const { cards } = await child();
  expect(cards).toMatchObject([{ cardId, place: 'Field', used: '12:00 Adrenaline given', ambulance: 'not-recorded' }]);
  const from = { childId: made.childId, cardId, fields: fields() };
  ({ incidentId } = await call('incidents.record', { ...from, requestKey: key() }));
  expect(await call('incidents.record', { ...from, requestKey: key() })).toEqual({ incidentId });
  const after = await child();
  expect([after.cards, after.incidents.length]).toEqual([[], 1]);
  await call('medical.closeCard', { cardId });
});

it('is corrected by a further account with its reason; the one before stays', async () => {
  expect(
    await code('incidents.record', {
      childId: made.childId,
      requestKey: key(),
      cardId: null,
      fields: fields({ what: ' ' }),
    }),
  ).toBe('bad-input fields.what');
  await call('incidents.correct', {
    ...one(),
    version: 1,
    fields: fields({ ambulance: 'yes' }),
    words: '999 was rung',
  });
  expect(await code('incidents.correct', { ...one(), version: 1, fields: fields(), words: 'x' })).toBe(
    'changed-elsewhere',
  );
  const [incident] = (await child()).incidents;
  expect(incident!.entries.map(({ version, ambulance, correctWords }) => [version, ambulance, correctWords])).toEqual([
    [2, 'yes', '999 was rung'],
    [1, 'no', ''],
  ]);
});

it('keeps the care plan’s review and the telling open until each is recorded', async () => {
  const review = { ...one(), result: 'changed' as const, words: 'New pen strength', onDay: day('2026-11-24') };
  const open = async () => {
    const [incident] = (await call('incidents.list', {})).incidents;
    const { reviewAfter } = await call('medical.carePlan', { childId: made.childId });
    return [incident!.told.length, incident!.review?.result ?? null, reviewAfter];
  };
  expect(await open()).toEqual([0, null, '2026-11-24']);
  const told = { ...one(), requestKey: key(), whom: 'Ms Lake', by: me, at: 'now' as const, how: 'phone' as const };
  await call('incidents.tellParent', told);
  await call('incidents.tellParent', told);
  expect(await code('incidents.review', { ...review, onDay: day('2026-11-25') })).toBe('bad-input onDay');
  await call('incidents.review', review);
  expect(await code('incidents.review', review)).toBe('changed-elsewhere');
  expect(await open()).toEqual([1, 'changed', null]);
});

it('is printed as a numbered copy of the newest account alone, whose title names no child', async () => {
  const print = { ...one(), holders: [{ name: 'Governor' }], collectBy: day('2027-01-31') };
  expect(await code('incidents.printReport', { ...print, version: 1 })).toBe('changed-elsewhere');
  await call('incidents.printReport', { ...print, version: 2 });
  expect((await call('papers.list', { which: 'open' })).papers).toMatchObject([
    { kind: 'incident-report', title: 'Report: incident' },
  ]);
});

it('is not read by a teacher of another class', async () => {
  await made.school.asRole('class', [made.elm]);
  expect((await call('incidents.list', {})).incidents).toEqual([]);
  expect(await code('incidents.child', { childId: made.childId })).toBe('not-allowed');
  expect(await code('incidents.review', { ...one(), result: 'same', words: 'x', onDay: day('2026-11-24') })).toBe(
    'not-allowed',
  );
});
