import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_CHILD, EMPTY_CONTACT } from '#main/features/children/children.service.ts';
import type { ChildId, ContactId, PurposeId } from '#shared/domain/ids.ts';
import { importText } from '../../../../support/import-files.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';

let school: School;
let rhys: ChildId;
let mother: ContactId;
let purposeId: PurposeId;

const parent = (forename: string, responsibility: boolean | null) => ({
  ...EMPTY_CONTACT,
  forename,
  surname: 'Singh',
  responsibility,
});
const says = (contactId: ContactId) =>
  school.call('consent.record', {
    childId: rhys,
    purposeId,
    state: 'given',
    who: { kind: 'contact', contactId },
    method: 'paper',
    decidedOn: '2026-09-12' as never,
    evidence: '',
    words: '',
    validUntil: null,
    replacesUnrecorded: false,
  });
const history = () => school.call('consent.history', { childId: rhys, purposeId });
const answer = async () => (await history()).effective;

beforeEach(async () => {
  school = await newSchool();
  rhys = (
    await school.call('children.add', {
      fields: { ...EMPTY_CHILD, forename: 'Rhys', surname: 'Singh', born: '2018-03-04' as never },
    })
  ).childId;
  mother = (await school.call('children.saveContact', { childId: rhys, contactId: null, fields: parent('Asha', true) }))
    .contactId;
  purposeId = (await school.call('consent.purposes', {})).purposes.find(({ name }) => name === 'Website')!.purposeId;
}, 60_000);
afterEach(() => school.close());

describe('a yes', () => {
  it('does not come back when its giver’s responsibility changes and the contact is then removed', async () => {
    await says(mother);
    expect(await answer()).toMatchObject({ answer: 'yes' });
    for (const responsibility of [null, false]) {
      await school.call('children.saveContact', {
        childId: rhys,
        contactId: mother,
        fields: parent('Asha', responsibility),
      });
      expect(await answer()).toMatchObject({ answer: 'no-answer', reason: 'no-responsibility' });
    }
    await school.call('children.removeContact', { childId: rhys, contactId: mother });
    expect(await answer()).toMatchObject({ answer: 'no-answer', reason: 'no-responsibility' });
  });

  it('stands when its giver is only taken off the list: that says nothing about responsibility', async () => {
    await says(mother);
    await school.call('children.removeContact', { childId: rhys, contactId: mother });
    expect(await answer()).toMatchObject({ answer: 'yes', reason: 'given' });
  });

  it('cannot be made by correcting the blank of an old record, which says nothing about who decided', async () => {
    await importText(
      school,
      'consents.csv',
      'Surname,Forename,Date of birth,Form date,Website\nSingh,Rhys,04/03/2018,06/09/2024,\n',
    );
    const { decisionId } = (await history()).history[0]!;
    const correct = (state: 'given' | 'refused') =>
      school.tryCall('consent.correct', {
        childId: rhys,
        decisionId,
        words: 'Read again',
        replacement: { state, decidedOn: '2024-09-06' as never, validUntil: null },
      });
    expect(await correct('given')).toMatchObject({ error: { code: 'consent-giver-unknown' } });
    expect((await answer()).answer).toBe('no-answer');
    expect(await correct('refused')).toMatchObject({ ok: true });
    expect((await answer()).answer).toBe('no');
  });
});
