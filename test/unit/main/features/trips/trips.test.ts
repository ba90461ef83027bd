import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, StaffId, TripId } from '#shared/domain/ids.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import type { TripFields } from '#shared/features/trips/trips.model.ts';
import { movableClock, newSchool, type School } from '../../../../support/new-school.ts';
import { tripPlan } from '../../../../support/trip-plan.ts';

let school: School;
let office: StaffId;
let oak: ClassId;
let elm: ClassId;
const children: ChildId[] = [];
const add = async (forename: string, classId: ClassId | null, born = '2018-02-03') =>
  (
    await school.call('children.add', {
      fields: { ...EMPTY_CHILD, surname: 'Wu', forename, classId, born: calendarDate(born) },
    })
  ).childId;
beforeAll(async () => {
  school = await newSchool({ ports: { clock: movableClock() } });
  const made = async (name: string) =>
    (await school.call('children.saveClass', { classId: null, name, yearGroup: '3', teacher: '' })).classId;
  [oak, elm] = [await made('Oak'), await made('Elm')];
  for (const [name, classId] of [
    ['Ava', oak],
    ['Ben', oak],
    ['Cai', elm],
  ] as const)
    children.push(await add(name, classId));
  office = await school.asRole('office');
});
afterAll(() => school.close());

const plan = async (more: Partial<TripFields> = {}): Promise<TripId> =>
  (await school.call('trips.save', { tripId: null, fields: tripPlan(school.leadId, more) })).tripId;
const put = (tripId: TripId, classIds: readonly ClassId[], childIds: readonly ChildId[] = []) =>
  school.call('trips.addChildren', { tripId, classIds: [...classIds], childIds: [...childIds] });
const namesOn = async (tripId: TripId) =>
  (await school.call('trips.trip', { tripId })).children.map(({ listName }) => listName);
const refused = async (more: Partial<TripFields>) => {
  const result = await school.tryCall('trips.save', { tripId: null, fields: tripPlan(school.leadId, more) });
  return result.ok ? [] : Object.keys(result.error.fields ?? { [result.error.code]: '' });
};

describe('a plan', () => {
  it('is kept as it was entered, with the leader as the first of its adults', async () => {
    const helper = { adultId: null, name: 'Mr P Hill', phone: '07700 900222', kind: 'helper', staffId: null } as const;
    const colleague = { ...helper, name: 'as typed', kind: 'staff', staffId: office } as const;
    const fields = tripPlan(school.leadId, { adults: [helper, colleague] });
    const { tripId } = await school.call('trips.save', { tripId: null, fields });
    const trip = await school.call('trips.trip', { tripId });
    const { adults: _adults, leaderId: _leader, ...rest } = fields;
    expect(trip.plan).toEqual(rest);
    expect(trip.adults.map(({ name, phone }) => [name, phone])).toEqual([
      ['Mrs C Westgate', '07700 900111'],
      ['Mr P Hill', '07700 900222'],
      // Staff stand under the register's own name.
      ['Person 1 office', '07700 900222'],
    ]);
    // Saved again, everybody keeps the id that groups hang on.
    await school.call('trips.save', { tripId, fields: { ...fields, adults: trip.adults } });
    expect((await school.call('trips.trip', { tripId })).adults).toEqual(trip.adults);
  });

  it.each<[string, Partial<TripFields>, string]>([
    ['a last day before the first', { endsOn: calendarDate('2026-12-02')! }, 'fields.endsOn'],
    ['a day trip over two days', { endsOn: calendarDate('2026-12-04')! }, 'fields.endsOn'],
    ['a residential without a night', { kind: 'residential' }, 'fields.endsOn'],
    ['a return before the start', { endsAt: '08:00' as ClockTime }, 'fields.endsAt'],
    ['a year too many', { kind: 'residential', endsOn: calendarDate('2027-12-04')! }, 'fields.endsOn'],
    ['no name', { name: ' ' }, 'fields.name'],
    ['a leader who may not lead', { leaderId: crypto.randomUUID() as StaffId }, 'leaderId'],
  ])('is refused with %s', async (_words, more, field) => {
    expect(await refused(more)).toEqual([field]);
  });

  it('stands among the coming ones by day, and among those that are over afterwards', async () => {
    const late = await plan({ startsOn: calendarDate('2027-01-20')! });
    const soon = await plan({ startsOn: calendarDate('2026-11-24')! });
    const past = await plan({ startsOn: calendarDate('2026-11-23')! });
    const found = await school.call('trips.list', {});
    const coming = found.coming.map(({ tripId }) => tripId);
    expect(coming.indexOf(soon)).toBeLessThan(coming.indexOf(late));
    expect(coming).not.toContain(past);
    expect(found.past[0]?.tripId).toBe(past);
  });

  it('is called off with a reason and on again, each on the record', async () => {
    const tripId = await plan();
    const call = (takesPlace: boolean, words: string) => school.tryCall('trips.call', { tripId, takesPlace, words });
    expect((await call(false, ' ')).ok).toBe(false);
    expect((await call(false, 'No coach')).ok).toBe(true);
    expect(await call(false, 'Twice')).toMatchObject({ error: { code: 'changed-elsewhere' } });
    expect((await call(true, '')).ok).toBe(true);
    const trip = await school.call('trips.trip', { tripId });
    expect(trip.calledOff).toBe(false);
    expect(trip.decisions.map(({ step, words }) => [step, words])).toEqual([
      ['called-on', ''],
      ['called-off', 'No coach'],
    ]);
  });
});

describe('who goes', () => {
  it('is whole classes and children by name, each once', async () => {
    const tripId = await plan();
    expect(await put(tripId, [oak], [children[0]!, children[2]!])).toEqual({ added: 3 });
    expect(await put(tripId, [oak])).toEqual({ added: 0 });
    expect(await namesOn(tripId)).toEqual(['Wu, Cai', 'Wu, Ava', 'Wu, Ben']);
  });

  it('is nobody who has left, and who leaves later stays to be seen', async () => {
    const tripId = await plan();
    const gone = await add('Dan', elm);
    await put(tripId, [], [gone]);
    await school.call('children.setLeavers', { childIds: [gone], leftOn: calendarDate('2026-11-23')! });
    const trip = await school.call('trips.trip', { tripId });
    expect(trip.children.map(({ leftOn }) => leftOn)).toEqual(['2026-11-23']);
    const other = await plan();
    const result = await school.tryCall('trips.addChildren', { tripId: other, classIds: [], childIds: [gone] });
    expect(result).toMatchObject({ error: { code: 'not-allowed' } });
  });

  it('loses nobody silently: taken off with a reason, and on again, both stay in the decisions', async () => {
    const tripId = await plan();
    await put(tripId, [oak]);
    const off = (words: string) => school.tryCall('trips.takeOff', { tripId, childId: children[0]!, words });
    expect((await off('')).ok).toBe(false);
    expect((await off('Parents decided')).ok).toBe(true);
    expect(await off('Again')).toMatchObject({ error: { code: 'not-found' } });
    expect(await namesOn(tripId)).toEqual(['Wu, Ben']);
    await put(tripId, [], [children[0]!]);
    const { decisions } = await school.call('trips.trip', { tripId });
    expect(decisions.map(({ step, child, words }) => [step, child, words])).toEqual([
      ['on-again', 'Ava Wu, Oak', ''],
      ['taken-off', 'Ava Wu, Oak', 'Parents decided'],
    ]);
  });

  it('stands in groups, each child in one, with an adult of the trip', async () => {
    const tripId = await plan();
    await put(tripId, [oak]);
    const { adults } = await school.call('trips.trip', { tripId });
    const adultId = adults[0]!.adultId;
    const save = (groups: Parameters<typeof school.call<'trips.saveGroups'>>[1]['groups']) =>
      school.tryCall('trips.saveGroups', { tripId, groups });
    const [ava, ben, cai] = children as [ChildId, ChildId, ChildId];
    const red = { name: 'Red', adultId, childIds: [ava] };
    expect((await save([red, { name: 'Blue', adultId: null, childIds: [ben] }])).ok).toBe(true);
    const trip = await school.call('trips.trip', { tripId });
    expect(trip.groups.map(({ name, adultId: id }) => [name, id])).toEqual([
      ['Red', adultId],
      ['Blue', null],
    ]);
    expect(trip.children.map(({ groupId }) => groupId)).toEqual(trip.groups.map(({ groupId }) => groupId));
    for (const groups of [
      [red, { ...red, name: 'Blue' }],
      [{ ...red, childIds: [cai] }],
      [{ ...red, adultId: crypto.randomUUID() as never }],
    ])
      expect(await save(groups)).toMatchObject({ error: { code: 'bad-input' } });
    // A leader who does not go any more is no group's adult.
    await school.call('trips.save', { tripId, fields: tripPlan(office) });
    const changed = await school.call('trips.trip', { tripId });
    expect(changed.groups.map(({ adultId: id }) => id)).toEqual([null, null]);
    expect(changed.children.every(({ groupId }) => groupId !== null)).toBe(true);
  });

  it('goes with a record that is put together with another, and its decisions with it', async () => {
    const tripId = await plan();
    const twin = await add('Ava', elm, '2018-02-04');
    await put(tripId, [], [twin]);
    const other = await plan();
    await put(other, [], [twin, children[0]!]);
    await school.call('trips.takeOff', { tripId: other, childId: twin, words: 'Doubled' });
    await put(other, [], [twin]);
    const keepId = children[0]!;
    const revisionOf = async (childId: ChildId) => {
      const record = await school.call('children.record', { childId });
      return 'revision' in record ? record.revision : -1;
    };
    await school.call('children.merge', {
      ...{ keepId, otherId: twin, take: [] },
      ...{ keepRevision: await revisionOf(keepId), otherRevision: await revisionOf(twin) },
    });
    expect(await namesOn(tripId)).toEqual(['Wu, Ava']);
    expect(await namesOn(other)).toEqual(['Wu, Ava']);
    const { decisions } = await school.call('trips.trip', { tripId: other });
    expect(decisions.map(({ child }) => child)).toEqual(['Ava Wu, Oak', 'Ava Wu, Oak']);
  });
});
