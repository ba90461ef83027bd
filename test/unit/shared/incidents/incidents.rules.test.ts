import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/calendar-date.ts';
import { draftFromTaps } from '#shared/features/incidents/incidents.rules.ts';
import { type RecordedCard, TAP_KINDS } from '#shared/features/medical/emergency.contract.ts';

type Tap = RecordedCard['taps'][number];
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 12, minutes)).toISOString() as Instant;
const tap = (kind: Tap['kind'], minutes: number, words = '', back = false): Tap => ({
  ...{ tapId: `${kind} ${minutes}`, kind, at: at(minutes), by: 'Mrs Bell', words, minutes: null },
  takenBack: back ? { at: at(minutes), by: 'Mrs Bell' } : null,
});

describe('the account that a card’s taps give', () => {
  it('says what was done when, from what was tapped and nothing else', () => {
    const taps = [
      ...[tap('place', 1, 'Field'), tap('adrenaline', 3), tap('ambulance', 4), tap('place', 5, 'Library')],
      ...[tap('medicine', 6, 'Cetirizine', true), tap('parent', 9), tap('timer-stop', 10)],
    ];
    expect(draftFromTaps({ openedAt: at(0), taps })).toEqual({
      ...{ at: at(1), place: 'Library', ambulance: 'yes', parentAt: at(9) },
      done: '12:03 Adrenaline given (Mrs Bell)\n12:04 Ambulance called (Mrs Bell)\n12:09 Parent rung (Mrs Bell)',
      used: '12:03 Adrenaline given',
    });
  });

  it('is empty where nothing was tapped, and never says that 999 was not called', () => {
    expect(draftFromTaps({ openedAt: at(0), taps: [] })).toEqual({
      ...{ at: at(0), place: '', done: '', used: '', ambulance: 'not-recorded', parentAt: null },
    });
  });

  it('holds nothing of what was taken back', () => {
    const anyTap = fc.record({ kind: fc.constantFrom(...TAP_KINDS), minutes: fc.nat(59), back: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyTap), (given) => {
        const taps = given.map(({ kind, minutes, back }) => tap(kind, minutes, back ? 'WRONG' : 'right', back));
        const draft = draftFromTaps({ openedAt: at(0), taps });
        expect(JSON.stringify(draft)).not.toContain('WRONG');
        const rang = taps.some(({ kind, takenBack }) => kind === 'ambulance' && takenBack === null);
        expect(draft.ambulance).toBe(rang ? 'yes' : 'not-recorded');
      }),
    );
  });
});
