import { describe, expect, it } from 'vitest';
import { calendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import type { FirstAidVersion } from '#shared/features/medical/first-aid.contract.ts';
import { adviceFor, adviceOf, isShown, rivalsOf } from '#shared/features/medical/first-aid.rules.ts';
import { FIRST_AID_PACKS, type FirstAidPackId, PACKS } from '#shared/features/medical/first-aid-packs.ts';
import type { NeedKind } from '#shared/features/medical/need-kind.ts';

const version = (more: Partial<FirstAidVersion> = {}): FirstAidVersion => ({
  ...{ version: 1, shown: true, own: null, setAt: '2026-11-24T09:00:00.000Z' as Instant, setBy: 'Mrs Bell' },
  ...more,
});
const on = (...packs: FirstAidPackId[]) => new Map(packs.map((packId) => [packId, version()]));
const OWN = { steps: 'First\n\n  \nSecond', source: 'A hospital', publishedOn: calendarDate('2025-03-01')! };

describe('which advice stands on a card', () => {
  const cases: [string, (NeedKind | null)[], ReadonlyMap<FirstAidPackId, FirstAidVersion>, FirstAidPackId[]][] = [
    ['none while nobody has decided', ['anaphylaxis', 'epilepsy', 'diabetes', 'asthma'], new Map(), []],
    ['none once it is off', ['epilepsy'], new Map([['seizure', version({ shown: false })]]), []],
    ['only for the child’s kinds', ['epilepsy'], on('anaphylaxis', 'seizure', 'hypo', 'asthma-card'), ['seizure']],
    ['none for a kind that nobody confirmed', [null], on('seizure', 'hypo'), []],
    ['none for a kind without a pack', ['heart', 'seizure-history'], on(...FIRST_AID_PACKS), []],
    ['of both kinds of allergy', ['allergy'], on('anaphylaxis'), ['anaphylaxis']],
    ['once for two needs of one kind', ['diabetes', 'diabetes'], on('hypo'), ['hypo']],
    ['in the order of the packs', ['diabetes', 'anaphylaxis'], on('hypo', 'anaphylaxis'), ['anaphylaxis', 'hypo']],
    ['the asthma protocol that is on', ['asthma'], on('asthma-newer'), ['asthma-newer']],
    ['never two that contradict each other', ['asthma'], on('asthma-newer', 'asthma-card'), ['asthma-card']],
  ];
  it.each(cases)('%s', (_name, kinds, newest, expected) => {
    expect(adviceFor(kinds, newest).map(({ packId }) => packId)).toEqual(expected);
  });
});

it('is the school’s own text with its source and date where it has one, a step a line', () => {
  expect(adviceOf('hypo', version({ own: OWN }))).toEqual({
    ...{ packId: 'hypo', title: PACKS.hypo.title, own: true, source: 'A hospital', dated: '1 Mar 2025' },
    steps: ['First', 'Second'],
  });
  expect(adviceOf('hypo', undefined)).toMatchObject({ own: false, source: PACKS.hypo.source, steps: PACKS.hypo.steps });
  expect(isShown(undefined)).toBe(false);
});

it('names source and date of every pack, and rivals for the two that contradict each other only', () => {
  for (const packId of FIRST_AID_PACKS) {
    const { source, dated, steps, note, kinds } = PACKS[packId];
    expect([source, dated, note].every(Boolean), packId).toBe(true);
    expect([steps.length > 1, kinds.length > 0], packId).toEqual([true, true]);
    expect(new Set(steps).size, packId).toBe(steps.length);
  }
  expect(FIRST_AID_PACKS.map((packId) => [packId, rivalsOf(packId)])).toEqual([
    ['anaphylaxis', []],
    ['seizure', []],
    ['hypo', []],
    ['asthma-card', ['asthma-newer']],
    ['asthma-newer', ['asthma-card']],
  ]);
});
