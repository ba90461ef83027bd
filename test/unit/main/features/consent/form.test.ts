import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import type { CallInput } from '#shared/contract/contract.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId, ContactId } from '#shared/domain/ids.ts';
import { importText } from '../../../../support/import-files.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

type Form = CallInput<'consent.recordForm'>;
let school: School;
let oak: ClassId;
let ava: ChildId;
let ben: ChildId;
let mother: ContactId;

const addChild = async (forename: string, surname: string) =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname, classId: oak } })).childId;
const addContact = async (childId: ChildId, forename: string, responsibility: boolean | null) => {
  const fields = { ...EMPTY_CONTACT, forename, surname: 'Wu', relationship: 'Mother', responsibility };
  return (await school.call('children.saveContact', { childId, contactId: null, fields })).contactId;
};
const look = (childId = ava) => school.call('consent.form', { childId });
const form = async (answers: readonly Form['answers'][number]['answer'][], more: Partial<Form> = {}): Promise<Form> => {
  const { purposes } = await look();
  return {
    ...{ childId: ava, contactId: mother, method: 'paper', decidedOn: calendarDate('2026-09-12')!, wording: 'in-use' },
    ...{ evidence: 'Folder 3', words: '', replacesUnrecorded: false },
    answers: answers.map((answer, at) => ({ purposeId: purposes[at]!.purposeId, answer })),
    ...more,
  };
};
const answers = async () => (await look()).purposes.map(({ effective }) => effective.answer);
const ALL = ['yes', 'no', 'blank', 'yes', 'yes', 'yes', 'yes'] as const;
const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

beforeEach(async () => {
  school = await newSchool();
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak', yearGroup: '6', teacher: '' })).classId;
  ava = await addChild('Ava', 'Wu');
  ben = await addChild('Ben', 'Young');
  mother = await addContact(ava, 'Mei', true);
}, 60_000);
afterEach(() => school.close());

describe('a returned form', () => {
  it('is kept whole: who, when, how, on which wording; a blank is no answer on a returned form', async () => {
    const { decisionIds } = await school.call('consent.recordForm', await form(ALL));
    expect(decisionIds).toHaveLength(7);
    expect(await answers()).toEqual(['yes', 'no', 'no-answer', 'yes', 'yes', 'yes', 'yes']);
    const [website, , press] = (await look()).purposes;
    for (const [purpose, state] of [
      [website!, 'given'],
      [press!, 'no-answer'],
    ] as const) {
      const { history } = await school.call('consent.history', { childId: ava, purposeId: purpose.purposeId });
      expect(history).toMatchObject([
        {
          ...{ state, giver: 'contact', giverName: 'Mei Wu', relationship: 'Mother', responsibility: true },
          ...{ method: 'paper', decidedOn: '2026-09-12', wordingVersion: 1, evidence: 'Folder 3', counts: true },
        },
      ]);
    }
    const register = await school.call('consent.register', { classId: oak });
    expect(register.rows[0]).toMatchObject({ formAnswered: 7, formAsked: 7, formOn: '2026-09-12' });
  });

  it('on an older form does not claim the wording of today', async () => {
    await school.call('consent.recordForm', await form(['yes'], { wording: 'older' }));
    const purposeId = (await look()).purposes[0]!.purposeId;
    expect((await school.call('consent.history', { childId: ava, purposeId })).history).toMatchObject([
      { wordingVersion: null },
    ]);
  });

  it('is one audit row, with the names of fields and no answer', async () => {
    await school.call('consent.recordForm', await form(ALL));
    const { rows } = await school.call('audit.rows', {
      ...{ kind: 'changes', staffId: null, childId: ava, before: null, from: null, to: null },
    });
    const own = rows.filter(({ what }) => what.startsWith('consent.'));
    expect(own.map(({ what, fields }) => [what, fields])).toEqual([
      ['consent.form-recorded', ['state', 'giver', 'method', 'decidedOn', 'evidence']],
    ]);
  });

  it('is kept whole or not at all', async () => {
    const retired = await form(ALL);
    await school.call('consent.retirePurpose', { purposeId: retired.answers[6]!.purposeId });
    expect(code(await school.tryCall('consent.recordForm', retired))).toBe('changed-elsewhere');
    const twice = await form(['yes', 'no']);
    const [first] = twice.answers;
    expect(code(await school.tryCall('consent.recordForm', { ...twice, answers: [first!, first!] }))).toBe('bad-input');
    expect(new Set(await answers())).toEqual(new Set(['not-asked']));
  });

  it.each([
    [null, ['no', 'no'], 'ok'],
    [null, ['no', 'yes'], 'consent-no-responsibility'],
    [null, ['no', 'blank'], 'consent-no-responsibility'],
    [false, ['no'], 'consent-no-responsibility'],
  ] as const)('of a signer whose responsibility is %s saying %j: %s', async (responsibility, said, expected) => {
    const contactId = await addContact(ava, 'Jun', responsibility);
    expect(code(await school.tryCall('consent.recordForm', await form(said, { contactId })))).toBe(expected);
    if (expected !== 'ok') expect(new Set(await answers())).toEqual(new Set(['not-asked']));
  });

  it('is not signed by a contact of another child, and not on a day to come', async () => {
    const other = await addContact(ben, 'Tom', true);
    expect(code(await school.tryCall('consent.recordForm', await form(ALL, { contactId: other })))).toBe('not-found');
    const late = await form(ALL, { decidedOn: calendarDate('2999-01-01')! });
    expect(code(await school.tryCall('consent.recordForm', late))).toBe('bad-input');
  });

  it('lifts an old no only when that is confirmed in words, which stand with that answer', async () => {
    await importText(
      school,
      'consents.csv',
      'Surname,Forename,Class,Website,Video,Form date\nWu,Ava,Oak,No,Yes,01/09/2024\n',
    );
    const { purposes } = await look();
    expect(purposes.filter(({ unrecordedNo }) => unrecordedNo).map(({ name }) => name)).toEqual(['Website']);
    expect(code(await school.tryCall('consent.recordForm', await form(ALL)))).toBe('consent-unrecorded-no');
    await school.call(
      'consent.recordForm',
      await form(ALL, { replacesUnrecorded: true, words: 'She changed her mind' }),
    );
    expect((await answers())[0]).toBe('yes');
    const said = async (at: number) =>
      (await school.call('consent.history', { childId: ava, purposeId: purposes[at]!.purposeId })).history[0]!.words;
    expect([await said(0), await said(1)]).toEqual(['She changed her mind', '']);
  });

  it('offers whose form of the class is still to come, in the order of the register, and nobody at the end', async () => {
    expect(await look(ben)).toMatchObject({ next: { name: 'Ava Wu' }, stillOut: 1 });
    expect(await look()).toMatchObject({ next: { name: 'Ben Young' }, stillOut: 1 });
    await school.call('consent.recordForm', await form(ALL));
    expect(await look(ben)).toMatchObject({ next: null, stillOut: 0 });
  });
});

describe('a form taken back', () => {
  it('counts no more and stays to be seen; what was before counts again', async () => {
    await school.call('consent.recordForm', await form(ALL));
    const { decisionIds } = await school.call('consent.recordForm', await form(['no', 'yes']));
    await school.call('consent.takeFormBack', { childId: ava, decisionIds });
    expect((await answers()).slice(0, 2)).toEqual(['yes', 'no']);
    const purposeId = (await look()).purposes[0]!.purposeId;
    const { history } = await school.call('consent.history', { childId: ava, purposeId });
    expect(history.map(({ entry, counts }) => [entry, counts])).toEqual([
      ['taken-back', false],
      ['decision', false],
      ['decision', true],
    ]);
  });

  it('is refused twice, for another child, to another person, and after another sign-in', async () => {
    const { decisionIds } = await school.call('consent.recordForm', await form(ALL));
    const back = (childId = ava) => school.tryCall('consent.takeFormBack', { childId, decisionIds });
    expect(code(await back(ben))).toBe('changed-elsewhere');
    await school.asRole('office');
    expect(code(await back())).toBe('changed-elsewhere');
    await school.asLead();
    expect(code(await back())).toBe('changed-elsewhere');
    const again = await school.call('consent.recordForm', await form(['no']));
    const takeBack = { childId: ava, decisionIds: again.decisionIds };
    await school.call('consent.takeFormBack', takeBack);
    expect(code(await school.tryCall('consent.takeFormBack', takeBack))).toBe('changed-elsewhere');
    expect((await answers())[0]).toBe('yes');
  });
});
