import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallOutput } from '#shared/contract/contract.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import type { Terms } from '#shared/features/medicines/medicines.model.ts';
import { clock, day, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';
import { LEAD, STAFF_PASSWORD } from '../../../../support/new-school.ts';

const HOUR = 3_600_000;
let made: MedicineSchool;
beforeAll(async () => {
  made = await medicineSchool();
});
afterAll(() => made.school.close());

const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
const code = async (name: 'medicines.give' | 'medicines.takeBack' | 'medicines.notGiven', input: object) => {
  const result = await made.school.tryCall(name, input as never);
  return result.ok ? 'ok' : result.error.code;
};
const fieldsOf = async (input: CallInput<'medicines.give'>) => {
  const result = await made.school.tryCall('medicines.give', input);
  return result.ok ? null : Object.keys(result.error.fields ?? {});
};
const doses = async (medicineId: CallInput<'medicines.doses'>['medicineId']) =>
  (await call('medicines.doses', { childId: made.childId, medicineId, before: null })).doses;
const one = async (medicineId: string): Promise<CallOutput<'medicines.child'>['medicines'][number]> => {
  const { medicines, ended } = await call('medicines.child', { childId: made.childId });
  return [...medicines, ...ended].find((medicine) => medicine.medicineId === medicineId)!;
};
const asNeeded: Partial<Terms> = { when: 'as-needed', times: [], reason: 'Headache' };

describe('a dose', () => {
  it('is recorded under its version, off its pack, for its time', async () => {
    const medicineId = await made.agree({ name: 'Alpha' });
    await made.receive(medicineId);
    const seen = await made.before(medicineId);
    expect(seen).toMatchObject({
      slot: '12:00',
      amount: 1,
      how: 'staff',
      stops: [],
      twice: false,
      needsLateWords: false,
    });
    expect(seen.child).toMatchObject({ name: 'Ava Lake', className: 'Oak', born: '2018-02-03', photoId: null });
    await call('medicines.give', await made.doseOf(medicineId));
    expect(await doses(medicineId)).toMatchObject([
      {
        version: 1,
        outcome: 'given',
        amount: 1,
        slot: '12:00',
        confirmed: 'name',
        counts: true,
        entry: 'entry',
        override: null,
      },
    ]);
    expect(await one(medicineId)).toMatchObject({ balance: 19, doses: 1, last: { atHome: false, amount: 1 } });
  });

  it('is one, however often the same request comes', async () => {
    const medicineId = await made.agree({ name: 'Beta' });
    await made.receive(medicineId);
    const input = await made.doseOf(medicineId);
    const [first, second] = await Promise.all([call('medicines.give', input), call('medicines.give', input)]);
    expect(await call('medicines.give', input)).toEqual(first);
    expect(second).toEqual(first);
    expect(await doses(medicineId)).toHaveLength(1);
    expect((await one(medicineId)).balance).toBe(19);
    // Another request for the same time is another dose, and is stopped.
    expect(await fieldsOf(await made.doseOf(medicineId, { slot: '12:00' as ClockTime }))).toEqual(['already-given']);
    expect(await code('medicines.give', { ...input, medicineId: await made.agree({ name: 'Beta two' }) })).toBe(
      'changed-elsewhere',
    );
  });

  it('is stopped with its reason; a named person overrides it in words where that may be, and both are kept', async () => {
    const medicineId = await made.agree({ name: 'Gamma', ...asNeeded, minMinutes: 240 });
    await made.receive(medicineId);
    const home = { childId: made.childId, medicineId, requestKey: key(), amount: 1, corrects: null };
    await call('medicines.atHome', { ...home, at: clock('2026-11-24', '09:00'), toldBy: 'Ms Lake' });
    expect((await one(medicineId)).notBefore).toBe('2026-11-24T13:00:00.000Z');
    const input = await made.doseOf(medicineId);
    expect((await made.before(medicineId)).stops).toMatchObject([{ code: 'interval', mayOverride: true }]);
    expect(await fieldsOf(input)).toEqual(['interval']);
    expect(await fieldsOf({ ...input, override: { by: '', words: 'Please' } })).toEqual(['interval']);
    expect(await fieldsOf({ ...input, override: { by: 'Dr Ali', words: '' } })).toEqual(['interval']);
    await call('medicines.give', { ...input, override: { by: 'Dr Ali', words: 'By telephone' } });
    expect((await doses(medicineId))[0]).toMatchObject({
      override: { by: 'Dr Ali', words: 'By telephone', stops: ['interval'] },
    });
  });

  it.each([
    ['out of date', {}, { expires: day('2026-11-23') }, 'expired'],
    ['of another’s face', {}, {}, 'wrong-child'],
    ['of more than agreed', { amount: 1 }, {}, 'too-much'],
    ['that nobody received', {}, null, 'not-received'],
  ] as const)('%s is never recorded, whoever says so', async (what, terms, pack, stop) => {
    const medicineId = await made.agree({ name: `Never ${what}`, ...terms });
    if (pack !== null) await made.receive(medicineId, pack);
    const input = await made.doseOf(medicineId, { override: { by: 'Mrs Westgate', words: 'Do it' } });
    const wrong = {
      ...(stop === 'wrong-child' ? { confirmed: { by: 'photo', photoId: key() } } : {}),
      ...(stop === 'too-much' ? { amount: 2 } : {}),
    } as Partial<typeof input>;
    expect(await fieldsOf({ ...input, ...wrong })).toEqual([stop]);
    expect(await doses(medicineId)).toEqual([]);
  });

  it('counts with the doses of an agreement that ended, and of another strength', async () => {
    const old = await made.agree({ name: 'Delta suspension', strength: '120 mg/5 ml', ...asNeeded, minMinutes: 240 });
    await made.receive(old);
    await call('medicines.give', await made.doseOf(old));
    const { current } = await one(old);
    await call('medicines.end', {
      ...{ childId: made.childId, medicineId: old, versionId: current.versionId, reason: 'changed', words: '' },
    });
    expect(await fieldsOf(await made.doseOf(old, { amount: 1 }))).toContain('no-agreement');
    const next = await made.agree({ name: 'Delta', strength: '250 mg/5 ml', ...asNeeded, minMinutes: 240 });
    await made.receive(next);
    made.time.set(HOUR);
    expect(await fieldsOf(await made.doseOf(next))).toEqual(['interval']);
    made.time.set(-HOUR);
  });

  it('given earlier says why it is recorded only now, and names the instructions of its own time', async () => {
    const medicineId = await made.agree({ name: 'Epsilon', ...asNeeded, noLimit: 'As the plan says' });
    await made.receive(medicineId, { at: clock('2026-11-24', '08:00') });
    made.time.set(2 * HOUR);
    const before = await one(medicineId);
    const fields = (({ terms, contactId, method, agreedOn, evidence, head }) => ({
      terms,
      method,
      agreedOn,
      evidence,
      head,
      contactId: contactId!,
    }))(before.current);
    await call('medicines.change', {
      ...{ childId: made.childId, medicineId, versionId: before.current.versionId, words: 'Two now' },
      fields: { ...fields, terms: { ...fields.terms, amount: 2 } },
    });
    const at = clock('2026-11-24', '12:30');
    const late = await made.doseOf(medicineId, { at });
    expect(late.amount).toBe(1);
    expect(await fieldsOf(late)).toEqual(['late']);
    await call('medicines.give', { ...late, late: 'The PC was in use' });
    await call('medicines.give', await made.doseOf(medicineId));
    expect(await doses(medicineId)).toMatchObject([
      { version: 2, amount: 2, late: '' },
      { version: 1, amount: 1, late: 'The PC was in use', at: '2026-11-24T12:30:00.000Z' },
    ]);
    expect(await fieldsOf({ ...(await made.doseOf(medicineId)), at: clock('2026-11-25', '12:00') })).toContain(
      'to-come',
    );
    made.time.set(-2 * HOUR);
  });

  it('of a controlled drug needs another member of staff with their own password', async () => {
    const medicineId = await made.agree({ name: 'Zeta', controlled: true });
    await made.receive(medicineId, { witness: made.witness() });
    const input = await made.doseOf(medicineId);
    const me = input.givenBy;
    expect(await code('medicines.give', input)).toBe('witness-needed');
    expect(await code('medicines.give', { ...input, witness: { ...made.witness(), password: 'not it at all' } })).toBe(
      'wrong-password',
    );
    expect(await code('medicines.give', { ...input, witness: { staffId: me, password: STAFF_PASSWORD } })).toBe(
      'witness-other',
    );
    expect(await code('medicines.give', { ...input, givenBy: made.school.leadId, witness: made.witness() })).toBe(
      'witness-other',
    );
    const override = { by: 'Mrs Westgate', words: 'No time' };
    expect(await code('medicines.give', { ...input, override })).toBe('witness-needed');
    expect(await doses(medicineId)).toEqual([]);
    await call('medicines.give', { ...input, witness: made.witness() });
    const [dose] = await doses(medicineId);
    expect(dose).toMatchObject({ witness: LEAD.name, counts: true });
    // To take it back changes the balance, so it needs the second person again.
    const back = {
      childId: made.childId,
      doseId: dose!.doseId,
      requestKey: key(),
      words: 'Wrong child',
      witness: null,
    };
    expect(await code('medicines.takeBack', back)).toBe('witness-needed');
    await call('medicines.takeBack', { ...back, witness: made.witness() });
    expect((await one(medicineId)).balance).toBe(20);
  });
});

describe('a wrong entry', () => {
  it('is corrected by a row that names it: both stay, one counts, the balance follows', async () => {
    const medicineId = await made.agree({ name: 'Eta', amountMost: 2 });
    await made.receive(medicineId);
    const { doseId } = await call('medicines.give', await made.doseOf(medicineId, { amount: 2 }));
    expect((await one(medicineId)).balance).toBe(18);
    const corrects = { doseId, words: 'It was one' };
    const right = await made.doseOf(medicineId, { corrects, amount: 1 });
    expect(right.slot).toBe('12:00');
    await call('medicines.give', right);
    expect(await doses(medicineId)).toMatchObject([
      { amount: 1, entry: 'correction', corrects: doseId, counts: true, correctWords: 'It was one' },
      { amount: 2, entry: 'entry', counts: false },
    ]);
    expect((await one(medicineId)).balance).toBe(19);
    expect(await code('medicines.give', { ...right, requestKey: key() })).toBe('changed-elsewhere');
  });

  it('is taken back whole, once, and the time is open again', async () => {
    const medicineId = await made.agree({ name: 'Theta' });
    await made.receive(medicineId);
    const { doseId } = await call('medicines.give', await made.doseOf(medicineId));
    const back = { childId: made.childId, doseId, requestKey: key(), words: 'Never given', witness: null };
    await call('medicines.takeBack', back);
    await call('medicines.takeBack', back);
    expect(await doses(medicineId)).toMatchObject([{ entry: 'taken-back', counts: false }, { counts: false }]);
    expect(await code('medicines.takeBack', { ...back, requestKey: key() })).toBe('changed-elsewhere');
    expect(await one(medicineId)).toMatchObject({ balance: 20, doses: 0, last: null });
    expect((await made.before(medicineId)).slot).toBe('12:00');
  });
});

describe('a dose that was not given', () => {
  it('has its reason, and stands on the list until a parent is told', async () => {
    const medicineId = await made.agree({ name: 'Iota' });
    const not = {
      childId: made.childId,
      medicineId,
      requestKey: key(),
      at: 'now',
      slot: '12:00',
      corrects: null,
    } as const;
    expect(await code('medicines.notGiven', { ...not, reason: 'other', words: '' })).toBe('bad-input');
    const input = { ...not, slot: '12:00' as ClockTime, reason: 'refused', words: 'Would not open her mouth' } as const;
    const { doseId } = await call('medicines.notGiven', input);
    const ofDay = async () => {
      const { due, toTell, log } = await call('medicines.day', {});
      const mine = <T extends { medicineId: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.medicineId === medicineId);
      return { due: mine(due), toTell: mine(toTell), log: mine(log) };
    };
    expect(await ofDay()).toMatchObject({
      due: [{ slot: '12:00', state: 'refused', medicine: 'Iota 5 mg', child: { name: 'Ava Lake' } }],
      toTell: [{ dose: { doseId, reason: 'refused' } }],
      log: [{ dose: { doseId } }],
    });
    const telling = { childId: made.childId, doseId, requestKey: key(), whom: 'Ms Lake', by: made.school.leadId };
    await call('medicines.tellParent', { ...telling, at: 'now', how: 'phone' });
    await call('medicines.tellParent', { ...telling, at: 'now', how: 'phone' });
    expect(await ofDay()).toMatchObject({
      toTell: [],
      log: [{ dose: { told: { whom: 'Ms Lake', by: LEAD.name, how: 'phone' } } }],
    });
    const { note } = await call('medicines.note', { childId: made.childId, about: { kind: 'dose', doseId } });
    expect(note?.paragraphs.join(' ')).toContain('did not have Iota 5 mg that was due at 12:00 on 24 Nov 2026');
  });
});
