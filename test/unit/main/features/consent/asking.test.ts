import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import { addDays, type CalendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, ContactId, PurposeId } from '#shared/domain/ids.ts';
import type { ContactFields } from '#shared/features/children/children.model.ts';
import { readFormNumber } from '#shared/features/consent/form-number.ts';
import { ASKED } from '../../../../security/plain-inputs.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
let oak: ClassId;
let ava: ChildId;
let ben: ChildId;
let cal: ChildId;
let mei: ContactId;
let purposes: readonly PurposeId[];

const TODAY = londonDay(new Date());
const MOBILE = { phones: [{ kind: 'Mobile', number: '07700 900001' }] };
const addChild = async (forename: string, surname = 'Wu') =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname, classId: oak } })).childId;
const addContact = async (childId: ChildId, more: Partial<ContactFields>) => {
  const fields = { ...EMPTY_CONTACT, surname: 'Wu', relationship: 'Mother', responsibility: true, ...more };
  return (await school.call('children.saveContact', { childId, contactId: null, fields })).contactId;
};
const asking = (by: CalendarDate = TODAY) => school.call('consent.asking', { by });
const rowOf = async (childId: ChildId, by?: CalendarDate) =>
  (await asking(by)).rows.find(({ child }) => child.childId === childId)!;
const forms = (childIds: readonly ChildId[], by: CalendarDate | null = null) =>
  school.call('consent.forms', { childIds: [...childIds], by });
const GOES_OUT = { handedOutOn: TODAY, how: 'bag', replyBy: addDays(TODAY, 14) } as const;
const print = async (childIds: readonly ChildId[], by: CalendarDate | null = null) => {
  const { fingerprint } = await forms(childIds, by);
  return school.call('consent.printForms', { childIds: [...childIds], by, fingerprint, ...GOES_OUT });
};
const say = (state: 'given' | 'refused', at: number, validUntil: CalendarDate | null = null) =>
  school.call('consent.record', {
    ...{ childId: ava, purposeId: purposes[at]!, state, who: { kind: 'contact', contactId: mei }, method: 'paper' },
    ...{ askedOn: null, decidedOn: TODAY, evidence: '', words: '', validUntil, replacesUnrecorded: false },
  });
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

beforeEach(async () => {
  school = await newSchool();
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '6', teacher: '' })).classId;
  [ava, ben, cal] = [await addChild('Ava'), await addChild('Ben'), await addChild('Cal', 'Young')];
  mei = await addContact(ava, { title: 'Ms', forename: 'Mei', ...MOBILE });
  await addContact(ava, { forename: 'Jun', relationship: 'Father' });
  await addContact(ben, { title: 'Ms', forename: 'Mei', ...MOBILE });
  purposes = (await school.call('consent.purposes', {})).purposes.map(({ purposeId }) => purposeId);
}, 60_000);
afterEach(() => school.close());

describe('whom to ask', () => {
  it('counts by class who is complete and who is stopped, and names what is missing', async () => {
    for (let at = 0; at < purposes.length; at += 1) await say(at === 1 ? 'refused' : 'given', at);
    await school.call('children.setFlag', { childId: cal, flag: 'court-order', set: true, words: 'Sealed' });
    await school.asRole('office');
    const { classes, rows } = await asking();
    expect(classes).toEqual([{ classId: oak, name: 'Oak', children: 3, complete: 1, stopped: 1 }]);
    const of = (childId: ChildId) => rows.find(({ child }) => child.childId === childId);
    expect(of(ava)).toMatchObject({ gaps: [], silent: ['Jun Wu'], stopped: false });
    expect(of(ben)!.gaps.map(({ why, askedOn }) => [why, askedOn])).toEqual(purposes.map(() => ['not-asked', null]));
    expect(of(cal)).toMatchObject({ gaps: [], stopped: true });
    expect(JSON.stringify({ classes, rows })).not.toMatch(/court|Sealed/);
  });

  it('finds by a later day what runs out until then, asks for that alone, and refuses a day that is over', async () => {
    for (let at = 0; at < purposes.length; at += 1) await say('given', at, at === 2 ? addDays(TODAY, 30) : null);
    expect((await rowOf(ava)).gaps).toEqual([]);
    const later = addDays(TODAY, 31);
    expect((await rowOf(ava, later)).gaps).toEqual([{ purposeId: purposes[2], why: 'runs-out', askedOn: null }]);
    expect((await forms([ava], later)).forms[0]!.lines.map(({ purposeId }) => purposeId)).toEqual([purposes[2]]);
    expect(code(await school.tryCall('consent.asking', { by: addDays(TODAY, -1) }))).toBe('bad-input');
  });
});

describe('a printed form', () => {
  it('says what is asked in the school’s order, what is on record, and who may sign', async () => {
    await say('refused', 0);
    const { forms: found, school: head } = await forms([ava]);
    expect(head.name).toBe('Test Primary School');
    const [form] = found;
    expect(form!.maySign).toEqual(['Ms Mei Wu, Mother', 'Jun Wu, Father']);
    expect(form!.lines.map(({ purposeId }) => purposeId)).toEqual(purposes);
    expect(form!.lines[0]!.recorded).toMatch(/^No, /);
    expect(form!.lines[1]!.recorded).toBe('No answer yet');
    expect(form!.lines[0]!.words.length).toBeGreaterThan(0);
  });

  it('lies with those of brothers and sisters by one rule, and names nobody where a flag is in force', async () => {
    const family = async () => (await forms([ava, ben])).forms.map((form) => form.family);
    expect(await family()).toEqual([ava, ava]);
    await school.call('children.setFlag', { childId: ava, flag: 'protected-address', set: true, words: '' });
    expect(await family()).toEqual([ava, ben]);
    expect((await forms([ava])).forms[0]!.maySign).toEqual([]);
  });

  it('is not made for a child under a stop, nor where there is nothing to ask', async () => {
    for (let at = 0; at < purposes.length; at += 1) await say('given', at);
    await school.call('children.setFlag', { childId: ben, flag: 'adopted', set: true, words: '' });
    const { forms: found, leftOut } = await forms([ava, ben, cal], TODAY);
    expect(found.map(({ child }) => child.name)).toEqual(['Cal Young']);
    expect(leftOut.map(({ child, why }) => [child.name, why])).toEqual([
      ['Ava Wu', 'nothing-to-ask'],
      ['Ben Wu', 'stopped'],
    ]);
  });

  it('stands as asked once it is printed, bears a number of its own, and is in the audit of each child', async () => {
    const { numbers } = await print([ava, ben]);
    expect(numbers.map(({ number }) => readFormNumber(number))).toEqual([1001, 1002]);
    expect((await rowOf(ava)).gaps[0]).toMatchObject({ why: 'not-asked', askedOn: TODAY });
    expect((await rowOf(cal)).gaps[0]).toMatchObject({ askedOn: null });
    const { rows } = await school.call('audit.rows', {
      ...{ kind: 'changes', staffId: null, childId: ben, before: null, from: null, to: null },
    });
    expect(rows.map(({ what }) => what)).toContain('consent.form-printed');
    expect((await print([cal])).numbers.map(({ number }) => readFormNumber(number))).toEqual([1003]);
  });

  it('is not printed when something changed since it was looked at, nor answered before it goes out', async () => {
    const { fingerprint } = await forms([ava]);
    const going = { childIds: [ava], by: null, fingerprint, ...GOES_OUT };
    const early = { ...going, replyBy: addDays(TODAY, -1) };
    expect(code(await school.tryCall('consent.printForms', early))).toBe('bad-input');
    await say('given', 0);
    expect(code(await school.tryCall('consent.printForms', going))).toBe('changed-elsewhere');
    expect((await school.call('consent.formBatches', {})).batches).toEqual([]);
  });

  it('that did not go out is taken back: nothing on it counts as asked', async () => {
    const { batchId } = await print([ava]);
    await school.call('consent.voidBatch', { batchId });
    expect((await rowOf(ava)).gaps[0]).toMatchObject({ askedOn: null });
    expect((await school.call('consent.formBatches', {})).batches).toMatchObject([{ void: true, papers: 1, back: 0 }]);
    expect(code(await school.tryCall('consent.voidBatch', { batchId }))).toBe('changed-elsewhere');
  });

  it('comes back by its number, asks what stood on it, and is kept in its version with the day it went out', async () => {
    const { numbers } = await print([ava]);
    const number = readFormNumber(numbers[0]!.number) as number;
    const [website] = (await school.call('consent.purposes', {})).purposes;
    await school.call('consent.rewordPurpose', {
      ...{
        ...ASKED,
        name: website!.name,
        purposeId: purposes[0]!,
        wording: 'In other words?',
        askAgain: false,
        seen: 1,
      },
    });
    const { found } = await school.call('consent.formByNumber', { number });
    expect(found).toMatchObject({ child: { name: 'Ava Wu' }, handedOutOn: TODAY });
    const printedId = found!.printedId;
    const open = await school.call('consent.pileForm', { childId: ava, printedId });
    expect(open.reworded).toEqual([website!.name]);
    expect(code(await school.tryCall('consent.pileForm', { childId: ben, printedId }))).toBe('not-found');
    await school.call('consent.enterForm', {
      ...{ childId: ava, contactId: mei, method: 'paper', decidedOn: TODAY, wording: 'older', evidence: '', words: '' },
      ...{ replacesUnrecorded: false, printedId },
      answers: open.purposes.map(({ purposeId }, at) => ({ purposeId, answer: at === 1 ? 'blank' : 'yes' })),
    });
    const { history } = await school.call('consent.history', { childId: ava, purposeId: purposes[0]! });
    expect(history).toMatchObject([{ wordingVersion: 1, askedOn: TODAY }]);
    // What was answered is asked no longer; a blank is one.
    expect((await rowOf(ava)).gaps.map(({ why, askedOn }) => [why, askedOn])).toEqual([['blank', null]]);
    expect((await school.call('consent.formBatches', {})).batches).toMatchObject([{ back: 1 }]);
    expect(await school.call('consent.formByNumber', { number: 4711 })).toEqual({ found: null });
  });
});

describe('a reminder', () => {
  const reminders = (childIds: readonly ChildId[]) => school.call('consent.reminders', { childIds: [...childIds] });
  it('is one letter for a family, to whom its post goes, and names what is missing and when it was asked', async () => {
    await print([ava]);
    const { letters } = await reminders([ava, ben, cal]);
    expect(letters.map(({ dear, children }) => [dear, children.map(({ child }) => child.name)])).toEqual([
      ['Dear Ms Mei Wu,', ['Ava Wu', 'Ben Wu']],
      ['Dear parent or carer,', ['Cal Young']],
    ]);
    expect(letters[0]!.children.map(({ askedOn, missing }) => [askedOn, missing.length])).toEqual([
      [TODAY, purposes.length],
      [null, purposes.length],
    ]);
  });

  it('is on the record of each child, and leaves out whom a stop or an answer leaves out', async () => {
    await school.call('children.setFlag', { childId: cal, flag: 'looked-after', set: true, words: '' });
    const { fingerprint, leftOut } = await reminders([ava, cal]);
    expect(leftOut.map(({ child, why }) => [child.name, why])).toEqual([['Cal Young', 'stopped']]);
    await school.call('consent.printReminders', { childIds: [ava, cal], fingerprint, ...GOES_OUT });
    expect((await rowOf(ava)).remindedOn).toBe(TODAY);
    expect((await rowOf(cal)).remindedOn).toBeNull();
    const other = await reminders([ben]);
    await say('given', 0);
    await school.call('children.setLeavers', { childIds: [ben], leftOn: TODAY });
    const late = { childIds: [ben], fingerprint: other.fingerprint, ...GOES_OUT };
    expect(code(await school.tryCall('consent.printReminders', late))).toBe('changed-elsewhere');
  });
});
