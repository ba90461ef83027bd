import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { addDays, type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import type { ChildFields } from '#shared/features/children/children.model.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
afterEach(() => school.close());

const TODAY = londonDay(new Date());
const PEANUTS: CallInput<'medical.addNeed'>['fields'] = {
  condition: 'Peanut allergy',
  severity: 'serious',
  triggers: '',
  signs: '',
  action: '',
  medicine: '',
  place: '',
  expires: null,
  reviewOn: null,
  toldParentOn: null,
};
const add = async (forename: string, classId: ClassId | null, fields: Partial<ChildFields> = {}) =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname: 'Otley', classId, ...fields } }))
    .childId;
const addClass = async (name: string, yearGroup: string) =>
  (await school.call('children.saveClass', { classId: null, name, yearGroup, teacher: '' })).classId;
const listed = async (leavers = false) =>
  (await school.call('children.list', { leavers })).children.map(
    ({ forename, className }) => `${forename}: ${className}`,
  );
const fieldsOf = async (childId: ChildId) => {
  const record = await school.call('children.record', { childId });
  if (!('fields' in record)) throw new Error('not the whole record');
  return record.fields;
};
const auditOf = async (childId: ChildId) =>
  (await school.call('audit.looks', { childId, before: null })).rows.map(({ what }) => what);

async function twoClasses() {
  school = await newSchool();
  const oak = await addClass('Oak', '3');
  const elm = await addClass('Elm', '4/5');
  return {
    oak,
    elm,
    ava: await add('Ava', oak, { yearGroup: '3' }),
    ben: await add('Ben', oak, { yearGroup: '3' }),
    cai: await add('Cai', elm, { yearGroup: '4' }),
  };
}

describe('moving children', () => {
  it('moves several at once; the audit names each; the year is the class’s, in a mixed class their own', async () => {
    const { oak, elm, ava, ben, cai } = await twoClasses();
    await school.call('children.move', { childIds: [ava, ben], classId: elm });
    expect(await listed()).toEqual(['Ava: Elm', 'Ben: Elm', 'Cai: Elm']);
    expect(await fieldsOf(ava)).toMatchObject({ classId: elm, yearGroup: '3' });
    await school.call('children.move', { childIds: [cai], classId: oak });
    expect(await fieldsOf(cai)).toMatchObject({ classId: oak, yearGroup: '3' });
    expect(await auditOf(ava)).toContain('child.moved');
    expect(await auditOf(ben)).toContain('child.moved');
    const { rows } = await school.call('audit.rows', { kind: 'changes', staffId: null, before: null });
    const moved = rows.filter(({ what }) => what === 'child.moved');
    expect(moved.map((row) => 'childId' in row && row.childId)).toEqual([cai, ben, ava]);
  });

  it('changes at once whom class staff reach', async () => {
    const { oak, elm, ava } = await twoClasses();
    await school.asRole('class', [elm]);
    expect(await school.tryCall('children.record', { childId: ava })).toMatchObject({ error: { code: 'not-allowed' } });
    await school.asLead();
    await school.call('children.move', { childIds: [ava], classId: elm });
    await school.asRole('class', [elm]);
    expect(await school.call('children.record', { childId: ava })).toMatchObject({ className: 'Elm' });
    await school.asRole('class', [oak]);
    expect(await school.tryCall('children.record', { childId: ava })).toMatchObject({ error: { code: 'not-allowed' } });
  });

  it('takes a move back, year and all, and leaves and names whom somebody changed since', async () => {
    const { elm, ava, ben } = await twoClasses();
    const { before } = await school.call('children.move', { childIds: [ava, ben], classId: elm });
    const fields = await fieldsOf(ben);
    await school.call('children.edit', { childId: ben, revision: 2, fields: { ...fields, town: 'Sunderland' } });
    expect(await school.call('children.putBack', { places: before })).toEqual({ kept: ['Ben Otley, Elm'] });
    expect(await listed()).toEqual(['Ava: Oak', 'Ben: Elm', 'Cai: Elm']);
    expect(await auditOf(ava)).toContain('child.put-back');
    expect(await auditOf(ben)).not.toContain('child.put-back');
  });

  it('makes nobody a leaver of a day to come, not by taking a move back either', async () => {
    const { ava, elm } = await twoClasses();
    const { before } = await school.call('children.move', { childIds: [ava], classId: elm });
    const places = before.map((place) => ({ ...place, leftOn: addDays(TODAY, 1) }));
    expect(await school.tryCall('children.putBack', { places })).toMatchObject({
      error: { code: 'bad-input', fields: { leftOn: expect.any(String) } },
    });
    expect(await listed()).toContain('Ava: Elm');
  });

  it('takes a child out of every class, and refuses a leaver and a class that has ended', async () => {
    const { elm, oak, ava, ben, cai } = await twoClasses();
    await school.call('children.move', { childIds: [ava], classId: null });
    expect(await listed()).toContain('Ava: No class');
    await school.call('children.setLeavers', { childIds: [ben], leftOn: TODAY });
    expect(await school.tryCall('children.move', { childIds: [cai, ben], classId: elm })).toMatchObject({
      error: { code: 'changed-elsewhere' },
    });
    await school.call('children.retireClass', { classId: oak });
    expect(await school.tryCall('children.move', { childIds: [cai], classId: oak })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await listed()).toContain('Cai: Elm');
  });

  it.each(['senco', 'first-aid', 'kitchen'] as const)('is not for %s', async (role) => {
    const { elm, ava } = await twoClasses();
    await school.asRole(role);
    for (const [name, input] of [
      ['children.move', { childIds: [ava], classId: elm }],
      ['children.setLeavers', { childIds: [ava], leftOn: TODAY }],
      ['children.bringBack', { childIds: [ava], classId: elm, hadLeft: true }],
      ['children.retireClass', { classId: elm }],
    ] as const)
      expect(await school.tryCall(name, input as never)).toMatchObject({ error: { code: 'not-allowed' } });
  });
});

describe('a leaver', () => {
  it('is off every board, list, register, find box, photo check and count, and kept whole', async () => {
    const { oak, ava, ben } = await twoClasses();
    await school.call('children.saveContact', {
      childId: ava,
      contactId: null,
      fields: { ...EMPTY_CONTACT, forename: 'Ruth', surname: 'Otley' },
    });
    await school.call('medical.addNeed', { childId: ava, fields: PEANUTS, kind: 'allergy' });
    const everywhere = async () => {
      const { purposes } = await school.call('consent.register', { classId: null });
      return {
        board: JSON.stringify(await school.call('medical.board', {})).includes(ava),
        list: JSON.stringify(await school.call('children.list', { leavers: false })).includes(ava),
        register: JSON.stringify(await school.call('consent.register', { classId: null })).includes(ava),
        find: JSON.stringify(await school.call('children.find', { text: 'ava otley' })).includes(ava),
        names: JSON.stringify(await school.call('consent.pasteNames', { text: 'Ava Otley' })).includes(ava),
        purposes: purposes.length > 0,
        count: (await school.call('children.classes', {})).classes.find(({ classId }) => classId === oak)?.children,
      };
    };
    expect(await everywhere()).toEqual({
      board: true,
      list: true,
      register: true,
      find: true,
      names: true,
      purposes: true,
      count: 2,
    });
    await school.call('children.setLeavers', { childIds: [ava], leftOn: TODAY });
    expect(await everywhere()).toEqual({
      board: false,
      list: false,
      register: false,
      find: false,
      names: false,
      purposes: true,
      count: 1,
    });
    const purposeId = (await school.call('consent.register', { classId: null })).purposes[0]!.purposeId;
    expect(await school.tryCall('consent.check', { childIds: [ava], purposeIds: [purposeId] })).toMatchObject({
      ok: false,
    });
    expect(await listed(true)).toEqual(['Ava: Oak']);
    expect(await school.call('children.record', { childId: ava })).toMatchObject({
      leftOn: TODAY,
      contacts: [{ forename: 'Ruth' }],
    });
    expect(JSON.stringify(await school.call('medical.needs', { childId: ava }))).toContain('Peanut allergy');
    expect(await listed()).toContain('Ben: Oak');
    expect(ben).not.toBe(ava);
  });

  it('is no longer reached by the staff of the last class, nor by the kitchen', async () => {
    const { oak, ava } = await twoClasses();
    await school.call('medical.addNeed', { childId: ava, fields: PEANUTS, kind: 'allergy' });
    await school.asRole('kitchen');
    expect(JSON.stringify(await school.call('medical.board', {}))).toContain(ava);
    await school.asLead();
    await school.call('children.setLeavers', { childIds: [ava], leftOn: TODAY });
    await school.asRole('kitchen');
    expect(JSON.stringify(await school.call('medical.board', {}))).not.toContain(ava);
    await school.asRole('class', [oak]);
    expect(await listed(true)).toEqual([]);
    expect(await school.tryCall('children.record', { childId: ava })).toMatchObject({ error: { code: 'not-allowed' } });
  });

  it('comes back into the class that is asked for, and by undo into the old one', async () => {
    const { elm, ava, ben } = await twoClasses();
    const { before } = await school.call('children.setLeavers', { childIds: [ava, ben], leftOn: addDays(TODAY, -9) });
    expect(await listed(true)).toEqual(['Ava: Oak', 'Ben: Oak']);
    await school.call('children.bringBack', { childIds: [ava], classId: elm, hadLeft: true });
    expect(await listed()).toEqual(['Ava: Elm', 'Cai: Elm']);
    expect(await school.call('children.putBack', { places: before })).toEqual({ kept: ['Ava Otley, Elm'] });
    expect(await listed()).toContain('Ben: Oak');
    expect(await auditOf(ava)).toEqual(expect.arrayContaining(['child.leaver-set', 'child.returned']));
  });

  it('is never made for a day to come, since the child would be off the board while still in school', async () => {
    const { ava } = await twoClasses();
    const tomorrow = addDays(TODAY, 1) as CalendarDate;
    expect(await school.tryCall('children.setLeavers', { childIds: [ava], leftOn: tomorrow })).toMatchObject({
      error: { code: 'bad-input', fields: { leftOn: expect.stringContaining('still to come') } },
    });
    expect(await listed()).toContain('Ava: Oak');
  });
});

describe('a class', () => {
  it('ends only when nobody is in it; leavers keep it as their last', async () => {
    const { oak, elm, ava, ben } = await twoClasses();
    expect(await school.tryCall('children.retireClass', { classId: oak })).toMatchObject({
      error: { code: 'class-not-empty' },
    });
    await school.call('children.setLeavers', { childIds: [ava], leftOn: TODAY });
    await school.call('children.move', { childIds: [ben], classId: elm });
    await school.call('children.retireClass', { classId: oak });
    expect((await school.call('children.classes', {})).classes.map(({ name }) => name)).toEqual(['Elm']);
    expect(await listed(true)).toEqual(['Ava: Oak']);
    // Its name is free again.
    await addClass('Oak', '1');
  });

  it('stands in the order of its year', async () => {
    school = await newSchool();
    for (const [name, year] of [
      ['Zeta', 'R'],
      ['Alpha', '6'],
      ['Mid', '3/4'],
      ['Owls', ''],
      ['Three', '3'],
    ] as const)
      await addClass(name, year);
    expect((await school.call('children.classes', {})).classes.map(({ name }) => name)).toEqual([
      'Zeta',
      'Mid',
      'Three',
      'Alpha',
      'Owls',
    ]);
  });
});
