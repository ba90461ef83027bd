import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import {
  type AskWhy,
  recordedWords,
  silentParents,
  stillAsked,
  whyAsk,
} from '#shared/features/consent/asking.rules.ts';
import type { RuleDecision, RuleInput } from '#shared/features/consent/consent-effective.ts';
import { ask, aunt, child, day, father, mother, old, set, TODAY, unclear } from './decisions.ts';

const THEN = day('2027-08-31');
const why = (decisions: readonly RuleDecision[], more: Partial<RuleInput> = {}, then: CalendarDate = THEN) =>
  whyAsk(ask(decisions, { ...more, today: TODAY }), ask(decisions, { ...more, today: then }));
const until = (validUntil: string) => ({ validUntil: day(validUntil) });

describe('whether parents are asked, so that there is an answer at the end of the school year', () => {
  it.each<[string, readonly RuleDecision[], Partial<RuleInput>, AskWhy | null]>([
    ['nothing recorded', [], {}, 'not-asked'],
    ['a yes until the child leaves', [mother()], {}, null],
    ['a yes that holds on that very day', [mother(until('2027-08-31'))], {}, null],
    ['a yes that ends the day before', [mother(until('2027-08-30'))], {}, 'runs-out'],
    ['a yes that is over', [mother(until('2026-08-31'))], {}, 'run-out'],
    ['a yes of one parent that holds, one of the other that ends', [mother(), father(until('2026-12-31'))], {}, null],
    ['a yes on a version that counts no more', [mother()], { countsFrom: 2 }, 'reworded'],
    ['a yes on the version in use', [mother({ wordingVersion: 2 })], { countsFrom: 2 }, null],
    ['a reworded purpose whose old yes still counts', [mother()], { countsFrom: 1 }, null],
    ['a blank', [mother({ state: 'no-answer' })], {}, 'blank'],
    ['an answer of somebody without responsibility', [aunt()], {}, 'no-say'],
    ['a no, which does not run out', [mother({ state: 'refused' })], {}, null],
    ['a withdrawal', [mother({ state: 'withdrawn' })], {}, null],
    ['parents who do not agree', [mother(), father({ state: 'refused' })], {}, null],
    ['a no of somebody of whom the record says nothing', [unclear({ state: 'refused' })], {}, null],
    ['an old no', [old({ state: 'refused' })], {}, null],
    ['an old yes of an unknown giver', [old()], {}, null],
    ['the child’s own no', [mother(), child({ state: 'refused' })], {}, null],
    ['a stop', [], { flags: [set('court-order')] }, null],
    ['no need of consent', [], { basis: 'public-task' }, null],
    ['an objection', [mother({ state: 'objected' })], { basis: 'public-task' }, null],
    ['a child who leaves before', [], { leftOn: day('2027-07-20') }, null],
  ])('of %s', (_what, decisions, more, expected) => {
    expect(why(decisions, more)).toBe(expected);
  });

  it('today, of a yes that ends later: not yet', () => {
    expect(why([mother(until('2027-08-30'))], {}, TODAY)).toBeNull();
  });
});

const someDay = fc.integer({ min: -400, max: 500 }).map((days) => addDays(TODAY, days));
const decision = fc
  .record({
    who: fc.constantFrom(mother, father, aunt, unclear, old, child),
    state: fc.constantFrom('given', 'refused', 'withdrawn', 'objected', 'no-answer'),
    decidedOn: fc.integer({ min: -700, max: 0 }).map((days) => addDays(TODAY, days)),
    validUntil: fc.option(someDay, { nil: null }),
    wordingVersion: fc.constantFrom(null, 1, 2),
  })
  .map(({ who, ...part }) => who(part as Partial<RuleDecision>));
const record = fc.record({
  decisions: fc.array(decision, { maxLength: 5 }),
  more: fc.record({
    countsFrom: fc.constantFrom(1, 2),
    flags: fc.constantFrom([], [set('looked-after')]),
    basis: fc.constantFrom('consent', 'public-task'),
  }),
  days: fc.integer({ min: 0, max: 500 }),
});

describe('whatever is recorded', () => {
  it('never asks for what is valid on that day, and never skips what lapses or was never answered', () => {
    fc.assert(
      fc.property(record, ({ decisions, more, days }) => {
        const then = addDays(TODAY, days);
        const rules = more as Partial<RuleInput>;
        const [now, later] = [ask(decisions, { ...rules, today: TODAY }), ask(decisions, { ...rules, today: then })];
        const found = whyAsk(now, later);
        if (later.answer === 'yes') expect(found).toBeNull();
        // A yes that is none any more on that day was lost by time alone: it is asked again.
        if (now.answer === 'yes' && later.answer !== 'yes') expect(found).not.toBeNull();
        // Silence is asked about, whatever else there is.
        if (later.answer === 'not-asked' || later.answer === 'no-answer') expect(found).not.toBeNull();
        // A no that stands is left alone.
        if (
          decisions.length > 0 &&
          ['refused', 'withdrawn', 'parents-differ', 'child-refused', 'stopped'].includes(later.reason)
        )
          expect(found).toBeNull();
        // What is asked by a day is asked by every later one, unless a no has come in between: time alone brings none.
        const after = ask(decisions, { ...rules, today: addDays(then, 400) });
        if (found !== null) expect(whyAsk(now, after)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is known of the asking', () => {
  const asked = { on: day('2026-11-20'), printedAt: '2026-11-19T10:00:00.000Z' as Instant };
  it.each<[string, typeof asked | null, string | null, string | null]>([
    ['nothing went out', null, null, null],
    ['a form went out and nothing came', asked, null, '2026-11-20'],
    ['an answer came before the form', asked, '2026-09-01T10:00:00.000Z', '2026-11-20'],
    ['an answer came after it', asked, '2026-11-23T10:00:00.000Z', null],
  ])('%s', (_what, before, last, expected) => {
    expect(stillAsked(before, last as Instant | null)).toBe(expected);
  });

  const giver = (contactId: string, responsibility: boolean | null) => ({
    contactId: contactId as ContactId,
    responsibility,
  });
  it.each<[string, readonly ReturnType<typeof giver>[], readonly string[], readonly string[]]>([
    ['one of two', [giver('a', true), giver('b', true)], ['a'], ['b']],
    ['both', [giver('a', true), giver('b', true)], ['a', 'b'], []],
    ['neither: that is no answer, not one of two', [giver('a', true), giver('b', true)], [], []],
    ['the only one', [giver('a', true)], ['a'], []],
    ['one beside somebody without responsibility', [giver('a', true), giver('b', false), giver('c', null)], ['a'], []],
  ])('who was not heard, when %s answered', (_what, givers, heard, expected) => {
    expect(silentParents(givers, new Set(heard)).map(({ contactId }) => contactId)).toEqual(expected);
  });

  it('says on paper what is on record, and never who said it or why', () => {
    const words = (decisions: readonly RuleDecision[], more: Partial<RuleInput> = {}) =>
      recordedWords(ask(decisions, more), '1 Sep');
    expect(words([mother()])).toBe('Yes, 1 Sep');
    for (const decisions of [
      [mother(), father({ state: 'refused' })],
      [mother({ state: 'withdrawn' })],
      [child({ state: 'refused' })],
    ])
      expect(words(decisions)).toBe('No, 1 Sep');
    expect(words([aunt()])).toBe('No answer yet');
    expect(words([], { basis: 'public-task' })).toBe('Used unless you object');
  });
});
