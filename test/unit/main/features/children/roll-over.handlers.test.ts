import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { addDays, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
afterEach(() => school.close());

const TODAY = londonDay(new Date());
const add = async (forename: string, classId: ClassId | null, yearGroup: string) =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname: 'Otley', classId, yearGroup } }))
    .childId;
const addClass = async (name: string, yearGroup: string, teacher = '') =>
  (await school.call('children.saveClass', { classId: null, name, yearGroup, teacher })).classId;
const listed = async (leavers = false) =>
  (await school.call('children.list', { leavers })).children.map(
    ({ forename, className }) => `${forename}: ${className}`,
  );
const yearOf = async (childId: ChildId) => {
  const record = await school.call('children.record', { childId });
  return 'fields' in record ? record.fields.yearGroup : null;
};

async function threeYears() {
  school = await newSchool();
  const acorn = await addClass('Acorn', 'R', 'Mrs A');
  const willow = await addClass('Willow', '1', 'Mr W');
  const rowan = await addClass('Rowan', '2', 'Ms R');
  return {
    acorn,
    willow,
    rowan,
    ava: await add('Ava', acorn, 'R'),
    ben: await add('Ben', willow, '1'),
    cai: await add('Cai', rowan, '2'),
    dee: await add('Dee', null, '1'),
  };
}

/** The plan as the years go, on the register as it is now. */
async function planned(change: Partial<CallInput<'children.rollOver'>> = {}): Promise<CallInput<'children.rollOver'>> {
  const { basis, schoolYear } = await school.call('children.rollOverRegister', {});
  return {
    basis,
    schoolYear,
    leftOn: TODAY,
    again: false,
    unplaced: 1,
    next: [],
    classes: [],
    children: [],
    ...change,
  };
}

describe('the roll-over', () => {
  it('moves every class up, lets the top year leave, empties Reception; each child is in the audit', async () => {
    const { ava, ben, cai, dee } = await threeYears();
    await school.call('children.rollOver', await planned());
    expect(await listed()).toEqual(['Dee: No class', 'Ava: Willow', 'Ben: Rowan']);
    expect(await listed(true)).toEqual(['Cai: Rowan']);
    expect([await yearOf(ava), await yearOf(ben), await yearOf(dee), await yearOf(cai)]).toEqual(['1', '2', '2', '2']);
    const { classes } = await school.call('children.classes', {});
    expect(classes.map(({ name, children }) => [name, children])).toEqual([
      ['Acorn', 0],
      ['Willow', 1],
      ['Rowan', 1],
    ]);
    for (const [childId, what] of [
      [ava, 'child.rolled-over'],
      [cai, 'child.leaver-set'],
    ] as const)
      expect((await school.call('audit.looks', { childId, before: null })).rows.map((row) => row.what)).toContain(what);
    expect((await school.call('audit.verify', {})).holds).toBe(true);
  });

  it('leaves a class role with its class: it sees who is in it now', async () => {
    const { willow, ava, ben } = await threeYears();
    await school.asRole('class', [willow]);
    expect((await school.tryCall('children.record', { childId: ava })).ok).toBe(false);
    await school.asLead();
    expect((await school.call('children.rollOverRegister', {})).staff).toMatchObject([{ classIds: [willow] }]);
    await school.call('children.rollOver', await planned());
    await school.asRole('class', [willow]);
    expect((await school.tryCall('children.record', { childId: ava })).ok).toBe(true);
    expect((await school.tryCall('children.record', { childId: ben })).ok).toBe(false);
  });

  it('takes exceptions, and new names and teachers, also where two classes swap names', async () => {
    const { acorn, willow, rowan, ava, ben } = await threeYears();
    await school.call(
      'children.rollOver',
      await planned({
        unplaced: 1,
        next: [
          { classId: willow, name: 'Rowan', yearGroup: '1', teacher: 'Ms New' },
          { classId: rowan, name: 'Willow', yearGroup: '2', teacher: 'Ms R' },
        ],
        classes: [{ classId: acorn, to: rowan }],
        children: [{ childId: ben, to: 'repeats' }],
      }),
    );
    expect(await listed()).toEqual(expect.arrayContaining(['Ava: Willow', 'Ben: Rowan', 'Dee: No class']));
    expect([await yearOf(ava), await yearOf(ben)]).toEqual(['2', '1']);
    const { classes } = await school.call('children.classes', {});
    expect(classes.map(({ name, teacher }) => `${name} ${teacher}`)).toEqual([
      'Acorn Mrs A',
      'Rowan Ms New',
      'Willow Ms R',
    ]);
  });

  it('refuses a plan of an older register, an unseen child in no class, a day to come, two classes of one name', async () => {
    const { willow, ava } = await threeYears();
    const old = await planned();
    await school.call('children.move', { childIds: [ava], classId: willow });
    const code = async (input: CallInput<'children.rollOver'>) => {
      const result = await school.tryCall('children.rollOver', input);
      return result.ok ? 'ok' : result.error.code;
    };
    expect(await code(old)).toBe('changed-elsewhere');
    expect(await code(await planned({ unplaced: 0 }))).toBe('changed-elsewhere');
    expect(await code(await planned({ leftOn: addDays(TODAY, 1) }))).toBe('bad-input');
    const next = [{ classId: willow, name: 'Rowan', yearGroup: '1', teacher: '' }];
    expect(await code(await planned({ next }))).toBe('bad-input');
    expect(await listed()).toContain('Ava: Willow');
    expect(await listed(true)).toEqual([]);
  });

  it('asks before a second one in a school year, and no longer after the first was taken back', async () => {
    await threeYears();
    const { rollOverId } = await school.call('children.rollOver', await planned());
    expect(await school.tryCall('children.rollOver', await planned())).toMatchObject({
      error: { code: 'roll-over-twice', message: expect.stringContaining('one more year up') },
    });
    await school.call('children.undoRollOver', { rollOverId });
    await school.call('children.rollOver', await planned());
    expect((await school.tryCall('children.rollOver', await planned({ again: true }))).ok).toBe(true);
  });
});

describe('taking a roll-over back', () => {
  it('puts everybody and every class name back', async () => {
    const { willow, rowan, ava, cai } = await threeYears();
    const before = await listed();
    const next = [
      { classId: willow, name: 'Rowan', yearGroup: '1', teacher: 'X' },
      { classId: rowan, name: 'Willow', yearGroup: '2', teacher: 'Y' },
    ];
    const { rollOverId } = await school.call('children.rollOver', await planned({ next }));
    expect(await school.call('children.undoRollOver', { rollOverId })).toEqual({ restored: 4, kept: [] });
    expect(await listed()).toEqual(before);
    expect(await listed(true)).toEqual([]);
    expect([await yearOf(ava), await yearOf(cai)]).toEqual(['R', '2']);
    const { classes } = await school.call('children.classes', {});
    expect(classes.map(({ name, teacher }) => `${name} ${teacher}`)).toEqual([
      'Acorn Mrs A',
      'Willow Mr W',
      'Rowan Ms R',
    ]);
    expect(await school.tryCall('children.undoRollOver', { rollOverId })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect((await school.call('audit.verify', {})).holds).toBe(true);
  });

  it('leaves alone and names whom and what somebody changed since; a new telephone number does not count', async () => {
    const { acorn, willow, ava, ben, cai } = await threeYears();
    const next = [{ classId: acorn, name: 'Acorns', yearGroup: 'R', teacher: 'New' }];
    const { rollOverId } = await school.call('children.rollOver', await planned({ next }));
    await school.call('children.move', { childIds: [ava], classId: acorn });
    await school.call('children.bringBack', { childIds: [cai], classId: willow, hadLeft: true });
    await school.call('children.saveClass', { classId: acorn, name: 'Acorns', yearGroup: 'R', teacher: 'Newer' });
    const record = await school.call('children.record', { childId: ben });
    if (!('fields' in record)) throw new Error('not the whole record');
    const { revision, fields } = record;
    await school.call('children.edit', { childId: ben, revision, fields: { ...fields, phone: '0191 496 0000' } });
    const { restored, kept } = await school.call('children.undoRollOver', { rollOverId });
    expect(restored).toBe(2);
    expect(kept.sort()).toEqual(['Ava Otley, Acorns', 'Cai Otley, Willow', 'The class Acorns']);
    expect(await listed()).toEqual(expect.arrayContaining(['Ava: Acorns', 'Ben: Willow', 'Cai: Willow']));
    expect((await school.call('children.rollOverRegister', {})).runs).toMatchObject([{ kept, moved: 2, left: 1 }]);
  });
});
