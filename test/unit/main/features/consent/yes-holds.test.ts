import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/contract.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { EMPTY_CHILD } from '#shared/features/children/empty-record.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';
import { type Family, oneFamily, said } from './one-family.ts';

let school: School;
let family: Family;
let website: Purpose;

const says = (more: Partial<CallInput<'consent.record'>> = {}) =>
  school.tryCall('consent.record', said(family.rhys, family.mother, website.purposeId, more));
const history = () => school.call('consent.history', { childId: family.rhys, purposeId: website.purposeId });

beforeEach(async () => {
  school = await newSchool();
  family = await oneFamily(school);
  [website] = (await school.call('consent.purposes', {})).purposes as [Purpose];
}, 60_000);
afterEach(() => school.close());

describe('a yes and the time it holds', () => {
  const effective = async () => (await history()).effective.reason;
  const leaves = (leftOn: string) =>
    school.call('children.setLeavers', { childIds: [family.rhys], leftOn: leftOn as never });
  const back = (hadLeft: boolean) =>
    school.call('children.bringBack', { childIds: [family.rhys], classId: null, hadLeft });

  it('ended with leaving when the child is back, stands when it was a slip, and the return can be taken back', async () => {
    await says();
    await leaves('2026-09-20');
    await back(false);
    expect(await effective()).toBe('given');

    await leaves('2026-09-20');
    const { before } = await back(true);
    expect(await effective()).toBe('left-since');
    const { verdicts } = await school.call('consent.check', {
      childIds: [family.rhys],
      purposeIds: [website.purposeId],
    });
    expect(verdicts[0]).toMatchObject({ blockers: [{ askable: true, effective: { reason: 'left-since' } }] });
    await school.call('children.putBack', { places: [...before] });
    await back(false);
    expect(await effective()).toBe('given');

    await leaves('2026-09-20');
    await back(true);
    await says({ decidedOn: '2026-09-21' as never });
    expect(await effective()).toBe('given');
  });

  it('does not come back with a doubled record that had left', async () => {
    const again = (
      await school.call('children.add', { fields: { ...EMPTY_CHILD, forename: 'Rhys', surname: 'Singh' } })
    ).childId;
    await says();
    await leaves('2026-09-20');
    const revision = async (childId: ChildId) => {
      const record = await school.call('children.record', { childId });
      if (!('fields' in record)) throw new Error('a Lead sees the fields');
      return record.revision;
    };
    const preview = await school.call('children.mergePreview', { keepId: again, otherId: family.rhys });
    expect(preview.answers).toMatchObject([{ purpose: 'Website', other: 'yes', together: 'no' }]);
    const { mergeId } = await school.call('children.merge', {
      ...{ keepId: again, otherId: family.rhys, take: [] },
      ...{ keepRevision: await revision(again), otherRevision: await revision(family.rhys) },
    });
    expect(await effective()).toBe('left-since');
    await school.call('children.undoMerge', { mergeId });
    expect(await effective()).toBe('left');
    await back(false);
    expect(await effective()).toBe('given');
  });

  it('is never longer than what was asked, whoever says so and however it is corrected', async () => {
    const { kind: _k, countsFrom: _c, wordingVersion: seen, ...asked } = website;
    await school.call('consent.rewordPurpose', {
      ...{ ...asked, validity: { kind: 'school-year' }, seen, askAgain: false },
    });
    const until = async () => (await history()).history[0]?.validUntil;
    const tooLong = await says({ validUntil: '2030-01-01' as never });
    expect(tooLong).toMatchObject({ error: { code: 'bad-input', fields: { validUntil: /31 Aug 2027 at most/ } } });
    await says({ validUntil: '2027-01-31' as never });
    expect(await until()).toBe('2027-01-31');

    const correct = (decidedOn: string, validUntil: string | null, state: 'given' | 'refused' = 'given') =>
      history().then(({ history: rows }) =>
        school.call('consent.correct', {
          ...{ childId: family.rhys, decisionId: rows[0]!.decisionId, words: 'Misread' },
          replacement: { state, decidedOn: decidedOn as never, validUntil: validUntil as never },
        }),
      );
    await correct('2025-09-12', '2027-01-31');
    expect(await until()).toBe('2026-08-31');
    expect(await effective()).toBe('expired');
    await correct('2026-09-12', null, 'refused');
    expect(await until()).toBeNull();
    await correct('2026-09-12', null);
    expect(await until()).toBe('2027-08-31');
  });
});
