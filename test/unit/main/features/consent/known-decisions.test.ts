import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChildId, ClassId, PurposeId } from '#shared/domain/ids.ts';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#shared/features/children/empty-record.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';
import { type Family, oneFamily, said } from './one-family.ts';

let school: School;
let family: Family;
let twin: ChildId;
let classId: ClassId;
let website: PurposeId;

beforeEach(async () => {
  school = await newSchool();
  family = await oneFamily(school);
  classId = (await school.call('children.classes', {})).classes[0]!.classId;
  twin = (
    await school.call('children.add', { fields: { ...EMPTY_CHILD, forename: 'Ravi', surname: 'Singh', classId } })
  ).childId;
  website = (await school.call('consent.purposes', {})).purposes[0]!.purposeId;
}, 60_000);
afterEach(() => school.close());

/** The whole school's register is made from what is kept in memory, a class's from the rows: both must tell the same. */
async function bothTell(): Promise<unknown> {
  const [all, own] = [
    await school.call('consent.register', { classId: null }),
    await school.call('consent.register', { classId }),
  ];
  expect(all.rows).toEqual(own.rows);
  if (all.view !== 'reasons') throw new Error('a Lead is told reasons');
  return all.rows.find(({ child }) => child.childId === family.rhys)?.cells[0];
}
const contact = (contactId: Family['mother'], responsibility: boolean | null) =>
  school.call('children.saveContact', {
    ...{ childId: family.rhys, contactId },
    fields: { ...EMPTY_CONTACT, forename: 'Asha', surname: 'Singh', relationship: 'MOT', responsibility },
  });
const revision = async (childId: ChildId) => {
  const record = await school.call('children.record', { childId });
  if (!('fields' in record)) throw new Error('a Lead sees the fields');
  return record.revision;
};

it('keeps the answers of a whole school in memory and never an older one than the register', async () => {
  expect(await bothTell()).toBe('not-asked');
  const { decisionId } = await school.call('consent.record', said(family.rhys, family.mother, website));
  expect(await bothTell()).toBe('given');
  await contact(family.mother, false);
  expect(await bothTell()).toBe('no-responsibility');
  await contact(family.mother, true);
  await school.call('consent.record', said(twin, (await ravisMother()).contactId, website, { state: 'refused' }));
  expect(await bothTell()).toBe('given');

  // The other record's rows come over, and go home again.
  const { mergeId } = await school.call('children.merge', {
    ...{ keepId: family.rhys, otherId: twin, take: [] },
    ...{ keepRevision: await revision(family.rhys), otherRevision: await revision(twin) },
  });
  expect(await bothTell()).toBe('parents-differ');
  await school.call('children.undoMerge', { mergeId });
  expect(await bothTell()).toBe('given');

  // A command that is refused halfway leaves nothing behind.
  await expect(
    school.call('consent.record', said(family.rhys, family.aunt, website, { state: 'given' })),
  ).rejects.toThrow('consent-no-responsibility');
  expect(await bothTell()).toBe('given');
  await school.call('consent.correct', {
    ...{ childId: family.rhys, decisionId, words: 'Typed twice', replacement: null },
  });
  expect(await bothTell()).toBe('not-asked');
});

it('shows them to nobody beyond their reach', async () => {
  await school.call('consent.record', said(family.rhys, family.mother, website));
  expect(await bothTell()).toBe('given');
  const elm = await school.call('children.saveClass', { classId: null, name: 'Elm', yearGroup: '5', teacher: '' });
  await school.asRole('office');
  const office = await school.call('consent.register', { classId: null });
  expect(office.rows).toHaveLength(2);
  await school.asRole('class', [elm.classId]);
  expect((await school.call('consent.register', { classId: null })).rows).toEqual([]);
});

const ravisMother = () =>
  school.call('children.saveContact', {
    ...{ childId: twin, contactId: null },
    fields: { ...EMPTY_CONTACT, forename: 'Nita', surname: 'Singh', relationship: 'MOT', responsibility: true },
  });
