import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallName } from '#shared/contract/contract.ts';
import type { DoseId, MedicineId } from '#shared/domain/ids.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#shared/features/children/empty-record.ts';
import type { Terms } from '#shared/features/medicines/medicines.model.ts';
import { clock, day, key, type MedicineSchool, medicineSchool } from '../../../../support/medicine-school.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const asNeeded: Partial<Terms> = { when: 'as-needed', times: [], reason: 'Headache' };
let made: MedicineSchool;
beforeAll(async () => {
  made = await medicineSchool();
});
afterAll(() => made.school.close());

const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
const refusal = async (name: CallName, input: object) => {
  const result = await made.school.tryCall(name, input as never);
  return result.ok ? null : result.error;
};
const stopsOf = async (input: object) => Object.keys((await refusal('medicines.give', input))?.fields ?? {});
const record = (medicineId: MedicineId) => call('medicines.record', { childId: made.childId, medicineId });
const endOf = async (medicineId: MedicineId) => ({
  ...{ childId: made.childId, medicineId, reason: 'parent' as const, words: '' },
  versionId: (await record(medicineId)).medicine.current.versionId,
});

describe('a medicine at a set time', () => {
  it('is not given twice on one Enter, from whichever screen', async () => {
    const medicineId = await made.agree({ name: 'Once a day' });
    await made.receive(medicineId);
    await call('medicines.give', await made.doseOf(medicineId));
    made.time.set(30 * MINUTE);
    // The record's own button names no time: none is open any more.
    const again = await made.doseOf(medicineId);
    expect(again.slot).toBeNull();
    expect(await stopsOf(again)).toEqual(['already-given']);
    made.time.set(-30 * MINUTE);
  });

  it('is not given twice because another agreement took the place of the first', async () => {
    const first = await made.agree({ name: 'Moved one' });
    await made.receive(first);
    await call('medicines.give', await made.doseOf(first));
    await call('medicines.end', await endOf(first));
    const second = await made.agree({ name: 'Moved one', strength: '10 mg' });
    await made.receive(second);
    made.time.set(20 * MINUTE);
    expect(await stopsOf(await made.doseOf(second))).toEqual(['just-recorded']);
    made.time.set(-20 * MINUTE);
  });
});

describe('a clock that is behind', () => {
  it('gives by the newest instructions, and asks for the time', async () => {
    const medicineId = await made.agree({ name: 'Clock one', ...asNeeded, noLimit: 'As the plan says', amountMost: 2 });
    await made.receive(medicineId);
    made.time.set(HOUR);
    const { medicine } = await record(medicineId);
    const { terms, contactId, method, agreedOn, evidence, head } = medicine.current;
    await call('medicines.change', {
      ...{ childId: made.childId, medicineId, versionId: medicine.current.versionId, words: 'Half now' },
      fields: {
        terms: { ...terms, amount: 0.5, amountMost: null },
        contactId: contactId!,
        method,
        agreedOn,
        evidence,
        head,
      },
    });
    // Another PC, whose clock is an hour behind.
    made.time.set(-HOUR);
    const now = await made.doseOf(medicineId);
    expect(now.amount).toBe(0.5);
    expect(await stopsOf(now)).toEqual(['clock-behind']);
    expect(await stopsOf({ ...now, amount: 2 })).toEqual(['too-much', 'clock-behind']);
    made.time.set(HOUR);
    await call('medicines.end', await endOf(medicineId));
    made.time.set(-HOUR);
    expect(await stopsOf({ ...(await made.doseOf(medicineId)), override: { by: 'Dr Ali', words: 'Do it' } })).toEqual([
      'no-agreement',
    ]);
  });
});

describe('a child who has left', () => {
  it('keeps the day’s entries, whose medicine goes back to the parent', async () => {
    const fields = { ...EMPTY_CHILD, forename: 'Noor', surname: 'Reed', classId: made.oak, born: day('2017-05-06') };
    const { childId } = await call('children.add', { fields });
    const father = { ...EMPTY_CONTACT, forename: 'Ali', surname: 'Reed', relationship: 'Father', responsibility: true };
    const { contactId } = await call('children.saveContact', { childId, contactId: null, fields: father });
    const medicineId = await made.agree({ name: 'Leaving' }, childId, contactId);
    const packId = await made.receive(medicineId, { childId });
    await call('medicines.give', await made.doseOf(medicineId, { childId }));
    const refused = {
      childId,
      medicineId,
      requestKey: key(),
      at: 'now',
      slot: null,
      corrects: null,
      words: '',
    } as const;
    await call('medicines.notGiven', { ...refused, reason: 'refused' });
    await call('children.setLeavers', { childIds: [childId], leftOn: day('2026-11-24') });
    const mine = async () => {
      const seen = await call('medicines.day', {});
      const of = <T extends { readonly medicineId: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.medicineId === medicineId);
      const { due, asNeeded, log, toTell, attention } = seen;
      return [of(due), of(asNeeded), of(log), of(toTell), of(attention).map(({ notice }) => notice)] as const;
    };
    const [due, needed, log, toTell, attention] = await mine();
    expect([due, needed]).toEqual([[], []]);
    expect(log).toHaveLength(2);
    expect(toTell).toHaveLength(1);
    expect(attention).toEqual([{ kind: 'to-return', words: '19 tablets still here' }]);
    // Nobody told: it does not go away by itself, not in a fortnight.
    made.time.set(14 * 24 * HOUR);
    expect((await mine())[3]).toHaveLength(1);
    const { me } = await call('medicines.child', { childId });
    const out = {
      ...({ childId, medicineId, packId, requestKey: key(), at: 'now', countedBy: me, witness: null } as const),
      kind: 'returned',
      ...{ to: 'Mr Reed', words: '' },
    } as const;
    expect((await refusal('medicines.takeOut', { ...out, quantity: 20 }))?.fields).toHaveProperty('quantity');
    await call('medicines.takeOut', { ...out, quantity: 19 });
    expect((await mine())[4]).toEqual([]);
    made.time.set(-14 * 24 * HOUR);
  });
});

/** What one person after another may do with a medicine, at a time that need not be in order. */
type Step =
  | { readonly kind: 'give' | 'home' | 'not'; readonly back: number; readonly word: boolean }
  | { readonly kind: 'take-back'; readonly which: number }
  | { readonly kind: 'return' | 'waste' | 'count' | 'receive'; readonly quantity: number }
  | { readonly kind: 'wait'; readonly minutes: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('give', 'home', 'not'),
      back: fc.integer({ min: 0, max: 600 }),
      word: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take-back' as const), which: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('return', 'waste', 'count', 'receive'),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
  },
);
let runs = 0;
/** The nights on which the clocks change, a midnight between two school days, and a day like any other. */
const STARTS = ['2027-03-27T20:00:00Z', '2026-10-24T20:00:00Z', '2026-11-23T19:00:00Z', '2026-11-24T08:00:00Z'];

describe('whatever is recorded, in whatever order', () => {
  it('lets no dose past its interval and most but on a named person’s word, and the balance is what its rows run to', async () => {
    const { me } = await call('medicines.child', { childId: made.childId });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...STARTS),
        fc.array(step, { minLength: 5, maxLength: 22 }),
        async (start, steps) => {
          const begun = made.time.now().getTime();
          made.time.set(Date.parse(start) - begun);
          runs += 1;
          const medicineId = await made.agree({
            ...{ name: `Run${runs}`, ...asNeeded, minMinutes: 240, most: { doses: 3, within: '24h' } },
          });
          const packId = await made.receive(medicineId, { quantity: 6, at: clock(start.slice(0, 10), '00:30') });
          const given: DoseId[] = [];
          for (const one of steps) {
            if (one.kind === 'wait') {
              made.time.set(one.minutes * MINUTE);
            } else if (one.kind === 'take-back') {
              const doseId = given[one.which % Math.max(1, given.length)];
              if (doseId)
                await refusal('medicines.takeBack', {
                  ...{ childId: made.childId, doseId, requestKey: key(), words: 'Wrong', witness: null },
                });
            } else if ('quantity' in one) {
              const moved = {
                ...{ childId: made.childId, medicineId, requestKey: key(), at: 'now', countedBy: me, witness: null },
              } as const;
              if (one.kind === 'receive') await made.receive(medicineId, { quantity: one.quantity });
              else if (one.kind === 'count')
                await refusal('medicines.count', { ...moved, packId, found: one.quantity, words: 'Counted' });
              else
                await refusal('medicines.takeOut', {
                  ...{ ...moved, packId, quantity: one.quantity, to: 'Ms Lake', words: 'Spilt' },
                  kind: one.kind === 'return' ? 'returned' : 'wasted',
                });
            } else {
              const past = new Date(made.time.now().getTime() - one.back * MINUTE);
              const [on, time] = london(past);
              const at = one.back === 0 ? 'now' : clock(on, time);
              const entry = { childId: made.childId, medicineId, requestKey: key(), at, corrects: null };
              if (one.kind === 'home') await refusal('medicines.atHome', { ...entry, amount: null, toldBy: 'Ms Lake' });
              else if (one.kind === 'not')
                await refusal('medicines.notGiven', { ...entry, slot: null, reason: 'refused', words: '' });
              else {
                const override = one.word ? { by: 'Dr Ali', words: 'By telephone' } : null;
                const asked = await made.doseOf(medicineId, { at, late: 'Busy', override });
                const result = await made.school.tryCall('medicines.give', asked);
                if (result.ok) given.push(result.value.doseId);
              }
            }
          }
          await holds(medicineId);
          made.time.set(begun - made.time.now().getTime());
        },
      ),
      { numRuns: 25 },
    );
  });
});

async function holds(medicineId: MedicineId): Promise<void> {
  const { doses } = await call('medicines.doses', { childId: made.childId, medicineId, before: null });
  const taken = doses.filter(({ counts, outcome }) => counts && outcome !== 'not-given').toReversed();
  // By the order of recording: what was recorded later was judged against all before it, whichever way the times lie.
  const recorded = [...taken].sort((a, b) => (a.doseId < b.doseId ? -1 : 1));
  recorded.forEach((dose, i) => {
    if (dose.outcome !== 'given' || dose.override) return;
    for (const other of recorded.slice(0, i))
      expect(Math.abs(Date.parse(other.at) - Date.parse(dose.at))).toBeGreaterThanOrEqual(240 * MINUTE);
    const around = [...recorded.slice(0, i), dose].map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
    around.forEach((first, n) => {
      const last = around[n + 3];
      const mine = Date.parse(dose.at);
      if (last !== undefined && first <= mine && mine <= last) expect(last - first).toBeGreaterThanOrEqual(24 * HOUR);
    });
  });
  const { medicine, packs } = await record(medicineId);
  for (const pack of packs) {
    expect(pack.balance).toBe(pack.rows.at(-1)?.balance ?? 0);
    // No return and no waste took more than there was; only a dose on somebody's word may say so.
    for (const row of pack.rows)
      if (row.kind === 'returned' || row.kind === 'wasted') expect(row.quantity).toBeGreaterThan(0);
    const overridden = taken.some(({ override }) => override !== null);
    if (!overridden) for (const { balance } of pack.rows) expect(balance).toBeGreaterThanOrEqual(0);
  }
  const sum = packs.reduce((total, { balance }) => Math.round((total + balance) * 100) / 100, 0);
  expect(medicine.balance).toBe(sum);
  const below = packs.some(({ balance }) => balance < 0);
  expect(medicine.notices.some(({ kind }) => kind === 'miscounted')).toBe(below);
}

/** Day and time on London's clocks. */
function london(at: Date): [on: string, time: ClockTime] {
  const parts = at.toLocaleString('sv-SE', { timeZone: 'Europe/London' });
  return [parts.slice(0, 10), parts.slice(11, 16) as ClockTime];
}
