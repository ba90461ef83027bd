import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { calendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, ContactId, EnteredFormId, PurposeId, StaffId } from '#shared/domain/ids.ts';
import type { FormAnswer } from '#shared/features/consent/form.rules.ts';
import { readFormNumber } from '#shared/features/consent/form-number.ts';
import { importText } from '../../../../support/import-files.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
let oak: ClassId;
let ava: ChildId;
let ben: ChildId;
let mei: ContactId;
let jun: ContactId;
let purposes: readonly PurposeId[];

const DAY = calendarDate('2026-09-12')!;
const addChild = async (forename: string, surname: string) =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname, classId: oak } })).childId;
const addContact = async (childId: ChildId, forename: string, responsibility: boolean | null) => {
  const fields = { ...EMPTY_CONTACT, forename, surname: 'Wu', relationship: 'Mother', responsibility };
  return (await school.call('children.saveContact', { childId, contactId: null, fields })).contactId;
};
const said = (answers: readonly FormAnswer[]) =>
  answers.map((answer, at) => ({ purposeId: purposes[at] as PurposeId, answer }));
const form = (
  answers: readonly FormAnswer[],
  more: Partial<CallInput<'consent.enterForm'>> = {},
): CallInput<'consent.enterForm'> => ({
  ...{ childId: ava, contactId: mei, method: 'paper', decidedOn: DAY, wording: 'in-use' },
  ...{ evidence: 'Folder 3', words: '', replacesUnrecorded: false, printedId: null, answers: said(answers), ...more },
});
const enter = async (answers: readonly FormAnswer[], more: Partial<CallInput<'consent.enterForm'>> = {}) =>
  (await school.call('consent.enterForm', form(answers, more))).formId;
const sitting = () => school.call('consent.sitting', {});
const answers = async (childId = ava) =>
  (await school.call('consent.form', { childId })).purposes.map(({ effective }) => effective.answer);
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);
const history = async (at: number) =>
  (await school.call('consent.history', { childId: ava, purposeId: purposes[at] as PurposeId })).history;

beforeEach(async () => {
  school = await newSchool();
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '6', teacher: '' })).classId;
  ava = await addChild('Ava', 'Wu');
  ben = await addChild('Ben', 'Young');
  mei = await addContact(ava, 'Mei', true);
  jun = await addContact(ava, 'Jun', true);
  purposes = (await school.call('consent.purposes', {})).purposes.map(({ purposeId }) => purposeId);
}, 60_000);
afterEach(() => school.close());

describe('our own forms in a pile', () => {
  it('say when they went out, and which of those that went out with them are not back', async () => {
    const today = londonDay(new Date());
    await addContact(ben, 'Ann', true);
    const { fingerprint } = await school.call('consent.forms', { childIds: [ava, ben], by: null });
    const { numbers } = await school.call('consent.printForms', {
      ...{ childIds: [ava, ben], by: null, fingerprint, handedOutOn: today, how: 'bag', replyBy: null },
    });
    const number = readFormNumber(numbers.find(({ childId }) => childId === ava)!.number) as number;
    const { found } = await school.call('consent.formByNumber', { number });
    const printedId = found!.printedId;
    expect(await school.call('consent.pileForm', { childId: ava, printedId })).toMatchObject({ askedOn: today });
    expect(await school.call('consent.pileForm', { childId: ava, printedId: null })).toMatchObject({ askedOn: null });
    const check = async () =>
      (await school.call('consent.sittingToCheck', { day: today, staffId: school.leadId })).notBack.map(
        ({ child }) => child.name,
      );
    const formId = await enter(['yes', 'no'], { printedId, decidedOn: today });
    expect(await check()).toEqual(['Ben Young']);
    await school.call('consent.takeEnteredBack', { childId: ava, formId });
    await enter(['yes'], { printedId: null, decidedOn: today });
    // The paper itself was taken back: nothing of this sitting came from the batch any more.
    expect(await check()).toEqual([]);
  });
});

describe('a pile of forms', () => {
  it('asks what the school asks, who may have signed and since when they were heard, and nothing of what is recorded', async () => {
    await enter(['yes', 'no']);
    const { child, ...asked } = await school.call('consent.pileForm', { childId: ava, printedId: null });
    expect(child.name).toBe('Ava Wu');
    expect(asked.givers.map(({ name, lastSaidOn }) => [name, lastSaidOn])).toEqual([
      ['Mei Wu', '2026-09-12'],
      ['Jun Wu', null],
    ]);
    expect(asked.stopped).toBe(false);
    expect(asked.enteredAt).not.toBeNull();
    expect(Object.keys(asked.purposes[0] ?? {}).sort()).toEqual(['basis', 'name', 'purposeId', 'unrecordedNo']);
  });

  it('says that a stop is in force and never which', async () => {
    await school.call('children.setFlag', { childId: ava, flag: 'court-order', set: true, words: 'Sealed' });
    await school.asRole('office');
    const asked = await school.call('consent.pileForm', { childId: ava, printedId: null });
    expect(asked.stopped).toBe(true);
    expect(JSON.stringify(asked)).not.toMatch(/court|Sealed/);
  });

  it('is entered in any order, and lists what this person entered today, the newest first', async () => {
    const tom = await addContact(ben, 'Tom', true);
    await enter(['no', 'blank'], { childId: ben, contactId: tom });
    await enter(['yes', 'no', 'yes'], {});
    expect(
      (await sitting()).forms.map(({ child, signer, yes, no, blank }) => [child.name, signer, yes, no, blank]),
    ).toEqual([
      ['Ava Wu', 'Mei Wu', 2, 1, 0],
      ['Ben Young', 'Tom Wu', 0, 1, 1],
    ]);
    expect((await answers()).slice(0, 3)).toEqual(['yes', 'no', 'yes']);
    await school.asRole('office');
    expect(await sitting()).toEqual({ since: null, forms: [] });
  });

  it('writes nothing of a form that is refused', async () => {
    const nan = await addContact(ava, 'Nan', false);
    expect(code(await school.tryCall('consent.enterForm', form(['yes'], { contactId: nan })))).toBe(
      'consent-no-responsibility',
    );
    expect((await sitting()).forms).toEqual([]);
    expect(new Set(await answers())).toEqual(new Set(['not-asked']));
  });

  it('gives each form back, by its own person also after another sign-in, once', async () => {
    const first = await enter(['yes', 'yes']);
    await enter(['no', 'no']);
    await school.asLead();
    await school.call('consent.takeEnteredBack', { childId: ava, formId: first });
    expect((await sitting()).forms.map(({ takenBack }) => takenBack)).toEqual([false, true]);
    expect((await answers()).slice(0, 2)).toEqual(['no', 'no']);
    expect((await history(0)).map(({ entry, counts }) => [entry, counts])).toContainEqual(['taken-back', false]);
    const again = { childId: ava, formId: first };
    expect(code(await school.tryCall('consent.takeEnteredBack', again))).toBe('changed-elsewhere');
    const [newest] = (await sitting()).forms;
    await school.asRole('office');
    const other = { childId: ava, formId: newest?.formId as EnteredFormId };
    expect(code(await school.tryCall('consent.takeEnteredBack', other))).toBe('changed-elsewhere');
  });
});

describe('the second entry of a pile', () => {
  let office: StaffId;
  let formId: EnteredFormId;
  const today = londonDay(new Date());
  const check = (second: readonly FormAnswer[], contactId = mei, decidedOn = DAY) =>
    school.call('consent.checkForm', { childId: ava, formId, contactId, decidedOn, answers: said(second) });
  const toCheck = async () => (await school.call('consent.sittingToCheck', { day: today, staffId: office })).forms;
  const settle = async (kept: Readonly<Record<string, 'first' | 'second'>>, words = '') => {
    const [entered] = await toCheck();
    return school.tryCall('consent.settleCheck', {
      ...{ childId: ava, checkId: entered!.check!.checkId, words },
      kept: Object.entries(kept).map(([field, which]) => ({ field, which })),
    });
  };
  beforeEach(async () => {
    office = await school.asRole('office');
    formId = await enter(['yes', 'no', 'blank']);
    await school.asLead();
  });

  it('is blind: it shows whose form it is and what it asks, not who signed nor what was entered', async () => {
    const blind = await school.call('consent.blindForm', { childId: ava, formId });
    expect(blind.purposes.map(({ purposeId }) => purposeId)).toEqual(purposes.slice(0, 3));
    expect(Object.keys(blind).sort()).toEqual(['child', 'givers', 'purposes']);
    expect(Object.keys(blind.purposes[0] ?? {}).sort()).toEqual(['basis', 'name', 'purposeId', 'unrecordedNo']);
    expect(await toCheck()).toMatchObject([{ state: 'not-checked', check: null }]);
    expect(code(await school.tryCall('consent.blindForm', { childId: ben, formId }))).toBe('not-found');
  });

  it('says when both read the same, and changes nothing', async () => {
    const before = await history(0);
    expect(await check(['yes', 'no', 'blank'])).toEqual({ differences: 0 });
    expect(await toCheck()).toMatchObject([{ state: 'same', check: { checkedBy: 'Mrs C Westgate', differences: [] } }]);
    expect(await history(0)).toEqual(before);
    const { sittings } = await school.call('consent.sittings', {});
    expect(sittings).toMatchObject([{ day: today, staffId: office, forms: 1, checked: 1, open: 0 }]);
  });

  it('shows each difference side by side; the first kept leaves the answers as they are', async () => {
    await check(['yes', 'yes', 'no']);
    expect(await toCheck()).toMatchObject([
      {
        state: 'differs',
        check: {
          differences: [
            { field: purposes[1], about: 'Social media', first: 'No', second: 'Yes', kept: null },
            { field: purposes[2], first: 'Left blank', second: 'No', kept: null },
          ],
        },
      },
    ]);
    expect((await school.call('consent.sittings', {})).sittings).toMatchObject([{ open: 1 }]);
    const before = await answers();
    expect(code(await settle({ [purposes[1]!]: 'first' }))).toBe('bad-input');
    expect(code(await settle({ [purposes[1]!]: 'first', [purposes[2]!]: 'first' }))).toBe('ok');
    expect(await answers()).toEqual(before);
    expect(await toCheck()).toMatchObject([{ state: 'settled', check: { settled: { by: 'Mrs C Westgate' } } }]);
    expect(code(await settle({ [purposes[1]!]: 'first', [purposes[2]!]: 'first' }))).toBe('changed-elsewhere');
  });

  it('writes only the line anew that the second read rightly, and both stay to be seen', async () => {
    await check(['no', 'no', 'blank']);
    expect(code(await settle({ [purposes[0]!]: 'second' }))).toBe('ok');
    expect((await answers()).slice(0, 3)).toEqual(['no', 'no', 'no-answer']);
    expect((await history(0)).map(({ state, entry, counts, evidence }) => [state, entry, counts, evidence])).toEqual([
      ['refused', 'decision', true, 'Folder 3'],
      ['given', 'taken-back', false, ''],
      ['given', 'decision', false, 'Folder 3'],
    ]);
    expect(await history(1)).toHaveLength(1);
    // The paper is still one form, which its own person can take back whole.
    await school.asRole('office');
    await school.call('consent.takeEnteredBack', { childId: ava, formId });
    expect(new Set(await answers())).toEqual(new Set(['not-asked']));
  });

  it('keeps the scan of the paper with the line that is written anew', async () => {
    const [entered] = await history(0);
    const base64 = Buffer.from('%PDF-1.4\nscan\n%%EOF\n').toString('base64');
    const scan = { childId: ava, decisionIds: [entered!.decisionId], wholeForm: true, title: 'Form', base64 };
    await school.call('consent.attachEvidence', scan);
    await check(['no', 'no', 'blank']);
    expect(code(await settle({ [purposes[0]!]: 'second' }))).toBe('ok');
    expect((await history(0)).filter(({ counts }) => counts)).toMatchObject([
      { state: 'refused', scans: [{ title: 'Form' }] },
    ]);
  });

  it('moves the whole form to the signer and the day that the second read', async () => {
    const later = calendarDate('2026-09-21')!;
    await check(['yes', 'no', 'blank'], jun, later);
    expect(code(await settle({ signer: 'second', date: 'second' }))).toBe('ok');
    for (const at of [0, 1, 2])
      expect((await history(at)).filter(({ counts }) => counts)).toMatchObject([
        { giverName: 'Jun Wu', decidedOn: '2026-09-21' },
      ]);
    expect((await answers()).slice(0, 3)).toEqual(['yes', 'no', 'no-answer']);
  });

  it('does not let a yes of somebody without responsibility in by the back door', async () => {
    await addContact(ava, 'Nan', null);
    const { givers } = await school.call('consent.blindForm', { childId: ava, formId });
    await check(['yes', 'no', 'blank'], givers.find(({ name }) => name === 'Nan Wu')!.contactId);
    expect(code(await settle({ signer: 'second' }))).toBe('consent-no-responsibility');
    expect((await answers()).slice(0, 2)).toEqual(['yes', 'no']);
  });

  it('asks for words before a yes lifts an old no', async () => {
    await importText(
      school,
      'consents.csv',
      'Surname,Forename,Class,Social media,Form date\nWu,Ava,Oak,No,01/09/2024\n',
    );
    await check(['yes', 'yes', 'blank']);
    expect(code(await settle({ [purposes[1]!]: 'second' }))).toBe('consent-unrecorded-no');
    expect(code(await settle({ [purposes[1]!]: 'second' }, 'She ticked yes'))).toBe('ok');
    expect((await answers())[1]).toBe('yes');
  });

  it('is refused when an answer was corrected since, and once the form is taken back', async () => {
    await check(['no', 'no', 'blank']);
    const [newest] = await history(0);
    await school.call('consent.correct', {
      ...{ childId: ava, decisionId: newest!.decisionId, words: 'Slip' },
      replacement: { state: 'no-answer', decidedOn: DAY, validUntil: null },
    });
    expect(code(await settle({ [purposes[0]!]: 'second' }))).toBe('changed-elsewhere');
    await school.asRole('office');
    await school.call('consent.takeEnteredBack', { childId: ava, formId });
    expect(await toCheck()).toEqual([]);
    const late = { childId: ava, formId, contactId: mei, decidedOn: DAY, answers: said(['yes']) };
    expect(code(await school.tryCall('consent.checkForm', late))).toBe('changed-elsewhere');
  });
});
