import { afterAll, beforeAll, expect, it } from 'vitest';
import { NEED } from '../../../../security/plain-inputs.ts';
import { day, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';

let made: MedicineSchool;
const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
beforeAll(async () => {
  made = await medicineSchool();
});
afterAll(() => made.school.close());

it('keeps each year’s work, takes a wrong entry back, and asks on Today once it is used', async () => {
  const due = async () => (await call('today.list', {})).rows.filter(({ kind }) => kind === 'policy-due');
  expect(await due()).toEqual([]);
  const given = {
    ...({ policy: 'allergy', step: 'reviewed', words: 'Governors, no change' } as const),
    ...{ requestKey: key(), onDay: day('2026-09-10') },
  };
  const { entryId } = await call('policies.record', given);
  expect(await call('policies.record', given)).toEqual({ entryId });
  const rows = await due();
  expect(rows.map(({ id }) => id).toSorted()).toEqual(['allergy', 'conditions']);
  expect(rows.find(({ id }) => id === 'allergy')!.words).not.toContain('reviewed');
  expect(
    await made.school.tryCall('policies.record', { ...given, requestKey: key(), onDay: day('2026-11-25') }),
  ).toMatchObject({
    error: { code: 'bad-input', fields: { onDay: expect.any(String) } },
  });
  await call('policies.takeBack', { entryId, words: 'Another policy' });
  expect((await call('policies.desk', {})).entries).toEqual([]);
  expect(await made.school.tryCall('policies.takeBack', { entryId, words: 'Twice' })).toMatchObject({
    error: { code: 'changed-elsewhere' },
  });
});

it('lists a child with an allergy until a care plan is held', async () => {
  const fields = { ...NEED, condition: 'Allergy: nuts' };
  await call('medical.addNeed', { childId: made.childId, kind: null, fields });
  expect((await call('policies.desk', {})).withoutPlan).toMatchObject([{ childId: made.childId, name: 'Ava Lake' }]);
});
