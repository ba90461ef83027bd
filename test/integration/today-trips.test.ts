import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DueKind, DueRow } from '#shared/features/today/due.model.ts';
import { day, type MedicineSchool, medicineSchool } from '../support/medicine-school.ts';
import { tripPlan } from '../support/trip-plan.ts';

let made: MedicineSchool;
const call: MedicineSchool['school']['call'] = (name, input) => made.school.call(name, input);
const rows = async (): Promise<readonly DueRow[]> => (await call('today.list', {})).rows;
const of = async (kind: DueKind) => (await rows()).filter((row) => row.kind === kind);
beforeAll(async () => {
  made = await medicineSchool();
});
afterAll(() => made.school.close());

describe('a trip', () => {
  it('stands there from 14 days before until its leader signs, and again when something changes; for its leader their own', async () => {
    const { school, childId } = made;
    const teacher = await school.asRole('class', [made.oak]);
    await school.asRole('office');
    const planned = (more: object) =>
      tripPlan(teacher, { startsOn: day('2026-12-08'), endsOn: day('2026-12-08'), ...more });
    const { tripId } = await call('trips.save', { tripId: null, fields: planned({}) });
    await call('trips.addChildren', { tripId, classIds: [], childIds: [childId] });
    const far = { startsOn: day('2027-01-12'), endsOn: day('2027-01-12') };
    await call('trips.save', { tripId: null, fields: planned(far) });
    const others = planned({ leaderId: made.school.leadId });
    const { tripId: leads } = await call('trips.save', { tripId: null, fields: others });
    const due = async () =>
      (await rows()).filter(({ kind }) => kind.startsWith('trip-')).map(({ kind, id }) => [kind, id]);
    expect((await due()).toSorted()).toEqual(
      [
        ['trip-unready', tripId],
        ['trip-unready', leads],
      ].toSorted(),
    );
    expect(await of('trip-unready')).toMatchObject([
      { on: '2026-12-08', child: null, to: { name: 'trip', tripId, part: 'ready' } },
      {},
    ]);

    await school.asRole('class', [made.oak]);
    expect(await due()).toEqual([['trip-unready', tripId]]);
    const { fingerprint } = await call('trips.readiness', { tripId });
    await call('trips.signOff', { tripId, fingerprint, words: 'All arranged' });
    expect(await due()).toEqual([]);
    await school.asRole('office');
    await call('trips.save', { tripId, fields: planned({ hospital: 'Another one' }) });
    expect(await due()).toContainEqual(['trip-changed', tripId]);
    await call('trips.call', { tripId, takesPlace: false, words: 'Snow' });
    await call('trips.call', { tripId: leads, takesPlace: false, words: 'Snow' });
    expect(await due()).toEqual([]);
  });
});
