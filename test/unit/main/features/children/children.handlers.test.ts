import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import type { ChildFields, ContactFields } from '#shared/features/children/children.model.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
afterEach(() => school.close());

const add = async (fields: Partial<ChildFields>) =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, ...fields } })).childId;
const addClass = async (name: string) =>
  (await school.call('children.saveClass', { classId: null, name, yearGroup: '3', teacher: '' })).classId;
const addContact = async (childId: Awaited<ReturnType<typeof add>>, fields: Partial<ContactFields>) =>
  (await school.call('children.saveContact', { childId, contactId: null, fields: { ...EMPTY_CONTACT, ...fields } }))
    .contactId;
const names = async (text: string) => (await school.call('children.find', { text })).hits.map((hit) => hit.name);

async function avaInOak(): Promise<{ oak: ClassId; elm: ClassId; ava: Awaited<ReturnType<typeof add>> }> {
  school = await newSchool();
  const oak = await addClass('Oak');
  const elm = await addClass('Elm');
  const ava = await add({ forename: 'Ava', surname: 'Otley', classId: oak, street: '1 Some Street' });
  await addContact(ava, {
    forename: 'Ruth',
    surname: 'Otley',
    relationship: 'Mother',
    responsibility: true,
    street: '2 Other Street',
    phones: [{ kind: 'Mobile', number: '07700 900123' }],
  });
  return { oak, elm, ava };
}

describe('a record, by role', () => {
  it('shows the office everything but the reason of a flag', async () => {
    const { ava } = await avaInOak();
    await school.call('children.setFlag', { childId: ava, flag: 'court-order', set: true, words: 'Order of 3 May' });
    await school.asRole('office');
    const record = await school.call('children.record', { childId: ava });
    expect(record).toMatchObject({ instructions: ['do-not-photograph'], flags: [], contacts: [{ surname: 'Otley' }] });
    expect(JSON.stringify(record)).not.toMatch(/court|Order of/i);
  });

  it('shows the SENCo the reason', async () => {
    const { ava } = await avaInOak();
    await school.call('children.setFlag', { childId: ava, flag: 'court-order', set: true, words: 'Order of 3 May' });
    await school.asRole('senco');
    expect(await school.call('children.record', { childId: ava })).toMatchObject({
      flags: [{ flag: 'court-order', words: 'Order of 3 May' }],
    });
  });

  it('shows first aid numbers, and no address', async () => {
    const { ava } = await avaInOak();
    await school.asRole('first-aid');
    const record = await school.call('children.record', { childId: ava });
    expect(record).toMatchObject({ numbers: [{ phones: [{ number: '07700 900123' }] }] });
    expect(JSON.stringify(record)).not.toContain('Street');
  });

  it('shows class staff their own class, without contacts, and no other class', async () => {
    const { oak, elm, ava } = await avaInOak();
    await school.asRole('class', [oak]);
    const record = await school.call('children.record', { childId: ava });
    expect(record).toMatchObject({ knownAs: 'Ava Otley', className: 'Oak' });
    expect(JSON.stringify(record)).not.toMatch(/07700|Ruth|Street/);
    await school.asRole('class', [elm]);
    expect(await school.tryCall('children.record', { childId: ava })).toMatchObject({ error: { code: 'not-allowed' } });
    expect((await school.call('children.list', { leavers: false })).children).toEqual([]);
  });

  it('shows the kitchen no record and no list', async () => {
    const { ava } = await avaInOak();
    await school.asRole('kitchen');
    expect(await school.tryCall('children.record', { childId: ava })).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await school.tryCall('children.list', { leavers: false })).toMatchObject({ error: { code: 'not-allowed' } });
  });
});

describe('changing a record', () => {
  it('puts nobody into a class that is not there', async () => {
    school = await newSchool();
    const classId = '00000000-0000-7000-8000-000000000000' as ClassId;
    const fields = { ...EMPTY_CHILD, surname: 'Wu', forename: 'Ava' };
    expect(await school.tryCall('children.add', { fields: { ...fields, classId } })).toMatchObject({
      error: { code: 'not-found' },
    });
    const { childId } = await school.call('children.add', { fields });
    const { revision } = (await school.call('children.record', { childId })) as { revision: number };
    const edit = { childId, revision, fields: { ...fields, classId } };
    expect(await school.tryCall('children.edit', edit)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('refuses to save over somebody else’s change', async () => {
    const { ava, oak } = await avaInOak();
    const fields = { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley', classId: oak };
    await school.call('children.edit', { childId: ava, revision: 1, fields: { ...fields, town: 'Sunderland' } });
    expect(await school.tryCall('children.edit', { childId: ava, revision: 1, fields })).toMatchObject({
      error: { code: 'changed-elsewhere' },
    });
    expect(await school.call('children.record', { childId: ava })).toMatchObject({ fields: { town: 'Sunderland' } });
  });

  it('keeps the calling order, and refuses an order that leaves somebody out', async () => {
    const { ava } = await avaInOak();
    const father = await addContact(ava, { forename: 'Dan', surname: 'Otley', relationship: 'Father' });
    const record = await school.call('children.record', { childId: ava });
    const mother = 'contacts' in record ? record.contacts[0]!.contactId : father;
    await school.call('children.orderContacts', { childId: ava, contactIds: [father, mother] });
    expect(await school.call('children.record', { childId: ava })).toMatchObject({
      contacts: [{ forename: 'Dan' }, { forename: 'Ruth' }],
    });
    expect(await school.tryCall('children.orderContacts', { childId: ava, contactIds: [mother] })).toMatchObject({
      error: { code: 'changed-elsewhere' },
    });
  });

  it('warns about a UPN with a wrong check letter and saves it all the same', async () => {
    school = await newSchool();
    const childId = await add({ forename: 'Leo', surname: 'Kaur', upn: 'A999200126102' });
    const record = await school.call('children.record', { childId });
    expect(record).toMatchObject({ fields: { upn: 'A999200126102' } });
    expect('warnings' in record && record.warnings.join(' ')).toContain('does not pass its own check');
  });
});

describe('finding a child', () => {
  it('folds accents, apostrophes and special letters, and forgives a slip', async () => {
    school = await newSchool();
    await add({ forename: 'Łukasz', surname: 'Petrov' });
    await add({ forename: 'Siân', surname: 'O’Brien' });
    expect(await names('lukasz')).toEqual(['Łukasz Petrov']);
    expect(await names('obrien sian')).toEqual(['Siân O’Brien']);
    expect(await names('petorv')).toEqual(['Łukasz Petrov']);
  });

  it('finds by the legal name a child who is called otherwise', async () => {
    school = await newSchool();
    await add({ forename: 'Mohammed', surname: 'Ali', preferredForename: 'Mo' });
    expect(await names('mohammed')).toEqual(['Mo Ali']);
  });

  it('gives the birthday only where two children share the name, and every child to every role', async () => {
    const { elm } = await avaInOak();
    await add({ forename: 'Ava', surname: 'Otley', born: calendarDate('2018-02-03'), classId: elm });
    await add({ forename: 'Leo', surname: 'Kaur', born: calendarDate('2018-02-04') });
    await school.asRole('kitchen');
    const { hits } = await school.call('children.find', { text: 'ava' });
    expect(hits.map((hit) => hit.className).sort()).toEqual(['Elm', 'Oak']);
    expect(hits.map((hit) => hit.apart)).toContain('born 3 Feb 2018');
    expect((await school.call('children.find', { text: 'leo' })).hits).toMatchObject([{ apart: null }]);
  });

  it('says of each child what opens for the person beside the card', async () => {
    const { oak, elm } = await avaInOak();
    await add({ forename: 'Ava', surname: 'Kaur', classId: elm });
    await add({ forename: 'Ava', surname: 'Bell', classId: null });
    const opens = async () =>
      (await school.call('children.find', { text: 'ava' })).hits.map((hit) => [hit.className, hit.opens]);
    const all = { record: true, need: true };
    expect(await opens()).toEqual([
      ['No class', all],
      ['Elm', all],
      ['Oak', all],
    ]);
    await school.asRole('class', [oak]);
    const none = { record: false, need: false };
    expect(await opens()).toEqual([
      ['No class', none],
      ['Elm', none],
      ['Oak', { record: true, need: false }],
    ]);
    await school.asRole('kitchen');
    expect((await opens()).map(([, one]) => one)).toEqual([none, none, none]);
  });

  it('knows a new name at once', async () => {
    const { ava, oak } = await avaInOak();
    expect(await names('otley')).toEqual(['Ava Otley']);
    const fields = { ...EMPTY_CHILD, forename: 'Ava', surname: 'Marsh', classId: oak };
    await school.call('children.edit', { childId: ava, revision: 1, fields });
    expect(await names('marsh')).toEqual(['Ava Marsh']);
    expect(await names('otley')).toEqual([]);
  });
});
