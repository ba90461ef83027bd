import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MedicineId } from '#shared/domain/ids.ts';
import { clock, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';

let made: MedicineSchool;
let medicineId: MedicineId;
const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);

beforeAll(async () => {
  made = await medicineSchool();
  medicineId = await made.agree({ when: 'as-needed', times: [], reason: 'Pain', noLimit: 'GP' });
});
afterAll(() => made.school.close());

/** What is left by the list of the day, which keeps sums in memory, and by the child's own record, which asks the register. */
async function left(): Promise<readonly [string | undefined, number | undefined]> {
  const { attention } = await call('medicines.day', {});
  const words = attention.find((row) => row.medicineId === medicineId && row.notice.kind !== 'expiring')?.notice.words;
  const { medicines } = await call('medicines.child', { childId: made.childId });
  return [words, medicines.find((one) => one.medicineId === medicineId)?.balance];
}
const give = async (at = 'now') => {
  const dose = await made.doseOf(medicineId, at === 'now' ? {} : { at: clock('2026-11-24', at) });
  return (await call('medicines.give', { ...dose, amount: 1, late: 'Written down later' })).doseId;
};

it('follows every dose, correction, taking back and count with what the register itself says', async () => {
  const packId = await made.receive(medicineId, { quantity: 3, at: clock('2026-11-24', '07:00') });
  expect(await left()).toEqual([undefined, 3]);
  const first = await give('08:00');
  expect(await left()).toEqual([undefined, 2]);
  await give('09:00');
  expect(await left()).toEqual(['1 tablet left', 1]);
  await call('medicines.takeBack', {
    childId: made.childId,
    doseId: first,
    requestKey: key(),
    words: 'Not given',
    witness: null,
  });
  expect(await left()).toEqual([undefined, 2]);
  await call('medicines.count', {
    ...{ childId: made.childId, medicineId, packId, requestKey: key(), at: 'now', found: 1, words: 'One fell down' },
    ...{ countedBy: made.school.leadId, witness: null },
  });
  expect(await left()).toEqual(['1 tablet left', 1]);
  await made.receive(medicineId, { quantity: 5 });
  expect(await left()).toEqual([undefined, 6]);
});
