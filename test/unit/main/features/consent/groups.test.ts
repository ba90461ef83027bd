import { afterEach, beforeEach, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
let oak: ClassId;
let ids: ChildId[];

const addChild = async (forename: string, surname: string) =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname, classId: oak } })).childId;
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);
const save = (name: string, childIds = ids) => school.tryCall('consent.saveGroup', { name, childIds });

beforeEach(async () => {
  school = await newSchool();
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '6', teacher: '' })).classId;
  ids = [await addChild('Cara', 'Young'), await addChild('Ben', 'Abbot'), await addChild('Ava', 'Wu')];
}, 60_000);
afterEach(() => school.close());

it('keeps who is in a group, by name, and counts who has left', async () => {
  const saved = await save('Choir', [...ids, ids[0]!]);
  if (!saved.ok) throw new Error(saved.error.code);
  const { groupId } = saved.value;
  await school.asRole('office');
  expect((await school.call('consent.groups', {})).groups).toEqual([{ groupId, name: 'Choir', children: 3 }]);
  const { children, left } = await school.call('consent.group', { groupId });
  expect([children.map(({ name }) => name), left]).toEqual([['Ben Abbot', 'Ava Wu', 'Cara Young'], 0]);

  await school.call('children.setLeavers', { childIds: [ids[1]!], leftOn: calendarDate('2026-09-01')! });
  expect(await school.call('consent.group', { groupId })).toMatchObject({ left: 1, children: { length: 2 } });
  expect((await school.call('consent.groups', {})).groups).toMatchObject([{ children: 2 }]);

  await school.call('consent.dropGroup', { groupId });
  expect((await school.call('consent.groups', {})).groups).toEqual([]);
  expect(code(await school.tryCall('consent.group', { groupId }))).toBe('not-found');
  expect(code(await school.tryCall('consent.dropGroup', { groupId }))).toBe('not-found');
});

it('is changed: another name, other children, nobody who has left, and no name of another group', async () => {
  const saved = await save('Choir');
  await save('Team');
  if (!saved.ok) throw new Error(saved.error.code);
  const { groupId } = saved.value;
  const change = (name: string, childIds: ChildId[]) =>
    school.tryCall('consent.changeGroup', { groupId, name, childIds });
  const dana = await addChild('Dana', 'Zed');
  expect(code(await change('Choir 2', [ids[0]!, dana]))).toBe('ok');
  expect((await school.call('consent.groups', {})).groups[0]).toEqual({ groupId, name: 'Choir 2', children: 2 });
  const { children } = await school.call('consent.group', { groupId });
  expect(children.map(({ name }) => name)).toEqual(['Cara Young', 'Dana Zed']);
  expect(code(await change('Choir 2', [dana]))).toBe('ok');
  expect(code(await change('team', [dana]))).toBe('bad-input');
  await school.call('children.setLeavers', { childIds: [ids[1]!], leftOn: calendarDate('2026-09-01')! });
  expect(code(await change('Choir 2', [ids[1]!]))).toBe('not-allowed');
  await school.call('consent.dropGroup', { groupId });
  expect(code(await change('Choir 2', [dana]))).toBe('not-found');
});

it('takes a name once, and no child who has left', async () => {
  expect(code(await save('Choir'))).toBe('ok');
  expect(code(await save('choir '))).toBe('bad-input');
  await school.call('children.setLeavers', { childIds: [ids[1]!], leftOn: calendarDate('2026-09-01')! });
  expect(code(await save('Team'))).toBe('not-allowed');
});

it('has a doubled child once after the records are put together, and both again after', async () => {
  const twin = await addChild('Ava', 'Wu');
  const saved = await save('Choir', [...ids, twin]);
  const own = await save('Team', [twin]);
  if (!saved.ok || !own.ok) throw new Error('not saved');
  const revision = async (childId: ChildId) => {
    const record = await school.call('children.record', { childId });
    if (!('fields' in record)) throw new Error('a Lead sees the fields');
    return record.revision;
  };
  const { mergeId } = await school.call('children.merge', {
    ...{ keepId: ids[2]!, otherId: twin, take: [] },
    ...{ keepRevision: await revision(ids[2]!), otherRevision: await revision(twin) },
  });
  const members = async (groupId: typeof own.value.groupId) =>
    (await school.call('consent.group', { groupId })).children.map(({ childId }) => childId).sort();
  expect(await members(saved.value.groupId)).toEqual([...ids].sort());
  expect(await members(own.value.groupId)).toEqual([ids[2]]);
  await school.call('children.undoMerge', { mergeId });
  expect(await members(saved.value.groupId)).toEqual([...ids, twin].sort());
  expect(await members(own.value.groupId)).toEqual([twin]);
});
