import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChildId, ClassId, ContactId, DecisionId } from '#shared/domain/ids.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { upload } from '../../../../support/import-files.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

const PAPER = { method: 'paper', decidedOn: '2026-09-12', evidence: 'Folder 3', words: '' } as const;

let school: School;
let oak: ClassId;
let elm: ClassId;
let rhys: ChildId;
let ava: ChildId;
let mother: ContactId;
let aunt: ContactId;
let purposes: readonly Purpose[];

const addChild = async (forename: string, surname: string, classId: ClassId, born: string | null = null) =>
  (await school.call('children.add', { fields: { ...EMPTY_CHILD, forename, surname, classId, born: born as never } }))
    .childId;
const addContact = async (
  childId: ChildId,
  forename: string,
  relationship: string,
  responsibility: boolean | null,
  contactId: ContactId | null = null,
) =>
  (
    await school.call('children.saveContact', {
      childId,
      contactId,
      fields: {
        title: 'Mrs',
        forename,
        surname: 'Singh',
        relationship,
        responsibility,
        livesWith: null,
        phones: [],
        email: '',
        street: '',
        town: '',
        postcode: '',
      },
    })
  ).contactId;
const website = () => purposes[0]!.purposeId;
const says = (state: 'given' | 'refused', contactId = mother, more: object = {}) =>
  school.tryCall('consent.record', {
    childId: rhys,
    purposeId: website(),
    state,
    who: { kind: 'contact', contactId },
    validUntil: null,
    replacesUnrecorded: false,
    ...PAPER,
    ...more,
  });
const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error?.code;
const history = () => school.call('consent.history', { childId: rhys, purposeId: website() });
const answer = async () => (await history()).effective;

beforeEach(async () => {
  school = await newSchool();
  oak = (await school.call('children.saveClass', { classId: null, name: 'Oak (6)', yearGroup: '6', teacher: '' }))
    .classId;
  elm = (await school.call('children.saveClass', { classId: null, name: 'Elm (5)', yearGroup: '5', teacher: '' }))
    .classId;
  rhys = await addChild('Rhys', 'Singh', oak);
  ava = await addChild('Ava', 'O’Brien', oak, '2016-03-01');
  mother = await addContact(rhys, 'Asha', 'MOT', true);
  aunt = await addContact(rhys, 'Mina', 'Aunt', false);
  purposes = (await school.call('consent.purposes', {})).purposes;
}, 60_000);
afterEach(() => school.close());

describe('purposes', () => {
  it('seeds the usual seven, words anew by version, and refuses a name twice', async () => {
    expect(purposes.map(({ name }) => name)).toEqual([
      'Website',
      'Social media',
      'Printed prospectus / newsletter',
      'Local press',
      'Displays in school',
      'Video',
      'Official school photographer',
    ]);
    const { kind, countsFrom: _, wordingVersion: seen, ...asked } = purposes[0]!;
    const fields = { ...asked, wording: 'On our own pages.' };
    await school.call('consent.rewordPurpose', { ...fields, seen, askAgain: false });
    expect((await school.call('consent.purposes', {})).purposes[0]).toMatchObject({
      wordingVersion: 2,
      wording: 'On our own pages.',
    });
    const { purposeId, ...other } = { ...fields, kind };
    expect(codeOf(await school.tryCall('consent.addPurpose', other))).toBe('bad-input');
    await school.call('consent.retirePurpose', { purposeId });
    expect((await school.call('consent.purposes', {})).purposes).toHaveLength(6);
    await school.asRole('office');
    expect(codeOf(await school.tryCall('consent.addPurpose', { ...other, name: 'Yearbook' }))).toBe('not-allowed');
  });
});

describe('a decision', () => {
  it('is recorded with who said it, how and when, and answers', async () => {
    expect(codeOf(await says('given'))).toBe('ok');
    const { effective, history: rows } = await history();
    expect(effective).toEqual({ answer: 'yes', reason: 'given', decidedOn: '2026-09-12' });
    expect(rows).toMatchObject([
      {
        giverName: 'Mrs Asha Singh',
        relationship: 'MOT',
        responsibility: true,
        method: 'paper',
        evidence: 'Folder 3',
        wordingVersion: 1,
        counts: true,
      },
    ]);
  });

  it('is refused from somebody without parental responsibility, and from somebody else’s parent', async () => {
    expect(codeOf(await says('given', aunt))).toBe('consent-no-responsibility');
    const other = await addContact(ava, 'Other', 'MOT', true);
    expect(codeOf(await says('given', other))).toBe('not-found');
    expect((await answer()).answer).toBe('not-asked');
  });

  it('is recorded as a no from somebody whose responsibility is not recorded, and stops until that is cleared up', async () => {
    const friend = await addContact(rhys, 'Nia', 'OTH', null);
    await says('given');
    expect(codeOf(await says('given', friend))).toBe('consent-no-responsibility');
    const no = await says('refused', friend);
    expect(await answer()).toMatchObject({ answer: 'no', reason: 'refused-unclear' });
    const decisionId = (no.ok ? no.value.decisionId : '') as DecisionId;
    const yes = { state: 'given', decidedOn: '2026-09-12', validUntil: null } as const;
    expect(
      codeOf(await school.tryCall('consent.correct', { childId: rhys, decisionId, words: 'A slip', replacement: yes })),
    ).toBe('consent-no-responsibility');
    await addContact(rhys, 'Nia', 'OTH', false, friend);
    expect(await answer()).toMatchObject({ answer: 'yes', reason: 'given' });
    expect(codeOf(await says('refused', friend))).toBe('consent-no-responsibility');
  });

  it('cannot be dated in the future or end before it began', async () => {
    expect(codeOf(await says('given', mother, { decidedOn: '2999-01-01' }))).toBe('bad-input');
    expect(codeOf(await says('given', mother, { validUntil: '2026-01-01' }))).toBe('bad-input');
  });

  it('is withdrawn by a new row; the old one stays', async () => {
    await says('given');
    await school.call('consent.withdraw', {
      childId: rhys,
      purposeIds: [website()],
      who: { kind: 'contact', contactId: mother },
      ...PAPER,
      method: 'spoken',
    });
    const { effective, history: rows } = await history();
    expect(effective).toMatchObject({ answer: 'no', reason: 'withdrawn' });
    expect(rows.map(({ state }) => state)).toEqual(['withdrawn', 'given']);
  });

  it('is corrected in words only, once, and stays to be seen', async () => {
    const made = await says('refused');
    const decisionId = (made.ok ? made.value.decisionId : '') as DecisionId;
    const correct = (words: string) =>
      school.tryCall('consent.correct', { childId: rhys, decisionId, words, replacement: null });
    expect(codeOf(await correct(''))).toBe('correct-own-words');
    expect(codeOf(await correct('Typed for the wrong child'))).toBe('ok');
    expect(codeOf(await correct('Again'))).toBe('changed-elsewhere');
    const { effective, history: rows } = await history();
    expect(effective.answer).toBe('not-asked');
    expect(rows).toMatchObject([
      { entry: 'taken-back', words: 'Typed for the wrong child' },
      { state: 'refused', counts: false },
    ]);
  });

  it('cannot be corrected through another child', async () => {
    const made = await says('refused');
    const decisionId = (made.ok ? made.value.decisionId : '') as DecisionId;
    expect(
      codeOf(await school.tryCall('consent.correct', { childId: ava, decisionId, words: 'x', replacement: null })),
    ).toBe('not-found');
  });

  it('of the child stops it', async () => {
    await says('given');
    await says('refused', mother, { who: { kind: 'child' } });
    expect(await answer()).toMatchObject({ answer: 'no', reason: 'child-refused' });
  });
});

describe('an old record that says no', () => {
  beforeEach(async () => {
    const csv = 'First name,Last name,Registration form,Date of form,Website\nRhys,Singh,Oak (6),06/09/2024,No\n';
    const uploadId = await upload(school, 'consents.csv', Buffer.from(csv));
    const { previewId } = await school.call('imports.preview', {
      uploadIds: [uploadId],
      kind: 'consents',
      mapping: null,
    });
    await school.call('imports.apply', { previewId, choices: [] });
  });

  it('names no giver and counts, also against a yes that does not replace it in words', async () => {
    const before = await history();
    expect(before.effective).toEqual({ answer: 'no', reason: 'refused-unrecorded', decidedOn: '2024-09-06' });
    expect(before.history).toMatchObject([{ giver: 'not-recorded', giverName: '', method: 'imported' }]);
    expect(before.unrecordedNo).toBe(true);
    expect(codeOf(await says('given'))).toBe('consent-unrecorded-no');
    expect(codeOf(await says('given', mother, { replacesUnrecorded: true }))).toBe('consent-unrecorded-no');
    expect((await answer()).answer).toBe('no');
  });

  it('is replaced by a named parent in words, once; both stay to be seen', async () => {
    expect(
      codeOf(await says('given', mother, { replacesUnrecorded: true, words: 'The old no was about the 2024 trip.' })),
    ).toBe('ok');
    const after = await history();
    expect(after.effective).toMatchObject({ answer: 'yes', reason: 'given' });
    expect(after.unrecordedNo).toBe(false);
    expect(after.history).toHaveLength(2);
    expect(codeOf(await says('given'))).toBe('ok');
  });

  it('cannot be corrected away', async () => {
    const [old] = (await history()).history;
    const decisionId = old!.decisionId;
    const replacement = { state: 'given', decidedOn: '2024-09-06', validUntil: null } as const;
    for (const to of [null, replacement]) {
      expect(
        codeOf(await school.tryCall('consent.correct', { childId: rhys, decisionId, words: 'x', replacement: to })),
      ).toBe('consent-unrecorded-no');
    }
  });
});

describe('a stop', () => {
  beforeEach(async () => {
    await says('given');
    await school.call('children.setFlag', { childId: rhys, flag: 'court-order', set: true, words: 'Sealed order' });
  });

  it('blocks every purpose until a Lead decides, in words', async () => {
    expect(await answer()).toMatchObject({ answer: 'no', reason: 'stopped' });
    await school.asRole('senco');
    expect(
      codeOf(
        await school.tryCall('consent.decideFlag', { childId: rhys, flag: 'court-order', words: 'Order allows it' }),
      ),
    ).toBe('not-allowed');
    await school.asLead();
    await school.call('consent.decideFlag', { childId: rhys, flag: 'court-order', words: 'Order allows it' });
    expect(await answer()).toMatchObject({ answer: 'yes' });
  });

  it('tells the office to ask a Lead and never why', async () => {
    await school.asRole('office');
    const check = await school.call('consent.check', { childIds: [rhys], purposeIds: [website()] });
    const all = JSON.stringify([check, await history(), await school.call('consent.register', { classId: null })]);
    expect(all).toContain('stopped');
    expect(all).not.toMatch(/court|order allows|sealed/i);
    await school.asLead();
    expect(JSON.stringify(await school.call('consent.check', { childIds: [rhys], purposeIds: [website()] }))).toContain(
      'court-order',
    );
  });

  it('is one instruction for a class teacher, who sees own children only', async () => {
    await addChild('Mia', 'Armstrong', elm);
    await school.asRole('class', [oak]);
    const register = await school.call('consent.register', { classId: null });
    expect(register).toMatchObject({ view: 'instructions' });
    const text = JSON.stringify(register);
    expect(text).toContain('do-not-photograph');
    expect(text).not.toMatch(/Armstrong|court|reason|given|decidedOn/);
    expect(codeOf(await school.tryCall('consent.history', { childId: rhys, purposeId: website() }))).toBe(
      'not-allowed',
    );
    expect(codeOf(await says('given'))).toBe('not-allowed');
  });
});

describe('may we use this photo', () => {
  it('says yes only when nobody blocks, and names who does', async () => {
    await says('given');
    const ask = async (childIds: ChildId[]) =>
      (await school.call('consent.check', { childIds, purposeIds: [website()] })).verdicts[0]!.blockers;
    expect(await ask([rhys])).toEqual([]);
    expect(await ask([rhys, ava])).toMatchObject([
      { child: { name: 'Ava O’Brien' }, effective: { answer: 'not-asked' }, askable: true },
    ]);
  });

  it('refuses children out of reach instead of leaving them out', async () => {
    const far = await addChild('Mia', 'Armstrong', elm);
    await school.asRole('class', [oak]);
    expect(codeOf(await school.tryCall('consent.check', { childIds: [rhys, far], purposeIds: [website()] }))).toBe(
      'not-allowed',
    );
  });

  it('reads pasted names, and asks about a name that two bear', async () => {
    await addChild('Ava', 'O’Brien', elm, '2017-05-02');
    const found = await school.call('consent.pasteNames', {
      text: '1. Rhys Singh\nobrien, ava\nRhys\nNobody Here\n\nrhys singh',
    });
    expect(found.matched.map(({ child }) => child.name)).toEqual(['Rhys Singh']);
    expect(found.ambiguous.map(({ line, candidates }) => [line, candidates.length])).toEqual([
      ['obrien, ava', 2],
      ['Rhys', 1],
    ]);
    expect(found.ambiguous[0]!.candidates.map(({ apart }) => apart).sort()).toEqual([
      'born 1 Mar 2016',
      'born 2 May 2017',
    ]);
    expect(found.ambiguous.map(({ elsewhere }) => elsewhere)).toEqual([false, false]);
    expect(found.unknown).toEqual(['Nobody Here']);
  });

  it('asks a teacher about a pasted name that a child of another class bears too', async () => {
    await addChild('Rhys', 'Singh', elm, '2017-05-02');
    await addChild('Mia', 'Armstrong', elm);
    await school.asRole('class', [oak]);
    const found = await school.call('consent.pasteNames', { text: 'Rhys Singh\nAva O’Brien\nMia Armstrong' });
    expect(found.ambiguous).toMatchObject([{ line: 'Rhys Singh', candidates: [{ childId: rhys }], elsewhere: true }]);
    expect(found.ambiguous[0]!.candidates[0]!.apart).not.toBeNull();
    expect(found.matched.map(({ line }) => line)).toEqual(['Ava O’Brien']);
    expect(found.unknown).toEqual(['Mia Armstrong']);
  });
});
