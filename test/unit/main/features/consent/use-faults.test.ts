import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PictureUseId, PurposeId } from '#shared/domain/ids.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { newSchool, type School } from '../../../../support/new-school.ts';
import { type Family, oneFamily, said } from './one-family.ts';

let school: School;
let family: Family;
let display: Purpose;

/** A purpose under which full names may stand at first. */
beforeEach(async () => {
  school = await newSchool();
  family = await oneFamily(school);
  const fields = { description: '', basis: 'consent', wording: '', validity: { kind: 'until-leaving' }, condition: '' };
  const { purposeId } = await school.call('consent.addPurpose', {
    ...{ ...fields, name: 'Sports day board', kind: 'pictures', noFullName: false },
  } as never);
  display = await purposeNow(purposeId);
  await school.call('consent.record', said(family.rhys, family.mother, purposeId));
}, 60_000);
afterEach(() => school.close());

const purposeNow = async (purposeId: PurposeId): Promise<Purpose> =>
  (await school.call('consent.purposes', {})).purposes.find((one) => one.purposeId === purposeId)!;
const used = async (named: boolean): Promise<PictureUseId> =>
  (
    await school.call('consent.recordUse', {
      ...{ childIds: [family.rhys], purposeIds: [display.purposeId], picture: 'race.jpg', place: 'display' },
      ...{ placeWords: '', since: '2026-10-01' as never, named },
    })
  ).useId;
const change = async (more: Partial<Purpose>) => {
  const { kind: _k, countsFrom: _c, wordingVersion: seen, ...asked } = await purposeNow(display.purposeId);
  const wanted = { ...asked, ...more, seen, askAgain: false };
  const { picturesDown } = await school.call('consent.purposeChange', wanted);
  await school.call('consent.rewordPurpose', wanted);
  return picturesDown;
};
const down = async () => {
  const { toTakeDown, inUse } = await school.call('consent.uses', {});
  return {
    down: toTakeDown.map(({ useId, faults, against }) => [useId, ...faults.map(({ fault }) => fault), against.length]),
    inUse: inUse.map(({ useId }) => useId),
  };
};

describe('a picture in use', () => {
  it('with full names comes down when its purpose forbids them, until the names are gone; one without stays', async () => {
    const [withNames, without] = [await used(true), await used(false)];
    expect(await change({ noFullName: true })).toBe(1);
    expect(await down()).toEqual({ down: [[withNames, 'full-names', 0]], inUse: [without] });
    expect((await school.call('consent.childUses', { childId: family.rhys })).uses).toMatchObject([
      { useId: without, faults: [] },
      { useId: withNames, faults: [{ fault: 'full-names', purpose: { name: 'Sports day board' } }] },
    ]);
    await school.call('consent.useWithoutNames', { useId: withNames });
    expect(await down()).toEqual({ down: [], inUse: [withNames, without] });
    await expect(school.call('consent.useWithoutNames', { useId: withNames })).rejects.toThrow('changed-elsewhere');
  });

  it('for a purpose that the school retires comes down, and stays when it is in use again', async () => {
    const useId = await used(false);
    await school.call('consent.retirePurpose', { purposeId: display.purposeId });
    expect(await down()).toEqual({ down: [[useId, 'retired', 0]], inUse: [] });
    await school.call('consent.bringPurposeBack', { purposeId: display.purposeId });
    expect(await down()).toEqual({ down: [], inUse: [useId] });
    await school.call('consent.retirePurpose', { purposeId: display.purposeId });
    await school.call('consent.endUse', {
      ...{ useId, state: 'taken-down', doneOn: '2026-10-02' as never, doneBy: 'Mr Web', words: '' },
    });
    expect((await school.call('consent.uses', {})).ended).toMatchObject([{ useId, faults: [] }]);
    await expect(school.call('consent.useWithoutNames', { useId })).rejects.toThrow('changed-elsewhere');
  });

  it('that nobody consented to comes down when its purpose begins to need consent', async () => {
    await change({ basis: 'public-task' });
    const { decisionId } = (
      await school.call('consent.history', { childId: family.rhys, purposeId: display.purposeId })
    ).history[0]!;
    await school.call('consent.correct', { childId: family.rhys, decisionId, words: 'Wrong child', replacement: null });
    const useId = await used(false);
    expect(await down()).toEqual({ down: [], inUse: [useId] });
    expect(await change({ basis: 'consent' })).toBe(1);
    expect(await down()).toEqual({ down: [[useId, 1]], inUse: [] });
  });
});
