import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { TripId } from '#shared/domain/ids.ts';
import type { TripFields } from '#shared/features/trips/trips.model.ts';
import { type Kind, type MarkedSchool, markedSchool } from '../../../../support/marked-school.ts';
import { tripPlan } from '../../../../support/trip-plan.ts';

// The person of role 'class' has Oak, with `own` in it; `other` is in Elm, `noClass` in none. It is 24 Nov 2026, 09:00.
let marked: MarkedSchool;
let tripId: TripId;
const DAYS = {
  startsOn: calendarDate('2026-11-26')!,
  endsOn: calendarDate('2026-11-28')!,
  kind: 'residential',
} as const;

beforeAll(async () => {
  marked = await markedSchool();
});
afterAll(() => marked.school.close());

const leader = () => marked.staff.class;
const fields = (more: Partial<TripFields> = {}) => tripPlan(leader(), { ...DAYS, ...more });
/** Sets the school's clock, from where it stands, to this hour of London's winter. */
const at = (moment: string) => marked.clock.set(Date.parse(`${moment}:00Z`) - marked.clock.now().getTime());
const asOffice = () => marked.signIn(marked.staff.office);
const asLeader = () => marked.signIn(leader());
const code = async (asked: Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>) => {
  const result = await asked;
  return result.ok ? 'ok' : (result.error?.code ?? '');
};
const record = (kind: Kind) =>
  code(marked.school.tryCall('children.record', { childId: marked.children[kind].childId }) as never);
const needs = (kind: Kind) =>
  code(marked.school.tryCall('medical.needs', { childId: marked.children[kind].childId }) as never);
const trip = () => code(marked.school.tryCall('trips.trip', { tripId }) as never);
const served = (path: string) => marked.school.app.serve({ method: 'GET', path }).status;

beforeEach(async () => {
  at('2026-11-24T09:00');
  await asOffice();
  tripId = (await marked.school.call('trips.save', { tripId: null, fields: fields() })).tripId;
  const childIds = (['own', 'other'] as const).map((kind) => marked.children[kind].childId);
  await marked.school.call('trips.addChildren', { tripId, classIds: [], childIds });
});
/** So that no trip of one test is led in the next. */
const callOff = async () => {
  await asOffice();
  await marked.school.call('trips.call', { tripId, takesPlace: false, words: 'Snow' });
};

describe('a class teacher who leads a trip', () => {
  it.each([
    ['2026-11-24T09:00', 'two days before', false],
    ['2026-11-25T23:59', 'in the last minute of the day before', false],
    ['2026-11-26T00:00', 'from the first minute of the first day', true],
    ['2026-11-27T12:00', 'in the middle', true],
    ['2026-11-28T23:59', 'to the last minute of the last day', true],
    ['2026-11-29T00:00', 'no more on the day after', false],
  ])('at %s, %s, sees the record and the needs of a child of another class: %s', async (moment, _words, sees) => {
    at(moment);
    await asLeader();
    expect([await record('other'), await needs('other')]).toEqual(sees ? ['ok', 'ok'] : ['not-allowed', 'not-allowed']);
    expect(await record('own')).toBe('ok');
    expect(await record('noClass')).toBe('not-allowed');
    const { photoId, planId } = marked.children.other;
    expect([served(`/photo/${photoId}/full`), served(`/plan/${planId}`)]).toEqual(sees ? [200, 200] : [404, 404]);
    const board = JSON.stringify(await marked.school.call('medical.board', {}));
    expect(board.includes(marked.children.other.childId)).toBe(sees);
    await callOff();
  });

  it('sees of these children what a class teacher sees, and may do nothing for them that they may not do', async () => {
    at('2026-11-27T12:00');
    await asLeader();
    const { childId } = marked.children.other;
    const shown = JSON.stringify(await marked.school.call('children.record', { childId }));
    for (const group of ['contact', 'contactRest', 'flagReason', 'consent', 'record'])
      expect(shown, group).not.toContain(`ZqotherX${group}`);
    expect(await code(marked.school.tryCall('medicines.child', { childId }) as never)).toBe('not-allowed');
    const register = await marked.school.tryCall('consent.register', { classId: marked.elm });
    expect(JSON.stringify(register)).not.toContain('ZqotherX');
    const sheet = marked.school.tryCall('papers.classSheet', { classId: marked.elm, audience: 'teacher' });
    expect(await code(sheet as never)).toBe('not-allowed');
    await callOff();
  });

  it.each([
    ['the trip is called off', () => marked.school.call('trips.call', { tripId, takesPlace: false, words: 'Snow' })],
    [
      'the child is taken off',
      () => marked.school.call('trips.takeOff', { tripId, childId: marked.children.other.childId, words: 'Ill' }),
    ],
    [
      'another person leads',
      () => marked.school.call('trips.save', { tripId, fields: fields({ leaderId: marked.school.leadId }) }),
    ],
    [
      'the trip is put off',
      () =>
        marked.school.call('trips.save', {
          tripId,
          fields: fields({ startsOn: calendarDate('2027-01-10')!, endsOn: calendarDate('2027-01-12')! }),
        }),
    ],
  ] as const)('sees that child no more once %s', async (_words, change) => {
    at('2026-11-27T12:00');
    await asLeader();
    expect(await record('other')).toBe('ok');
    await asOffice();
    await change();
    await asLeader();
    expect([await record('other'), await needs('other')]).toEqual(['not-allowed', 'not-allowed']);
    expect(served(`/plan/${marked.children.other.planId}`)).toBe(404);
    await asOffice();
    await marked.school.call('trips.save', { tripId, fields: fields({ leaderId: marked.school.leadId }) });
  });

  it('loses it with the role that leads, in the same session', async () => {
    at('2026-11-27T12:00');
    await marked.signIn(marked.school.leadId);
    const cover = { role: 'cover' as const, classIds: [marked.oak], until: '2999-12-31T00:00:00.000Z' as never };
    const grants = [{ role: 'class' as const, classIds: [marked.oak], until: null }];
    await marked.school.call('access.setGrants', { staffId: leader(), label: '', grants: [cover] });
    await asLeader();
    expect([await record('other'), await trip()]).toEqual(['not-allowed', 'not-allowed']);
    await marked.signIn(marked.school.leadId);
    await marked.school.call('access.setGrants', { staffId: leader(), label: '', grants });
    await callOff();
  });

  it('opens their own trips until they are over, and no other', async () => {
    await asLeader();
    expect(await trip()).toBe('ok');
    const listed = (await marked.school.call('trips.list', {})).coming.map((line) => line.tripId);
    expect([listed.includes(tripId), listed.includes(marked.tripId)]).toEqual([true, false]);
    expect(await code(marked.school.tryCall('trips.trip', { tripId: marked.tripId }) as never)).toBe('not-allowed');
    at('2026-11-29T00:00');
    await asLeader();
    expect(await trip()).toBe('not-allowed');
    expect(await marked.school.call('trips.list', {})).toEqual({ coming: [], past: [] });
    await callOff();
    await asLeader();
    at('2026-11-24T09:00');
    expect(await trip()).toBe('not-allowed');
  });
});
