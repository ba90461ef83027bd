import { afterEach, expect, test } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { LEAD, movableClock, newSchool, type School } from '../../../support/new-school.ts';

const MINUTE = 60_000;
const clock = movableClock();
let school: School;
afterEach(() => school.close());

async function twoChildren(): Promise<readonly [ChildId, ChildId]> {
  school = await newSchool({ ports: { clock } });
  const add = async (forename: string) =>
    (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname: 'Otley' } })).childId;
  return [await add('Ava'), await add('Leo')];
}
const open = (childId: ChildId) => school.call('children.record', { childId });
/** Somebody at the keyboard, so that the screen does not hide itself. */
async function workFor(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    clock.advance(MINUTE);
    await school.call('access.touch', {});
  }
}
const rows = async (childId: ChildId, what = 'child.opened') => {
  const page = await school.call('audit.looks', { childId, before: null });
  return page.rows.filter((row) => row.what === what).length;
};

test('writes one row for one opening, however often the open record is asked for again', async () => {
  const [ava, leo] = await twoChildren();
  await open(ava);
  expect(await rows(ava)).toBe(1);
  for (let refresh = 0; refresh < 10; refresh++) await open(ava);
  expect(await rows(ava)).toBe(1);
  expect(await rows(leo)).toBe(0);
  await open(leo);
  expect(await rows(leo)).toBe(1);
});

test('writes a new row for a later opening, and for a record that stays open', async () => {
  const [ava] = await twoChildren();
  await open(ava);
  await workFor(4);
  await open(ava);
  expect(await rows(ava)).toBe(1);
  await workFor(1);
  await open(ava);
  expect(await rows(ava)).toBe(2);
});

test('takes another part of the record for another look', async () => {
  const [ava] = await twoChildren();
  await open(ava);
  await school.call('consent.child', { childId: ava });
  expect([await rows(ava), await rows(ava, 'consent.opened')]).toEqual([1, 1]);
});

test('writes a new row when the screen was hidden in between, and for another person at once', async () => {
  const [ava] = await twoChildren();
  await open(ava);
  await school.call('access.shield', {});
  await school.call('access.unshield', { password: LEAD.password });
  await open(ava);
  expect(await rows(ava)).toBe(2);
  await school.asRole('senco');
  await open(ava);
  await school.asLead();
  expect(await rows(ava)).toBe(3);
});

test('a photo check is a look at each child in the picture, once', async () => {
  const [ava, leo] = await twoChildren();
  const { purposes } = await school.call('consent.purposes', {});
  const purposeIds = [purposes[0]!.purposeId];
  const check = (childIds: ChildId[]) => school.call('consent.check', { childIds, purposeIds });
  await check([ava]);
  await check([ava, leo]);
  expect([await rows(ava, 'consent.checked'), await rows(leo, 'consent.checked')]).toEqual([1, 1]);
});

test('comparing two records is a look at both, and the list of kinds to confirm is one', async () => {
  const [keepId, otherId] = await twoChildren();
  await school.call('children.mergePreview', { keepId, otherId });
  expect([await rows(keepId, 'child.compared'), await rows(otherId, 'child.compared')]).toEqual([1, 1]);
  await school.call('medical.unconfirmed', {});
  const all = await school.call('audit.rows', { kind: 'looks', staffId: null, before: null });
  expect(all.rows.map((row) => row.what)).toContain('medical.kinds-looked-through');
});
