import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract.ts';
import type { PurposeId } from '#shared/domain/ids.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';
import { codeOf, type Family, oneFamily, said } from './one-family.ts';

let school: School;
let family: Family;
let website: Purpose;

beforeEach(async () => {
  school = await newSchool();
  family = await oneFamily(school);
  website = (await purposes())[0]!;
}, 60_000);
afterEach(() => school.close());

const purposes = async () => (await school.call('consent.purposes', {})).purposes;
const changed = (more: Partial<CallInput<'consent.rewordPurpose'>>): CallInput<'consent.rewordPurpose'> => {
  const { kind: _kind, countsFrom: _from, wordingVersion: seen, ...asked } = website;
  return { ...asked, seen, askAgain: false, ...more };
};
const answer = async (purposeId: PurposeId = website.purposeId) =>
  (await school.call('consent.history', { childId: family.rhys, purposeId })).effective;
const record = (more: Partial<CallInput<'consent.record'>> = {}, contactId = family.mother) =>
  school.tryCall('consent.record', said(family.rhys, contactId, website.purposeId, more));

describe('a purpose', () => {
  it('keeps every version; an answer names the one it was given on, and counts on after a better wording', async () => {
    await record();
    await school.call('consent.rewordPurpose', changed({ wording: 'In other words?' }));
    const { history, versions } = await school.call('consent.history', {
      ...{ childId: family.rhys, purposeId: website.purposeId },
    });
    expect(history[0]?.wordingVersion).toBe(1);
    expect(versions.map(({ version, wording }) => [version, wording])).toEqual([
      [2, 'In other words?'],
      [1, website.wording],
    ]);
    expect(await answer()).toMatchObject({ answer: 'yes', reason: 'given' });
  });

  it('asks again where it asks for more: a yes of before counts no more, a no stays, and a yes on the new version counts', async () => {
    await record();
    await school.call('consent.rewordPurpose', changed({ wording: 'And on posters?', askAgain: true }));
    expect(await answer()).toMatchObject({ answer: 'no', reason: 'outdated' });
    const { verdicts } = await school.call('consent.check', {
      ...{ childIds: [family.rhys], purposeIds: [website.purposeId] },
    });
    expect(verdicts[0]?.blockers[0]).toMatchObject({ askable: true });
    await record({ decidedOn: '2026-09-20' as never });
    expect(await answer()).toMatchObject({ answer: 'yes', reason: 'given' });
  });

  it('says before it is saved what a change does, and saves nothing by saying so', async () => {
    await record();
    const ask = (more: Partial<CallInput<'consent.rewordPurpose'>>) =>
      school.call('consent.purposeChange', changed(more));
    expect(await ask({})).toMatchObject({ newVersion: null, becomeYes: 0, loseYes: 0 });
    expect(await ask({ askAgain: true })).toMatchObject({
      ...{ newVersion: 2, children: 1, becomeYes: 0, loseYes: 1 },
      ...{ before: { yes: 1, no: 0, missing: 0 }, after: { yes: 0, no: 1, missing: 0 } },
    });
    const other = (await purposes())[1]!;
    expect(await ask({ purposeId: other.purposeId, name: other.name, basis: 'public-task' })).toMatchObject({
      becomeYes: 1,
      loseYes: 0,
    });
    expect((await purposes())[0]).toEqual(website);
  });

  it('is not changed over somebody else’s change, nor under a name in use', async () => {
    await school.call('consent.rewordPurpose', changed({ wording: 'First' }));
    expect(codeOf(await school.tryCall('consent.rewordPurpose', changed({ wording: 'Second' })))).toBe(
      'changed-elsewhere',
    );
    website = (await purposes())[0]!;
    expect(codeOf(await school.tryCall('consent.rewordPurpose', changed({ name: 'social  MEDIA' })))).toBe('bad-input');
  });

  it('stands where it was put, and comes back from retirement with its answers', async () => {
    await record();
    const ids = (await purposes()).map(({ purposeId }) => purposeId);
    await school.call('consent.orderPurposes', { purposeIds: [...ids].reverse() });
    expect((await purposes()).map(({ purposeId }) => purposeId)).toEqual([...ids].reverse());
    const register = await school.call('consent.register', { classId: null });
    expect(register.purposes.at(-1)?.purposeId).toBe(website.purposeId);
    expect(codeOf(await school.tryCall('consent.orderPurposes', { purposeIds: ids.slice(1) }))).toBe(
      'changed-elsewhere',
    );
    await school.call('consent.retirePurpose', { purposeId: website.purposeId });
    const { retired } = await school.call('consent.purposeHistory', {});
    expect(retired.map(({ purpose }) => purpose.name)).toEqual(['Website']);
    await school.call('consent.bringPurposeBack', { purposeId: website.purposeId });
    expect(await answer()).toMatchObject({ answer: 'yes' });
  });

  it('says how long a yes holds: counted from the form’s date, written with the answer, and kept when the purpose changes', async () => {
    await school.call('consent.rewordPurpose', changed({ validity: { kind: 'years', years: 2 } }));
    await record();
    const until = async () =>
      (await school.call('consent.history', { childId: family.rhys, purposeId: website.purposeId })).history[0];
    expect(await until()).toMatchObject({ validUntil: '2028-09-11', wordingVersion: 2 });
    website = (await purposes())[0]!;
    await school.call('consent.rewordPurpose', changed({ validity: { kind: 'school-year' } }));
    expect(await until()).toMatchObject({ validUntil: '2028-09-11' });
    await record({ decidedOn: '2026-09-20' as never, askedOn: '2026-09-14' as never });
    expect(await until()).toMatchObject({ validUntil: '2027-08-31', askedOn: '2026-09-14' });
    await record({ decidedOn: '2026-09-21' as never, state: 'refused' });
    expect(await until()).toMatchObject({ validUntil: null });
    expect(codeOf(await record({ askedOn: '2026-09-13' as never }))).toBe('bad-input');
  });
});

describe('biometrics', () => {
  let lunch: PurposeId;
  const about = (more: Partial<CallInput<'consent.record'>>, contactId = family.mother) =>
    school.tryCall('consent.record', said(family.rhys, contactId, lunch, more));
  beforeEach(async () => {
    const { kind: _kind, purposeId: _id, countsFrom: _from, wordingVersion: _version, ...asked } = website;
    const fields = { ...asked, name: 'Lunch by fingerprint', kind: 'biometrics', noFullName: false } as const;
    expect(codeOf(await school.tryCall('consent.addPurpose', { ...fields, basis: 'public-task' }))).toBe('bad-input');
    lunch = (await school.call('consent.addPurpose', fields)).purposeId;
  });

  it('stand in the register for those who are told reasons, and on no form, check or instruction', async () => {
    const register = await school.call('consent.register', { classId: null });
    expect(register.purposes.at(-1)).toMatchObject({ purposeId: lunch, kind: 'biometrics' });
    const form = await school.call('consent.form', { childId: family.rhys });
    expect(form.purposes.some(({ purposeId }) => purposeId === lunch)).toBe(false);
    const check = { childIds: [family.rhys], purposeIds: [lunch] };
    expect(codeOf(await school.tryCall('consent.check', check))).toBe('not-found');
    await school.asRole('first-aid');
    const seen = await school.call('consent.register', { classId: null });
    expect(seen.purposes.some(({ purposeId }) => purposeId === lunch)).toBe(false);
    const child = await school.call('consent.child', { childId: family.rhys });
    expect(child.answers.some(({ purpose }) => purpose.purposeId === lunch)).toBe(false);
  });

  it('need one parent’s yes in writing, and no mother’s or father’s no, whoever holds responsibility', async () => {
    await about({ method: 'spoken' });
    expect(await answer(lunch)).toMatchObject({ answer: 'no', reason: 'not-written' });
    await about({ method: 'letter', decidedOn: '2026-09-13' as never });
    expect(await answer(lunch)).toMatchObject({ answer: 'yes', reason: 'given' });
    expect(codeOf(await about({ state: 'given' }, family.father))).toBe('consent-no-responsibility');
    expect(codeOf(await about({ state: 'refused' }, family.aunt))).toBe('consent-no-responsibility');
    expect(codeOf(await about({ state: 'refused', method: 'spoken' }, family.father))).toBe('ok');
    expect(await answer(lunch)).toMatchObject({ answer: 'no', reason: 'parents-differ' });
    // For pictures such a no is no decision.
    expect(codeOf(await record({ state: 'refused' }, family.father))).toBe('consent-no-responsibility');
  });

  it('stop with the child’s own no', async () => {
    await about({});
    await about({ state: 'refused', who: { kind: 'child' }, method: 'spoken' });
    expect(await answer(lunch)).toMatchObject({ answer: 'no', reason: 'child-refused' });
  });
});
