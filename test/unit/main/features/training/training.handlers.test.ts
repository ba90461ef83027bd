import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract.ts';
import { NEED } from '../../../../security/plain-inputs.ts';
import { day, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';

let made: MedicineSchool;
const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
beforeAll(async () => {
  made = await medicineSchool();
});
afterAll(() => made.school.close());

type Fields = CallInput<'training.record'>['fields'];
const fields = (more: Partial<Fields> = {}): Fields => ({
  ...{ kind: 'adrenaline', what: 'EpiPen', handled: true, trainedOn: day('2026-09-01'), trainer: 'School nurse' },
  ...{ profession: 'RN', competent: true, reviewOn: day('2027-09-01'), words: '', ...more },
});
const trained = async () =>
  (await call('medical.openCard', { childId: made.childId, reason: null })).trained.map(({ kind, names }) => [
    kind,
    names,
  ]);

it('is on the emergency card of a child who needs it, while it is in date and the person works here', async () => {
  await call('medical.addNeed', {
    ...{ childId: made.childId, kind: null },
    fields: { ...NEED, condition: 'Anaphylaxis: nuts', medicine: 'EpiPen 0.3 mg' },
  });
  expect(await trained()).toEqual([]);
  const { personId } = await call('training.addPerson', { requestKey: key(), name: 'Mrs Dinner', label: 'Midday' });
  const recorded = { who: { personId }, requestKey: key(), fields: fields() };
  const { trainingId } = await call('training.record', recorded);
  expect(await call('training.record', recorded)).toEqual({ trainingId });
  const holder = { who: { staffId: made.school.leadId }, requestKey: key(), fields: fields({ handled: null }) };
  await call('training.record', holder);
  // A training of which this child has no need.
  await call('training.record', {
    who: { personId },
    requestKey: key(),
    fields: fields({ kind: 'insulin', what: '' }),
  });
  expect(await trained()).toEqual([['adrenaline', ['Mrs Dinner']]]);
  await call('training.record', { ...holder, requestKey: key(), fields: fields({ trainedOn: day('2026-10-01') }) });
  expect(await trained()).toEqual([['adrenaline', ['Mrs C Westgate', 'Mrs Dinner']]]);
  await call('training.setLeft', { personId, left: true });
  expect(await trained()).toEqual([['adrenaline', ['Mrs C Westgate']]]);
  await call('training.setLeft', { personId, left: false });
  await call('training.takeBack', { trainingId, words: 'Another person' });
  expect(await trained()).toEqual([['adrenaline', ['Mrs C Westgate']]]);
  expect(await made.school.tryCall('training.takeBack', { trainingId, words: 'Twice' })).toMatchObject({
    error: { code: 'changed-elsewhere' },
  });
});

it('is refused for a day to come, an unnamed device, a review before it, and for who is an account holder to leave', async () => {
  const refused = async (more: Partial<Fields>) => {
    const given = { who: { staffId: made.school.leadId }, requestKey: key(), fields: fields(more) };
    const result = await made.school.tryCall('training.record', given);
    return result.ok ? [] : Object.keys(result.error.fields ?? {});
  };
  expect(await refused({ trainedOn: day('2026-11-25') })).toEqual(['fields.trainedOn']);
  expect(await refused({ what: '' })).toEqual(['fields.what']);
  expect(await refused({ reviewOn: day('2026-08-31') })).toEqual(['fields.reviewOn']);
  const { people } = await call('training.list', {});
  const lead = people.find(({ hasAccount }) => hasAccount)!;
  expect(await made.school.tryCall('training.setLeft', { personId: lead.personId, left: true })).toMatchObject({
    error: { code: 'not-found' },
  });
});

it('goes with an account that ends', async () => {
  await made.school.asLead();
  const { staffId } = await call('access.addStaff', {
    ...{ name: 'Mr Gone', label: 'TA', password: 'quiet maple lantern 27' },
    grants: [{ role: 'first-aid', classIds: [], until: null }],
  });
  await call('training.record', { who: { staffId }, requestKey: key(), fields: fields() });
  expect((await trained())[0]?.[1]).toContain('Mr Gone');
  await call('access.removeStaff', { staffId });
  expect((await trained())[0]?.[1]).not.toContain('Mr Gone');
});
