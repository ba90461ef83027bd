import { afterEach, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
afterEach(() => school.close());

const add = async (forename: string, classId: ClassId | null) =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname: 'Otley', classId } })).childId;

async function twoClasses() {
  school = await newSchool();
  const addClass = async (name: string, yearGroup: string) =>
    (await school.call('children.saveClass', { classId: null, name, yearGroup, teacher: '' })).classId;
  const [elm, oak] = [await addClass('Elm', '4'), await addClass('Oak', '3')];
  await addClass('Empty', '1');
  return { elm, oak, ava: await add('Ava', oak), leo: await add('Leo', elm), mia: await add('Mia', null) };
}
const seen = async (classId: ClassId | 'first' | null) => {
  const { classes, allChildren, shown, rows } = await school.call('consent.register', { classId });
  return {
    classes: classes.map(({ name, children }) => `${name} ${children}`),
    allChildren,
    shown,
    names: rows.map(({ child }) => child.name).sort(),
  };
};

it('opens with the first class that has children, and goes to another or to all', async () => {
  const { elm, oak } = await twoClasses();
  const classes = ['Oak 1', 'Elm 1'];
  expect(await seen('first')).toEqual({ classes, allChildren: 3, shown: oak, names: ['Ava Otley'] });
  expect(await seen(elm)).toEqual({ classes, allChildren: 3, shown: elm, names: ['Leo Otley'] });
  expect(await seen(null)).toEqual({
    classes,
    allChildren: 3,
    shown: null,
    names: ['Ava Otley', 'Leo Otley', 'Mia Otley'],
  });
});

it('shows class staff their own class, and nobody of a class that they ask for', async () => {
  const { elm, oak } = await twoClasses();
  await school.asRole('class', [elm]);
  const own = { classes: ['Elm 1'], allChildren: 1, names: ['Leo Otley'] };
  expect(await seen('first')).toEqual({ ...own, shown: elm });
  expect(await seen(null)).toEqual({ ...own, shown: null });
  expect(await seen(oak)).toEqual({ ...own, shown: oak, names: [] });
});

it('checks a picture for the children named, and refuses one out of reach', async () => {
  const { elm, ava, leo } = await twoClasses();
  const purposeIds = (await school.call('consent.purposes', {})).purposes.slice(0, 1).map((one) => one.purposeId);
  const { verdicts } = await school.call('consent.check', { childIds: [ava, leo, leo], purposeIds });
  expect(verdicts[0]?.blockers.map(({ child }) => child.name).sort()).toEqual(['Ava Otley', 'Leo Otley']);
  await school.asRole('class', [elm]);
  expect(await school.tryCall('consent.check', { childIds: [leo], purposeIds })).toMatchObject({ ok: true });
  expect(await school.tryCall('consent.check', { childIds: [ava, leo], purposeIds })).toMatchObject({
    error: { code: 'not-allowed' },
  });
});

it('counts for how many purposes by consent the form says something: a blank does, a purpose that needs none is not asked', async () => {
  const { ava } = await twoClasses();
  const { purposes } = await school.call('consent.purposes', {});
  const form = async () => {
    const register = await school.call('consent.register', { classId: null });
    if (register.view !== 'reasons') throw new Error('not the reasons');
    const row = register.rows.find(({ child }) => child.childId === ava)!;
    return `${row.formAnswered} of ${row.formAsked}`;
  };
  const say = (purpose: (typeof purposes)[number], state: 'refused' | 'no-answer') =>
    school.call('consent.record', {
      childId: ava,
      purposeId: purpose.purposeId,
      state,
      who: { kind: 'child' },
      method: 'paper',
      decidedOn: '2026-09-12' as never,
      evidence: '',
      words: '',
      validUntil: null,
      replacesUnrecorded: false,
    });
  expect(await form()).toBe('0 of 7');
  await say(purposes[0]!, 'refused');
  await say(purposes[0]!, 'refused');
  expect(await form()).toBe('1 of 7');
  await say(purposes[1]!, 'no-answer');
  expect(await form()).toBe('2 of 7');
  const { kind: _kind, countsFrom: _from, wordingVersion: seen, ...asked } = purposes[1]!;
  await school.call('consent.rewordPurpose', { ...asked, seen, basis: 'public-task', askAgain: false });
  expect(await form()).toBe('1 of 6');
});
