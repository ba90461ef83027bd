import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { ROLE_CAPABILITIES } from '#shared/features/access/access.rules.ts';
import type { ChildFields, Contact, ContactFields } from '#shared/features/children/children.model.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
afterEach(() => school.close());

const add = async (fields: Partial<ChildFields>) =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, surname: 'Otley', ...fields } })).childId;
const RUTH: ContactFields = {
  ...EMPTY_CONTACT,
  forename: 'Ruth',
  surname: 'Otley',
  relationship: 'MOT',
  responsibility: true,
  phones: [{ kind: 'Mobile', number: '07700 900123' }],
  street: '2 Old Street',
};
const addContact = async (childId: ChildId, fields: ContactFields) =>
  (await school.call('children.saveContact', { childId, contactId: null, fields })).contactId;
const contacts = async (childId: ChildId): Promise<readonly Contact[]> => {
  const record = await school.call('children.record', { childId });
  return 'contacts' in record ? record.contacts : [];
};

async function family() {
  school = await newSchool();
  const [ava, leo, mia] = [
    await add({ forename: 'Ava' }),
    await add({ forename: 'Leo' }),
    await add({ forename: 'Mia' }),
  ];
  const here = await addContact(ava, RUTH);
  const there = await addContact(leo, { ...RUTH, relationship: 'Step-mother', responsibility: null });
  await addContact(mia, { ...RUTH, forename: 'Rita' });
  const save = (fields: Partial<ContactFields>) =>
    school.call('children.saveContact', { childId: ava, contactId: here, fields: { ...RUTH, ...fields } });
  return { ava, leo, mia, here, there, save };
}
const NEW_PHONES = [{ kind: 'Work', number: '0191 496 0456' }];

describe('the same person at other children', () => {
  it('is offered after a change, with what stands there, and changed by nothing but a choice', async () => {
    const { ava, leo, there, save } = await family();
    const saved = await save({ phones: NEW_PHONES });
    expect(saved.changed).toEqual(['phones']);
    expect(saved.elsewhere).toMatchObject([
      { childId: leo, childName: 'Leo Otley', relationship: 'Step-mother', contactId: there, addressProtected: false },
    ]);
    expect((await contacts(leo))[0]).toMatchObject({ phones: RUTH.phones });
    expect((await contacts(ava))[0]).toMatchObject({ phones: NEW_PHONES });
  });

  it('takes over only what was changed, for the chosen child, and stands in the audit of both', async () => {
    const { ava, leo, here, there, save } = await family();
    const { elsewhere, changed } = await save({ phones: NEW_PHONES });
    const at = elsewhere.map(({ childId, contactId, updatedAt }) => ({ childId, contactId, updatedAt }));
    await school.call('children.changeContactToo', { childId: ava, contactId: here, parts: changed, at });
    expect(await contacts(leo)).toEqual([
      { ...RUTH, contactId: there, relationship: 'Step-mother', responsibility: null, phones: NEW_PHONES },
    ]);
    const whats = async (childId: ChildId) =>
      (await school.call('audit.looks', { childId, before: null })).rows.map((row) => row.what);
    expect(await whats(leo)).toEqual(expect.arrayContaining(['contact.compared', 'contact.saved']));
    expect(await whats(ava)).toContain('contact.carried-over');
  });

  it('is found by the name before and the name after', async () => {
    const { ava, here, leo, save } = await family();
    expect((await save({ surname: 'Marsh' })).elsewhere.map((one) => one.childId)).toEqual([leo]);
    const back = await school.call('children.saveContact', { childId: ava, contactId: here, fields: RUTH });
    expect(back.elsewhere.map((one) => one.childId)).toEqual([leo]);
  });

  it('is not asked about for what belongs to one child, nor for a leaver', async () => {
    const { leo, save } = await family();
    expect((await save({ relationship: 'Aunt', responsibility: false })).elsewhere).toEqual([]);
    await school.call('children.setLeavers', { childIds: [leo], leftOn: calendarDate('2026-11-20')! });
    expect((await save({ email: 'ruth@example.org' })).elsewhere).toEqual([]);
  });

  it('comes with a warning where the address is protected', async () => {
    const { leo, save } = await family();
    await school.call('children.setFlag', { childId: leo, flag: 'protected-address', set: true, words: '' });
    await school.asRole('office');
    expect((await save({ street: '9 New Street' })).elsewhere).toMatchObject([{ addressProtected: true }]);
  });

  it('is left alone when somebody changed it in between', async () => {
    const { ava, leo, here, there, save } = await family();
    const { elsewhere, changed } = await save({ phones: NEW_PHONES });
    const at = elsewhere.map(({ childId, contactId }) => ({
      childId,
      contactId,
      updatedAt: '2020-01-01T00:00:00.000Z',
    }));
    expect(
      await school.tryCall('children.changeContactToo', {
        childId: ava,
        contactId: here,
        parts: changed,
        at: at as never,
      }),
    ).toMatchObject({ error: { code: 'changed-elsewhere' } });
    expect((await contacts(leo)).find((one) => one.contactId === there)).toMatchObject({ phones: RUTH.phones });
  });

  it('is shown only to roles that see contacts: whoever may change one sees all', () => {
    for (const [role, capabilities] of Object.entries(ROLE_CAPABILITIES)) {
      if (capabilities.includes('children.write')) expect(capabilities, role).toContain('contacts.read');
    }
  });
});

describe('a child who is here already', () => {
  const found = async (fields: Partial<ChildFields>) =>
    (await school.call('children.alreadyHere', { fields: { ...EMPTY_CHILD, surname: 'Otley', ...fields } })).found;

  it('is named before a second record is made, leavers too', async () => {
    school = await newSchool();
    const born = calendarDate('2018-02-03');
    const ava = await add({ forename: 'Ava', born });
    expect(await found({ forename: 'ava', born })).toMatchObject([{ childId: ava, because: 'name-and-born' }]);
    expect(await found({ forename: 'Ava', born: calendarDate('2019-02-03') })).toEqual([]);
    await school.call('children.setLeavers', { childIds: [ava], leftOn: calendarDate('2026-11-20')! });
    expect(await found({ forename: 'Ava', born })).toMatchObject([{ childId: ava, leftOn: '2026-11-20' }]);
  });
});

describe('clearing a flag', () => {
  it('needs words, and to know the flag or to have set it', async () => {
    school = await newSchool();
    const childId = await add({ forename: 'Ava' });
    const flag = (set: boolean, words: string, kind: 'court-order' | 'adopted' = 'court-order') =>
      school.tryCall('children.setFlag', { childId, flag: kind, set, words });
    await flag(true, 'Order of 3 May');
    expect(await flag(false, '')).toMatchObject({ error: { fields: { words: expect.any(String) } } });
    await school.asRole('office');
    // The same refusal, set or not: it must not tell.
    expect(await flag(false, 'No longer')).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await flag(false, 'No longer', 'adopted')).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await flag(true, 'Told by phone', 'adopted')).toMatchObject({ ok: true });
    expect(await flag(false, 'Wrong child', 'adopted')).toMatchObject({ ok: true });
    await school.asLead();
    expect(await flag(false, 'Order ended 1 Nov')).toMatchObject({ ok: true });
    expect(await school.call('children.record', { childId })).toMatchObject({ flags: [], instructions: [] });
  });

  it('is not to be had by setting it once more: a flag that others set too stays, with their words', async () => {
    school = await newSchool();
    const childId = await add({ forename: 'Ava' });
    const flag = (set: boolean, words: string) =>
      school.tryCall('children.setFlag', { childId, flag: 'court-order', set, words });
    await flag(true, 'Order of 3 May');
    await school.asRole('office');
    for (const words of ['', 'Told by phone']) {
      expect(await flag(true, words)).toMatchObject({ ok: true });
      expect(await flag(false, 'Typed by mistake')).toMatchObject({ error: { code: 'not-allowed' } });
    }
    await school.asLead();
    expect(await school.call('children.record', { childId })).toMatchObject({
      flags: [{ flag: 'court-order', words: 'Order of 3 May; Told by phone' }],
    });
    await school.call('consent.decideFlag', { childId, flag: 'court-order', words: 'Pictures are fine' });
    await school.asRole('office');
    expect(await flag(true, '')).toMatchObject({ ok: true });
    expect(await flag(false, 'Typed by mistake')).toMatchObject({ error: { code: 'not-allowed' } });
    // What was cleared is over: who sets it anew may take it back.
    await school.asLead();
    await flag(false, 'Order ended 1 Nov');
    await school.asRole('office');
    await flag(true, 'Told by phone');
    expect(await flag(false, 'Wrong child')).toMatchObject({ ok: true });
  });
});
