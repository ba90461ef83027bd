import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '#shared/domain/calendar-date.ts';
import { isSameMedicine, limitStops, nextDoseAllowed } from '#shared/features/medicines/next-dose.rules.ts';

const at = (text: string) => instantOf(new Date(text));
const four = { minMinutes: 240, most: null };
const twiceADay = { minMinutes: null, most: { doses: 2, within: 'day' as const } };
const fourIn24 = { minMinutes: null, most: { doses: 4, within: '24h' as const } };

describe('the next dose', () => {
  it.each([
    ['four hours after the last', four, ['2026-11-24T08:00Z'], '2026-11-24T12:00Z', []],
    ['a minute too early', four, ['2026-11-24T08:00Z'], '2026-11-24T11:59Z', ['interval']],
    ['before a later one that is recorded already', four, ['2026-11-24T12:00Z'], '2026-11-24T09:00Z', ['interval']],
    // The night of 24 to 25 October: from 23:30 BST to 02:30 GMT the clock shows three hours and four have passed.
    ['four real hours over the autumn night', four, ['2026-10-24T22:30Z'], '2026-10-25T02:30Z', []],
    ['three real hours that look like four in spring', four, ['2026-03-28T22:30Z'], '2026-03-29T01:30Z', ['interval']],
    ['a third on one day', twiceADay, ['2026-11-24T08:00Z', '2026-11-24T12:00Z'], '2026-11-24T16:00Z', ['most']],
    ['a third after midnight', twiceADay, ['2026-11-24T08:00Z', '2026-11-24T12:00Z'], '2026-11-25T00:00Z', []],
    // 23:30 UTC in summer is the next day in school.
    ['by the school’s day', twiceADay, ['2026-07-01T08:00Z', '2026-07-01T12:00Z'], '2026-07-01T23:30Z', []],
    [
      'a fifth within 24 hours',
      fourIn24,
      ['2026-11-23T13:00Z', '2026-11-23T17:00Z', '2026-11-23T21:00Z', '2026-11-24T07:00Z'],
      '2026-11-24T12:59Z',
      ['most'],
    ],
    [
      'a fifth just after 24 hours',
      fourIn24,
      ['2026-11-23T13:00Z', '2026-11-23T17:00Z', '2026-11-23T21:00Z', '2026-11-24T07:00Z'],
      '2026-11-24T13:00Z',
      [],
    ],
    ['none so far', { minMinutes: 240, most: { doses: 1, within: '24h' as const } }, [], '2026-11-24T12:00Z', []],
  ])('%s', (_, limits, taken, when, stops) => {
    expect(limitStops(at(when), taken.map(at), limits)).toEqual(stops);
  });

  it('is told to the minute', () => {
    expect(nextDoseAllowed(at('2026-11-24T10:00Z'), [at('2026-11-24T08:00Z')], four)).toBe(at('2026-11-24T12:00Z'));
    expect(nextDoseAllowed(at('2026-11-24T16:00Z'), [at('2026-11-24T08:00Z')], four)).toBe(at('2026-11-24T16:00Z'));
    const two = [at('2026-10-24T08:00Z'), at('2026-10-24T12:00Z')];
    // The school's midnight before the clocks go back.
    expect(nextDoseAllowed(at('2026-10-24T20:00Z'), two, twiceADay)).toBe(at('2026-10-24T23:00Z'));
  });

  it('is the very first minute at which nothing stands against it, also over the nights when the clocks change', () => {
    const MINUTE = 60_000;
    const base = fc.constantFrom('2026-10-24T12:00Z', '2026-03-28T12:00Z', '2026-11-24T06:00Z');
    const limits = fc.record({
      minMinutes: fc.option(fc.integer({ min: 1, max: 600 }), { nil: null }),
      most: fc.option(
        fc.record({ doses: fc.integer({ min: 1, max: 4 }), within: fc.constantFrom('24h' as const, 'day' as const) }),
        { nil: null },
      ),
    });
    const plus = (text: string, minutes: number): Instant => instantOf(new Date(Date.parse(text) + minutes * MINUTE));
    fc.assert(
      fc.property(
        base,
        limits,
        fc.array(fc.integer({ min: -1500, max: 0 }), { maxLength: 6 }),
        (from, limit, minutes) => {
          const taken = minutes.map((minute) => plus(from, minute));
          const next = nextDoseAllowed(plus(from, 0), taken, limit);
          let first = 0;
          while (limitStops(plus(from, first), taken, limit).length > 0) first += 1;
          expect(next).toBe(plus(from, first));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never lets more than the most into any 24 hours, nor two doses nearer than the interval', () => {
    const tries = fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(tries, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 400 }), (minutes, doses, apart) => {
        const limits = { minMinutes: apart, most: { doses, within: '24h' as const } };
        const taken: Instant[] = [];
        for (const minute of minutes) {
          const when = instantOf(new Date(Date.parse('2026-10-24T00:00Z') + minute * 60_000));
          if (limitStops(when, taken, limits).length === 0) taken.push(when);
        }
        const times = taken.map((one) => Date.parse(one) / 60_000).sort((a, b) => a - b);
        times.forEach((time, i) => {
          if (i > 0) expect(time - times[i - 1]!).toBeGreaterThanOrEqual(apart);
          if (i >= doses) expect(time - times[i - doses]!).toBeGreaterThanOrEqual(1440);
        });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['Paracetamol suspension', 'PARACETAMOL tablets', true],
    ['Children’s paracetamol', 'Paracetamol', true],
    ['Children’s ibuprofen', 'Children’s paracetamol', false],
    ['Salbutamol inhaler', 'Beclometasone inhaler', false],
    ['Calpol Infant', 'Paracetamol 120 mg/5 ml', true],
    ['Nurofen for Children', 'Calpol Infant', false],
    ['Ventolin', 'Salbutamol inhaler', true],
  ])('counts “%s” with “%s”: %s', (a, b, same) => {
    expect(isSameMedicine({ name: a }, { name: b })).toBe(same);
  });
});
