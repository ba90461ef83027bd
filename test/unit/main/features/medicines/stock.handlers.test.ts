import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract.ts';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#shared/features/children/empty-record.ts';
import { clock, day, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';

let made: MedicineSchool;
beforeAll(async () => {
  made = await medicineSchool();
});
afterAll(() => made.school.close());

const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
type StockCall = 'medicines.receive' | 'medicines.takeOut' | 'medicines.count' | 'medicines.takeStockBack';
const refusal = async <K extends StockCall>(name: K, input: CallInput<K>) => {
  const result = await made.school.tryCall(name, input);
  return result.ok ? 'ok' : [result.error.code, ...Object.keys(result.error.fields ?? {})].join(' ');
};
const record = (medicineId: CallInput<'medicines.record'>['medicineId']) =>
  call('medicines.record', { childId: made.childId, medicineId });
const moved = (medicineId: CallInput<'medicines.record'>['medicineId'], countedBy = made.school.leadId) => ({
  ...{ childId: made.childId, medicineId, requestKey: key(), at: 'now' as const, countedBy, witness: null },
});

describe('the stock of a medicine', () => {
  it('adds up from every row: received, given, wasted, returned, counted', async () => {
    const medicineId = await made.agree({ name: 'Alpha' });
    const packId = await made.receive(medicineId, { at: clock('2026-11-24', '08:00') });
    await call('medicines.give', await made.doseOf(medicineId));
    const out = { ...moved(medicineId), packId, to: '', words: '' };
    expect(await refusal('medicines.takeOut', { ...out, kind: 'wasted', quantity: 1 })).toBe('bad-input words');
    expect(await refusal('medicines.takeOut', { ...out, kind: 'returned', quantity: 1 })).toBe('bad-input to');
    const wasted = { ...out, kind: 'wasted', quantity: 0.5, words: 'Dropped' } as const;
    await call('medicines.takeOut', wasted);
    await call('medicines.takeOut', wasted);
    await call('medicines.takeOut', { ...out, requestKey: key(), kind: 'returned', quantity: 8.5, to: 'Ms Lake' });
    const [pack] = (await record(medicineId)).packs;
    expect(pack?.rows.map(({ kind, balance }) => [kind, balance])).toEqual([
      ['received', 20],
      ['given', 19],
      ['wasted', 18.5],
      ['returned', 10],
    ]);
    expect((await record(medicineId)).medicine.balance).toBe(10);
    const more = { ...out, requestKey: key(), kind: 'returned', to: 'Ms Lake' } as const;
    expect(await refusal('medicines.takeOut', { ...more, quantity: 10.5 })).toBe('bad-input quantity');
  });

  it('is counted, and a difference must be explained', async () => {
    const medicineId = await made.agree({ name: 'Beta' });
    const packId = await made.receive(medicineId);
    const count = { ...moved(medicineId), packId, words: '' };
    expect(await refusal('medicines.count', { ...count, found: 18 })).toBe('bad-input words');
    await call('medicines.count', { ...count, found: 20 });
    await call('medicines.count', { ...count, requestKey: key(), found: 18, words: 'Two were crushed' });
    const { packs, medicine } = await record(medicineId);
    expect(packs[0]?.rows.map(({ balance, difference, words }) => [balance, difference, words])).toEqual([
      [20, null, ''],
      [20, 0, ''],
      [18, -2, 'Two were crushed'],
    ]);
    expect(medicine.balance).toBe(18);
    made.time.advance(1000);
    await call('medicines.give', await made.doseOf(medicineId));
    expect((await record(medicineId)).medicine.balance).toBe(17);
  });

  it('does not give what the record does not have, but for a named person’s words: the discrepancy', async () => {
    const medicineId = await made.agree({ name: 'Gamma', amount: 2 });
    await made.receive(medicineId, { quantity: 1 });
    const input = await made.doseOf(medicineId);
    const result = await made.school.tryCall('medicines.give', input);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'medicine-stopped', fields: { 'out-of-stock': expect.any(String) } },
    });
    await call('medicines.give', { ...input, override: { by: 'Mrs Westgate', words: 'Two were in the box' } });
    const { medicine } = await record(medicineId);
    expect(medicine).toMatchObject({ balance: -1, notices: [{ kind: 'out' }, { kind: 'miscounted' }] });
  });

  it('corrects a wrong entry by a row in its place, never below what was given', async () => {
    const medicineId = await made.agree({ name: 'Delta' });
    const packId = await made.receive(medicineId, { expires: day('2026-11-30') });
    await call('medicines.give', await made.doseOf(medicineId));
    const right = {
      ...{
        ...moved(medicineId),
        at: clock('2026-11-24', '08:00'),
        from: 'Ms Lake',
        batch: 'B2',
        container: 'original' as const,
      },
      ...{ expires: day('2027-11-30'), corrects: { stockId: packId, words: 'The year was wrong' } },
    };
    expect(await refusal('medicines.receive', { ...right, quantity: 0.5 })).toBe('bad-input quantity');
    await call('medicines.receive', { ...right, quantity: 10 });
    const { packs } = await record(medicineId);
    expect(packs).toMatchObject([{ packId, batch: 'B2', expires: '2027-11-30', balance: 9 }]);
    expect(await refusal('medicines.receive', { ...right, requestKey: key(), quantity: 10 })).toBe('changed-elsewhere');
    const back = { childId: made.childId, stockId: packId, requestKey: key(), words: 'x', witness: null };
    expect(await refusal('medicines.takeStockBack', back)).toBe('changed-elsewhere');
    const unused = await made.receive(medicineId, { quantity: 3 });
    await call('medicines.takeStockBack', { ...back, stockId: unused });
    expect((await record(medicineId)).packs).toHaveLength(1);
  });

  it('is summed in the register to the very balance that its rows run to', async () => {
    const { medicines } = await call('medicines.child', { childId: made.childId });
    const packs = (await Promise.all(medicines.map(({ medicineId }) => record(medicineId)))).flatMap(
      (one) => one.packs,
    );
    expect(packs.length).toBeGreaterThan(3);
    for (const { balance, rows } of packs) expect(balance).toBe(rows.at(-1)?.balance);
  });

  it('of a controlled drug is moved by two', async () => {
    const medicineId = await made.agree({ name: 'Epsilon', controlled: true });
    const input = {
      ...{
        ...moved(medicineId),
        quantity: 5,
        from: 'Ms Lake',
        batch: '',
        expires: null,
        container: 'original' as const,
      },
      corrects: null,
    };
    expect(await refusal('medicines.receive', input)).toBe('witness-needed');
    // The Lead counted, so the Lead cannot be the witness.
    expect(await refusal('medicines.receive', { ...input, witness: made.witness() })).toBe('witness-other');
    const { staff, me } = await record(medicineId);
    expect(staff.map(({ staffId }) => staffId)).toContain(me);
    await call('medicines.receive', { ...input, countedBy: me, witness: made.witness() });
    expect((await record(medicineId)).packs[0]?.rows[0]).toMatchObject({ witness: 'Mrs C Westgate' });
  });

  it('says in the day’s list what to see to, in the order of its gravity', async () => {
    const soon = await made.agree({ name: 'Zeta' });
    await made.receive(soon, { expires: day('2026-12-10'), quantity: 3 });
    const { attention } = await call('medicines.day', {});
    const mine = attention.filter(({ medicineId }) => medicineId === soon);
    expect(mine.map(({ notice }) => notice)).toEqual([
      { kind: 'low', words: '3 tablets left' },
      { kind: 'expiring', words: 'in date until 10 Dec 2026' },
    ]);
    const { note } = await call('medicines.note', {
      childId: made.childId,
      about: { kind: 'medicine', medicineId: soon },
    });
    expect(note?.paragraphs.join(' ')).toContain('running low: 3 tablets left');
  });
});

describe('an agreement', () => {
  it('is signed by somebody with parental responsibility on record', async () => {
    const uncle = { ...EMPTY_CONTACT, forename: 'Tom', surname: 'Lake', relationship: 'Uncle' };
    const save = (responsibility: boolean | null) =>
      call('children.saveContact', { childId: made.childId, contactId: null, fields: { ...uncle, responsibility } });
    for (const responsibility of [false, null]) {
      const { contactId } = await save(responsibility);
      await expect(made.agree({ name: 'Eta' }, made.childId, contactId)).rejects.toThrow('medicine-no-responsibility');
    }
  });

  it('gives way when the parent’s responsibility is taken away', async () => {
    const father = { ...EMPTY_CONTACT, forename: 'Raj', surname: 'Lake', relationship: 'Father', responsibility: true };
    const { contactId } = await call('children.saveContact', {
      childId: made.childId,
      contactId: null,
      fields: father,
    });
    const medicineId = await made.agree({ name: 'Theta' }, made.childId, contactId);
    await made.receive(medicineId);
    expect((await made.before(medicineId)).stops).toEqual([]);
    await call('children.saveContact', {
      childId: made.childId,
      contactId,
      fields: { ...father, responsibility: false },
    });
    expect((await made.before(medicineId)).stops).toMatchObject([{ code: 'no-responsibility', mayOverride: false }]);
  });

  it('keeps every version, and never becomes another medicine once it is in use', async () => {
    const medicineId = await made.agree({ name: 'Iota' });
    const { medicine } = await record(medicineId);
    const { terms, contactId, method, agreedOn, evidence, head, versionId } = medicine.current;
    const change = (versionOf: typeof versionId, to: Partial<typeof terms>) => ({
      ...{ childId: made.childId, medicineId, versionId: versionOf, words: 'New instructions' },
      fields: { terms: { ...terms, ...to }, contactId: contactId!, method, agreedOn, evidence, head },
    });
    await call('medicines.change', change(versionId, { strength: '10 mg' }));
    await expect(call('medicines.change', change(versionId, { amount: 2 }))).rejects.toThrow('changed-elsewhere');
    await made.receive(medicineId);
    const second = (await record(medicineId)).medicine.current.versionId;
    await expect(call('medicines.change', change(second, { strength: '5 mg' }))).rejects.toThrow('medicine-fixed');
    await call('medicines.change', change(second, { strength: '10 mg', precautions: 'After food' }));
    const { versions } = await record(medicineId);
    expect(versions.map(({ version, terms: { strength, precautions } }) => [version, strength, precautions])).toEqual([
      [3, '10 mg', 'After food'],
      [2, '10 mg', ''],
      [1, '5 mg', ''],
    ]);
  });
});

describe('the school’s own inhaler', () => {
  it('is noted once, told in a note, and taken back by a row', async () => {
    const { me } = await made.before(await made.agree({ name: 'Kappa' }));
    const use = {
      childId: made.childId,
      requestKey: key(),
      at: 'now',
      puffs: 4,
      place: 'Hall',
      words: '',
      givenBy: me,
      ...{ kitItemId: null, spacerItemId: null },
    } as const;
    const { useId } = await call('medicines.recordInhaler', use);
    expect(await call('medicines.recordInhaler', use)).toEqual({ useId });
    const about = { childId: made.childId, about: { kind: 'inhaler', useId } } as const;
    expect((await call('medicines.note', about)).note?.paragraphs[0]).toBe(
      'Ava Lake had 4 puffs of the school’s emergency reliever inhaler at 12:00 on 24 Nov 2026, Hall, given by Person 1 office.',
    );
    await call('medicines.takeInhalerBack', { childId: made.childId, useId, words: 'Another child' });
    expect((await call('medicines.note', about)).note).toBeNull();
    expect((await call('medicines.child', { childId: made.childId })).inhaler).toMatchObject([
      { useId, counts: false },
    ]);
  });
});

describe('a class teacher', () => {
  it('gives to the own class, sees nothing of another, and does not touch the stock', async () => {
    const fields = { ...EMPTY_CHILD, forename: 'Ben', surname: 'Hill', classId: made.elm };
    const { childId: other } = await call('children.add', { fields });
    const mother = { ...EMPTY_CONTACT, forename: 'Jo', surname: 'Hill', responsibility: true };
    const { contactId } = await call('children.saveContact', { childId: other, contactId: null, fields: mother });
    const theirs = await made.agree({ name: 'Lambda' }, other, contactId);
    const ours = await made.agree({ name: 'Lambda' });
    await made.receive(ours);
    await made.school.asRole('class', [made.oak]);
    const { due } = await call('medicines.day', {});
    expect(due.map(({ medicineId }) => medicineId)).toContain(ours);
    expect(due.map(({ medicineId }) => medicineId)).not.toContain(theirs);
    await call('medicines.give', await made.doseOf(ours));
    const { givers, medicines } = await call('medicines.child', { childId: made.childId });
    expect([givers, ...new Set(medicines.map(({ current }) => current.parentName))]).toEqual([[], '']);
    expect(medicines.find(({ medicineId }) => medicineId === ours)?.current.relationship).toBe('Mother');
    await expect(made.before(theirs, { childId: other })).rejects.toThrow('not-allowed');
    await expect(made.receive(ours)).rejects.toThrow('not-allowed');
    // A medicine of another child under this child's name is not there.
    await expect(made.before(theirs)).rejects.toThrow('not-found');
    await made.school.asRole('kitchen');
    await expect(call('medicines.day', {})).rejects.toThrow('not-allowed');
  });
});
