import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import { effectiveAnswer, type RuleDecision, standingRefusals } from '#shared/features/consent/consent-effective.ts';
import { refusalsToRestate, restated } from '#shared/features/consent/consent-merge.rules.ts';

const day = (n: number) => calendarDate(`2026-01-${String(n).padStart(2, '0')}`) as CalendarDate;
const at = (n: number) => `${day(n)}T09:00:00.000Z` as Instant;
const NOW = '2026-06-01T09:00:00.000Z' as Instant;

/** A row recorded on the n-th of January. */
const row = (id: string, n: number, fields: Partial<RuleDecision>): RuleDecision => ({
  id,
  state: 'given',
  giver: 'not-recorded',
  contactId: null,
  isParent: false,
  method: 'paper',
  responsibility: null,
  responsibilityNow: null,
  decidedOn: day(n),
  validUntil: null,
  wordingVersion: 1,
  replacesUnrecorded: false,
  corrects: null,
  isVoid: false,
  recordedAt: at(n),
  ...fields,
});
const mother = (id: string, n: number, fields: Partial<RuleDecision> = {}) =>
  row(id, n, {
    giver: 'contact',
    contactId: `mother of ${id[0]}`,
    responsibility: true,
    responsibilityNow: true,
    ...fields,
  });
const oldNo = (id: string, n: number) => row(id, n, { state: 'refused' });

const together = (one: readonly RuleDecision[], other: readonly RuleDecision[]) => [
  ...one,
  ...other,
  ...refusalsToRestate(one, other).map((no, i) => restated(no, `again ${i}`, NOW)),
];
const answer = (decisions: readonly RuleDecision[]) =>
  effectiveAnswer({
    decisions,
    flags: [],
    basis: 'consent',
    kind: 'pictures',
    countsFrom: 1,
    leftOn: null,
    awayFrom: null,
    today: day(31),
  });

describe('two histories of one child', () => {
  it('keep an old no that only the other record’s mother had replaced, in her own record', () => {
    const kept = [oldNo('a1', 1), mother('a2', 10, { replacesUnrecorded: true })];
    const other = [oldNo('b1', 2)];
    expect(answer(kept).answer).toBe('yes');
    expect(answer([...kept, ...other]).answer).toBe('yes'); // this is how it would be lost
    expect(answer(together(kept, other))).toMatchObject({ answer: 'no', reason: 'refused-unrecorded' });
  });

  it('keep a child’s own no before a later word in the other record', () => {
    const kept = [row('a1', 1, { giver: 'child', state: 'refused' })];
    const other = [row('b1', 9, { giver: 'child', state: 'given' }), mother('b2', 9)];
    expect(answer(together(kept, other))).toMatchObject({ answer: 'no', reason: 'child-refused' });
  });

  it('say nothing again where every no still counts', () => {
    const kept = [mother('a1', 1, { state: 'refused' })];
    const other = [mother('b1', 9), oldNo('b2', 2)];
    expect(refusalsToRestate(kept, other)).toEqual([]);
    expect(answer(together(kept, other)).answer).toBe('no');
  });

  it('do not bring back a no that its own record had settled', () => {
    const kept = [oldNo('a1', 1), mother('a2', 10, { replacesUnrecorded: true })];
    expect(answer(together(kept, [mother('b1', 3)])).answer).toBe('yes');
  });
});

it('lose no refusal, whatever the two histories are', () => {
  const decision = fc.record({
    n: fc.integer({ min: 1, max: 28 }),
    state: fc.constantFrom('given', 'refused', 'withdrawn', 'objected', 'no-answer' as const),
    giver: fc.constantFrom('contact', 'child', 'not-recorded' as const),
    parent: fc.constantFrom('mother', 'father'),
    responsibility: fc.constantFrom(true, false, null),
    replacesUnrecorded: fc.boolean(),
    isVoid: fc.boolean(),
    corrects: fc.option(fc.nat(3)),
  });
  const history = (side: string) =>
    fc.array(decision, { maxLength: 5 }).map((rows) =>
      rows.map(
        ({ n, parent, corrects, ...fields }, i): RuleDecision =>
          row(`${side}${i}`, n, {
            ...fields,
            contactId: fields.giver === 'contact' ? `${parent} ${side}` : null,
            responsibilityNow: fields.responsibility,
            corrects: corrects !== null && corrects < i ? `${side}${corrects}` : null,
            isVoid: fields.isVoid && corrects !== null && corrects < i,
          }),
      ),
    );
  fc.assert(
    fc.property(history('a'), history('b'), (one, other) => {
      const all = together(one, other);
      const standing = standingRefusals(all);
      for (const no of [...standingRefusals(one), ...standingRefusals(other)])
        expect(
          standing.some(
            (row) =>
              row.id === no.id ||
              (row.giver === 'child' && no.giver === 'child') ||
              (row.id.startsWith('again') && row.giver === no.giver && row.state === no.state),
          ),
        ).toBe(true);
      if (standingRefusals(one).length + standingRefusals(other).length > 0) expect(answer(all).answer).toBe('no');
    }),
    { numRuns: 500 },
  );
});
