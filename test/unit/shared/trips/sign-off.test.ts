import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChildId } from '#shared/domain/ids.ts';
import { changedSince, type Stood } from '#shared/features/trips/sign-off.rules.ts';

const stood = (trip: Record<string, string>, children: Record<string, Record<string, string>>) =>
  ({ trip, children }) as unknown as Stood;
const THEN = stood({ where: 'a', when: 'a' }, { k1: { plan: 'a', photo: 'a' }, k2: { plan: 'a' } });

describe('what changed since the sign-off', () => {
  it.each([
    ['nothing', THEN, []],
    ['the days', stood({ where: 'a', when: 'b' }, THEN.children), ['null The days or times were changed.']],
    ['a child who came', stood(THEN.trip as never, { ...THEN.children, k3: {} } as never), ['k3 Came onto the trip.']],
    [
      'a child who does not go',
      stood(THEN.trip as never, { k1: THEN.children['k1' as ChildId] } as never),
      ['k2 Was taken off the trip.'],
    ],
    [
      'facts of one child',
      stood(THEN.trip as never, { k1: { plan: 'b', photo: 'b' }, k2: { plan: 'a' } }),
      ['k1 Changed: photos, care plans.'],
    ],
  ])('says %s', (_words, now, expected) => {
    expect(changedSince(THEN, now).map(({ childId, words }) => `${childId} ${words}`)).toEqual(expected);
  });

  it('says nothing exactly when both are the same, and the same whichever way round it is counted', () => {
    const prints = fc.dictionary(fc.constantFrom('plan', 'photo', 'consent'), fc.constantFrom('a', 'b'));
    const any = fc.record({
      trip: fc.dictionary(fc.constantFrom('where', 'when'), fc.constantFrom('a', 'b')),
      children: fc.dictionary(fc.constantFrom('k1', 'k2', 'k3'), prints),
    }) as unknown as fc.Arbitrary<Stood>;
    const sorted = (value: object): string =>
      JSON.stringify(value, (_key, part) =>
        part && typeof part === 'object' && !Array.isArray(part)
          ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
          : part,
      );
    fc.assert(
      fc.property(any, any, (one, other) => {
        const there = changedSince(one, other);
        expect(there.length === 0).toBe(sorted(one) === sorted(other));
        expect(changedSince(other, one)).toHaveLength(there.length);
      }),
      { numRuns: 300 },
    );
  });
});
