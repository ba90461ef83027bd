import { afterEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { ChildFields, ContactFields } from '#shared/features/children/children.model.ts';
import { ANSWER_OF } from '#shared/features/consent/consent.model.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
afterEach(() => school.close());

const BORN = calendarDate('2018-03-04');
const DECIDED = calendarDate('2026-09-07')!;
const NEED: CallInput<'medical.addNeed'>['fields'] = {
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
const add = async (fields: Partial<ChildFields>) =>
  (
    await school.call('children.add', {
      fields: { ...EMPTY_CHILD, forename: 'Ava', surname: 'Otley', born: BORN, ...fields },
    })
  ).childId;
const addContact = async (childId: ChildId, fields: Partial<ContactFields> = {}) =>
  (
    await school.call('children.saveContact', {
      childId,
      contactId: null,
      fields: {
        ...EMPTY_CONTACT,
        forename: 'Ruth',
        surname: 'Otley',
        relationship: 'Mother',
        responsibility: true,
        ...fields,
      },
    })
  ).contactId;
const record = async (childId: ChildId) => {
  const found = await school.call('children.record', { childId });
  if (!('fields' in found)) throw new Error('not the whole record');
  return found;
};
const decide = async (
  childId: ChildId,
  contactId: Awaited<ReturnType<typeof addContact>>,
  state: 'given' | 'refused',
) =>
  school.call('consent.record', {
    childId,
    purposeId: (await purposes())[0]!.purposeId,
    state,
    who: { kind: 'contact', contactId },
    method: 'paper',
    decidedOn: DECIDED,
    evidence: '',
    words: '',
    validUntil: null,
    replacesUnrecorded: false,
  });
const purposes = async () => (await school.call('consent.register', { classId: null })).purposes;
const firstAnswer = async (childId: ChildId) => {
  const register = await school.call('consent.register', { classId: null });
  if (register.view !== 'reasons') throw new Error('not the reasons');
  const reason = register.rows.find(({ child }) => child.childId === childId)?.cells[0];
  return reason && ANSWER_OF[reason];
};
const needs = async (childId: ChildId) =>
  (await school.call('medical.needs', { childId })).needs.map(({ condition }) => condition);
const mergeOf = async (keepId: ChildId, otherId: ChildId, take: CallInput<'children.merge'>['take'] = []) =>
  (
    await school.call('children.merge', {
      keepId,
      otherId,
      keepRevision: (await record(keepId)).revision,
      otherRevision: (await record(otherId)).revision,
      take,
    })
  ).mergeId;
const photo = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Two records of one child, each with something of its own. */
async function doubled() {
  school = await newSchool();
  const { classId } = await school.call('children.saveClass', {
    classId: null,
    name: 'Oak',
    yearGroup: '3',
    teacher: '',
  });
  const keep = await add({ classId, town: 'Sunderland' });
  const other = await add({ upn: 'E999200126100', street: '1 Some Street', surname: 'Otley-Marsh' });
  return { classId, keep, other };
}

describe('finding doubles', () => {
  it('offers them to Leads and the office, not again once they are said to be two', async () => {
    const { keep, other } = await doubled();
    await school.asRole('office');
    const { pairs } = await school.call('children.doubles', {});
    expect(pairs).toMatchObject([{ reasons: ['similar-name-born'] }]);
    await school.call('children.sayTwoChildren', { oneId: other, otherId: keep, two: true });
    expect((await school.call('children.doubles', {})).pairs).toEqual([]);
    await school.call('children.sayTwoChildren', { oneId: keep, otherId: other, two: false });
    expect((await school.call('children.doubles', {})).pairs).toHaveLength(1);
  });
});

describe('putting two records together', () => {
  it('brings contacts, needs, decisions, flags, photo, plan and cards under the kept one, and takes what was chosen', async () => {
    const { keep, other } = await doubled();
    await addContact(keep, { forename: 'Dan', relationship: 'Father' });
    const ruth = await addContact(other);
    await school.call('medical.addNeed', { childId: keep, fields: { ...NEED, condition: 'Asthma' }, kind: null });
    await school.call('medical.addNeed', { childId: other, fields: NEED, kind: null });
    await decide(other, ruth, 'refused');
    await school.call('children.setFlag', { childId: other, flag: 'court-order', set: true, words: 'Order of 3 May' });
    await school.call('children.savePhoto', { childId: other, base64: photo });
    const plan = Buffer.from('%PDF-1.4\nplan\n%%EOF\n').toString('base64');
    const { planId } = await school.call('medical.attachPlan', {
      childId: other,
      title: 'Allergy plan',
      signedOn: null,
      reviewOn: null,
      base64: plan,
    });
    const card = await school.call('medical.openCard', { childId: other, reason: null });
    await school.call('medical.tap', { cardId: card.cardId, kind: 'timer-start', words: '' });

    await mergeOf(keep, other, ['upn', 'street']);
    const whole = await record(keep);
    expect(whole.fields).toMatchObject({
      surname: 'Otley',
      upn: 'E999200126100',
      street: '1 Some Street',
      town: 'Sunderland',
    });
    expect(whole.contacts.map(({ forename }) => forename)).toEqual(['Dan', 'Ruth']);
    expect(whole.flags).toMatchObject([{ flag: 'court-order', words: 'Order of 3 May' }]);
    expect(whole.photoUrl).not.toBe(null);
    expect((await needs(keep)).sort()).toEqual(['Asthma', 'Peanut allergy']);
    expect(await firstAnswer(keep)).toBe('no');
    const purposeId = (await purposes())[0]!.purposeId;
    expect((await school.call('consent.history', { childId: keep, purposeId })).history).toHaveLength(1);
    expect(school.app.serve({ method: 'GET', path: `/plan/${planId}` }).status).toBe(200);
    // The emergency that went on under the other record goes on under the kept one.
    const again = await school.call('medical.card', { cardId: card.cardId });
    expect(again).toMatchObject({ child: { childId: keep }, taps: [{ kind: 'timer-start' }] });
    expect((await school.call('access.state', {})).runningTimers).toHaveLength(1);
    // Only one child is anywhere.
    expect((await school.call('children.list', { leavers: false })).children.map(({ childId }) => childId)).toEqual([
      keep,
    ]);
    expect((await school.call('children.find', { text: 'marsh' })).hits.map(({ childId }) => childId)).toEqual([keep]);
    expect((await school.call('audit.verify', {})).holds).toBe(true);
  });

  it('leads the other record’s id to the kept one: record, emergency card, who has looked', async () => {
    const { keep, other } = await doubled();
    await record(other);
    await mergeOf(keep, other);
    expect((await record(other)).childId).toBe(keep);
    expect(await school.call('medical.openCard', { childId: other, reason: null })).toMatchObject({
      child: { childId: keep },
    });
    const { rows } = await school.call('audit.looks', { childId: keep, before: null });
    const whats = rows.map(({ what }) => what);
    expect(whats).toEqual(expect.arrayContaining(['child.merged', 'child.merged-away', 'child.opened']));
    expect(whats.filter((what) => what === 'child.added')).toHaveLength(2);
    const all = await school.call('audit.rows', { kind: 'everything', staffId: null, before: null });
    const named = all.rows.filter((row) => 'childId' in row && row.childId !== null);
    expect(new Set(named.map((row) => ('childId' in row ? row.childId : '')))).toEqual(new Set([keep]));
  });

  it('leaves out a contact that is the same word for word, but not one who has decided', async () => {
    const { keep, other } = await doubled();
    await addContact(keep);
    await addContact(other);
    const dan = { forename: 'Dan', relationship: 'Father' };
    await addContact(keep, dan);
    await decide(other, await addContact(other, dan), 'refused');
    await mergeOf(keep, other);
    expect((await record(keep)).contacts.map(({ forename }) => forename)).toEqual(['Ruth', 'Dan', 'Dan']);
    expect(await firstAnswer(keep)).toBe('no');
  });

  it('lets nobody lift a flag by putting records together: what a Lead set stays the Lead’s', async () => {
    const { keep, other } = await doubled();
    const flag = (childId: ChildId, set: boolean, words: string) =>
      school.tryCall('children.setFlag', { childId, flag: 'court-order', set, words });
    await flag(keep, true, 'Order of 3 May');
    await school.call('consent.decideFlag', { childId: keep, flag: 'court-order', words: 'Class pictures only' });
    await flag(other, true, 'Order of 4 June');
    await school.call('consent.decideFlag', { childId: other, flag: 'court-order', words: 'Not at all' });
    await school.asRole('office');
    await flag(keep, true, '');
    const third = await add({ upn: 'E999200126101' });
    await flag(third, true, 'Wrong child');
    await flag(third, false, 'Wrong child');
    await flag(third, true, 'Told by phone');
    await mergeOf(keep, other);
    expect(await flag(keep, false, 'x')).toMatchObject({ error: { code: 'not-allowed' } });
    await mergeOf(keep, third);
    expect(await flag(keep, false, 'x')).toMatchObject({ error: { code: 'not-allowed' } });
    await school.asLead();
    const { flags } = await record(keep);
    expect(flags).toHaveLength(1);
    for (const words of ['Order of 3 May', 'Order of 4 June', 'Told by phone'])
      expect(flags[0]?.words).toContain(words);
    expect(flags[0]?.words).not.toContain('Wrong child');
    const purposeId = (await purposes())[0]!.purposeId;
    expect((await school.call('consent.history', { childId: keep, purposeId })).flags).toMatchObject([
      { flag: 'court-order', decided: false },
    ]);
  });

  it('keeps a court order that the other record had cleared for itself', async () => {
    const { keep, other } = await doubled();
    await school.call('children.setFlag', { childId: keep, flag: 'court-order', set: true, words: 'Order of 3 May' });
    await school.call('children.setFlag', { childId: other, flag: 'court-order', set: true, words: 'Typed wrongly' });
    await school.call('children.setFlag', { childId: other, flag: 'court-order', set: false, words: 'Another child' });
    await mergeOf(keep, other);
    expect((await record(keep)).flags).toMatchObject([{ flag: 'court-order', words: 'Order of 3 May' }]);
  });

  it('shows before what differs, and refuses a record that changed since', async () => {
    const { keep, other } = await doubled();
    await decide(other, await addContact(other), 'refused');
    await decide(keep, await addContact(keep), 'given');
    const preview = await school.call('children.mergePreview', { keepId: keep, otherId: other });
    expect(preview).toMatchObject({
      kept: { contacts: 1, decisions: 1 },
      other: { contacts: 1, decisions: 1 },
      answers: [{ kept: 'yes', other: 'no', together: 'no' }],
      flagged: false,
    });
    const input = { keepId: keep, otherId: other, keepRevision: 1, otherRevision: 7, take: [] };
    expect(await school.tryCall('children.merge', input)).toMatchObject({ error: { code: 'changed-elsewhere' } });
    expect(await school.tryCall('children.merge', { ...input, otherId: keep })).toMatchObject({
      error: { code: 'not-found' },
    });
  });
});

describe('taking a merge back', () => {
  it('makes two records of before, row by row', async () => {
    const { keep, other } = await doubled();
    const ruth = await addContact(other);
    await addContact(keep, { forename: 'Dan' });
    await school.call('medical.addNeed', { childId: other, fields: NEED, kind: null });
    await decide(other, ruth, 'refused');
    await school.call('children.setFlag', { childId: other, flag: 'adopted', set: true, words: '' });
    await school.call('children.savePhoto', { childId: other, base64: photo });
    await school.call('children.savePhoto', { childId: keep, base64: photo });
    const before = [await record(keep), await record(other)];
    const mergeId = await mergeOf(keep, other, ['surname', 'upn', 'street', 'photo', 'place']);
    expect((await record(keep)).fields).toMatchObject({ surname: 'Otley-Marsh', classId: null });
    await school.call('children.undoMerge', { mergeId });
    const after = [await record(keep), await record(other)];
    expect(after.map((one) => ({ ...one, revision: 0 }))).toEqual(before.map((one) => ({ ...one, revision: 0 })));
    expect([await needs(keep), await needs(other)]).toEqual([[], ['Peanut allergy']]);
    expect([await firstAnswer(keep), await firstAnswer(other)]).toEqual(['not-asked', 'no']);
    expect((await school.call('children.doubles', {})).merges).toMatchObject([{ undoneAt: expect.any(String) }]);
    expect(await school.tryCall('children.undoMerge', { mergeId })).toMatchObject({ error: { code: 'not-found' } });
    expect((await school.call('audit.verify', {})).holds).toBe(true);
  });

  it.each<[string, RegExp, (keep: ChildId) => Promise<unknown>]>([
    ['a need', /medical need/, (keep) => school.call('medical.addNeed', { childId: keep, fields: NEED, kind: null })],
    ['a contact', /a contact/, (keep) => addContact(keep, { forename: 'New' })],
    [
      'a flag',
      /restricted flag/,
      (keep) => school.call('children.setFlag', { childId: keep, flag: 'adopted', set: true, words: '' }),
    ],
    ['a move', /its class/, (keep) => school.call('children.move', { childIds: [keep], classId: null })],
    [
      'a tap',
      /emergency card/,
      async (keep) => {
        const { cardId } = await school.call('medical.openCard', { childId: keep, reason: null });
        return school.call('medical.tap', { cardId, kind: 'parent', words: '' });
      },
    ],
  ])('says that %s stands in the way', async (_, words, write) => {
    const { keep, other } = await doubled();
    const mergeId = await mergeOf(keep, other);
    await record(keep);
    expect((await school.call('children.doubles', {})).merges).toMatchObject([{ inTheWay: [] }]);
    await write(keep);
    const [done] = (await school.call('children.doubles', {})).merges;
    expect(done?.inTheWay.join()).toMatch(words);
    expect(await school.tryCall('children.undoMerge', { mergeId })).toMatchObject({
      error: { code: 'merge-written', message: expect.stringMatching(words) },
    });
    expect((await record(other)).childId).toBe(keep);
  });

  it('takes apart three records last first', async () => {
    const { keep, other } = await doubled();
    const third = await add({ town: 'Durham' });
    await addContact(other);
    const first = await mergeOf(other, third);
    const second = await mergeOf(keep, other);
    expect((await record(third)).childId).toBe(keep);
    expect(await school.tryCall('children.undoMerge', { mergeId: first })).toMatchObject({
      error: { code: 'merge-written' },
    });
    await school.call('children.undoMerge', { mergeId: second });
    expect((await record(third)).childId).toBe(other);
    await school.call('children.undoMerge', { mergeId: first });
    expect((await record(third)).childId).toBe(third);
    expect((await record(other)).contacts).toHaveLength(1);
  });
});
