import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { RuleDecision, RuleInput } from '#shared/features/consent/consent-effective.ts';
import { ask, aunt, child, day, father, late, mother, old, refused, row, set, TODAY } from './decisions.ts';

const wrong = mother(refused);
const CASES: readonly (readonly [string, readonly RuleDecision[], Partial<RuleInput>, string, string])[] = [
  ['nothing at all', [], {}, 'not-asked', 'not-asked'],
  ['a blank on a returned form', [old({ state: 'no-answer' })], {}, 'no-answer', 'no-answer'],
  ['a yes', [mother()], {}, 'yes', 'given'],
  ['a no', [mother(refused)], {}, 'no', 'refused'],
  ['a yes, later a no', [mother(), mother({ ...refused, ...late })], {}, 'no', 'refused'],
  ['a no, later a yes of the same parent', [mother(refused), mother(late)], {}, 'yes', 'given'],
  [
    'a later form that was typed in earlier',
    [
      mother({ ...late, recordedAt: '2026-10-02T10:00:00.000Z' as Instant }),
      mother({ ...refused, recordedAt: '2026-10-09T10:00:00.000Z' as Instant }),
    ],
    {},
    'yes',
    'given',
  ],
  ['withdrawn', [mother(), mother({ state: 'withdrawn', ...late })], {}, 'no', 'withdrawn'],
  ['withdrawn, then given again', [mother({ state: 'withdrawn' }), mother(late)], {}, 'yes', 'given'],
  ['objected', [mother({ state: 'objected' })], {}, 'no', 'objected'],
  ['both parents yes', [mother(), father()], {}, 'yes', 'given'],
  ['both asked, the earlier against', [father(refused), mother(late)], {}, 'no', 'parents-differ'],
  ['both asked, the later against', [mother(), father({ ...refused, ...late })], {}, 'no', 'parents-differ'],
  ['both asked, one left it blank', [mother(), father({ state: 'no-answer', ...late })], {}, 'yes', 'given'],
  ['both against', [mother(refused), father(refused)], {}, 'no', 'refused'],
  [
    'a yes, then a blank of the same parent',
    [mother(), mother({ state: 'no-answer', ...late })],
    {},
    'no-answer',
    'no-answer',
  ],
  [
    'a no, then a blank of the same parent',
    [mother(refused), mother({ state: 'no-answer', ...late })],
    {},
    'no',
    'refused',
  ],
  ['a yes without responsibility', [aunt()], {}, 'no-answer', 'no-responsibility'],
  ['a no without responsibility beside a yes', [mother(), aunt(refused)], {}, 'yes', 'given'],
  ['public task, powerless', [aunt({ state: 'objected' })], { basis: 'public-task' }, 'yes', 'not-needed'],
  ['a yes without responsibility against a no', [mother(refused), aunt(late)], {}, 'no', 'refused'],
  [
    'a yes of a parent who lost responsibility',
    [mother({ responsibilityNow: false })],
    {},
    'no-answer',
    'no-responsibility',
  ],
  ['a yes before responsibility was held', [mother({ responsibility: false })], {}, 'no-answer', 'no-responsibility'],
  [
    'a no of a parent who lost responsibility',
    [father(), mother({ ...refused, responsibilityNow: false })],
    {},
    'no',
    'parents-differ',
  ],
  [
    'a yes of a parent whose responsibility is set to not recorded',
    [mother({ responsibilityNow: null })],
    {},
    'no-answer',
    'no-responsibility',
  ],
  ['a no of such a parent', [father(), mother({ ...refused, responsibilityNow: null })], {}, 'no', 'parents-differ'],
  [
    'responsibility never recorded',
    [mother({ responsibility: null, responsibilityNow: null })],
    {},
    'no-answer',
    'no-responsibility',
  ],
  ['an old yes', [old()], {}, 'yes', 'given-unrecorded'],
  ['an old yes that ran out', [old({ validUntil: day('2026-08-31') })], {}, 'no', 'expired'],
  ['an old yes and a named no', [old(), mother(refused)], {}, 'no', 'refused'],
  ['an old no', [old(refused)], {}, 'no', 'refused-unrecorded'],
  ['an old no, then an old yes: it may be another parent', [old(refused), old(late)], {}, 'no', 'refused-unrecorded'],
  ['an old no and a named yes, not confirmed', [old(refused), mother()], {}, 'no', 'refused-unrecorded'],
  ['an old no, replaced in words', [old(refused), mother({ replacesUnrecorded: true })], {}, 'yes', 'given'],
  [
    'an old no, "replaced" without responsibility',
    [old(refused), aunt({ replacesUnrecorded: true })],
    {},
    'no',
    'refused-unrecorded',
  ],
  [
    'replaced, then given again by the same parent',
    [old(refused), mother({ replacesUnrecorded: true }), mother(late)],
    {},
    'yes',
    'given',
  ],
  [
    'an old no that came after the replacement',
    [mother({ replacesUnrecorded: true }), old({ ...refused, ...late })],
    {},
    'no',
    'refused-unrecorded',
  ],
  [
    'replaced by a form that is older than the old no',
    [
      old({ ...refused, ...late }),
      mother({ replacesUnrecorded: true, recordedAt: '2026-11-02T10:00:00.000Z' as Instant }),
    ],
    {},
    'no',
    'refused-unrecorded',
  ],
  [
    'an old no without a day, replaced by a form from before it was typed in',
    [
      old({ ...refused, decidedOn: null, recordedAt: '2026-10-02T10:00:00.000Z' as Instant }),
      mother({ replacesUnrecorded: true, recordedAt: '2026-11-02T10:00:00.000Z' as Instant }),
    ],
    {},
    'yes',
    'given',
  ],
  ['an old yes, later left blank by a parent', [old(), mother({ state: 'no-answer' })], {}, 'no-answer', 'no-answer'],
  [
    'left blank by a parent, then an old yes',
    [old(late), mother({ state: 'no-answer' })],
    {},
    'yes',
    'given-unrecorded',
  ],
  [
    'an old yes without a day, blank on a form recorded since',
    [
      old({ decidedOn: null, recordedAt: '2026-10-02T10:00:00.000Z' as Instant }),
      mother({ state: 'no-answer', recordedAt: '2026-10-05T10:00:00.000Z' as Instant }),
    ],
    {},
    'no-answer',
    'no-answer',
  ],
  [
    'an old yes, left blank by somebody without a say',
    [old(), aunt({ state: 'no-answer' })],
    {},
    'yes',
    'given-unrecorded',
  ],
  [
    'an old yes and a parent’s, left blank by the other parent',
    [old(), mother(), father({ state: 'no-answer', ...late })],
    {},
    'yes',
    'given',
  ],
  ['given before leaving, and back since', [mother()], { awayFrom: day('2026-09-30') }, 'no', 'left-since'],
  ['given on the day of leaving, and back since', [mother()], { awayFrom: day('2026-09-10') }, 'no', 'left-since'],
  ['given anew after coming back', [mother(), mother(late)], { awayFrom: day('2026-09-30') }, 'yes', 'given'],
  ['an old yes of before leaving', [old()], { awayFrom: day('2026-07-20') }, 'no', 'left-since'],
  ['a no of before leaving', [mother(refused), father(late)], { awayFrom: day('2026-09-30') }, 'no', 'parents-differ'],
  [
    'run out before leaving, and given in time since, which ran out too',
    [mother({ validUntil: day('2026-09-12') }), mother({ ...late, validUntil: day('2026-11-01') })],
    { awayFrom: day('2026-09-30') },
    'no',
    'expired',
  ],
  [
    'a blank typed in just after midnight in summer is of that day in school',
    [
      old({ decidedOn: day('2026-06-02') }),
      old({ state: 'no-answer', decidedOn: null, recordedAt: '2026-06-01T23:30:00.000Z' as Instant }),
    ],
    {},
    'no-answer',
    'no-answer',
  ],
  ['the child says no', [mother(), child(refused)], {}, 'no', 'child-refused'],
  ['the child says no, later yes', [mother(), child(refused), child(late)], {}, 'yes', 'given'],
  ['only the child says yes', [child()], {}, 'not-asked', 'not-asked'],
  ['ends today', [mother({ validUntil: TODAY })], {}, 'yes', 'given'],
  ['ended yesterday', [mother({ validUntil: day('2026-11-23') })], {}, 'no', 'expired'],
  ['a no does not run out', [mother({ ...refused, validUntil: day('2026-01-01') })], {}, 'no', 'refused'],
  [
    'one yes ran out, the other parent’s holds',
    [mother({ validUntil: day('2026-01-01') }), father()],
    {},
    'yes',
    'given',
  ],
  ['court order', [mother()], { flags: [set('court-order')] }, 'no', 'stopped'],
  ['looked after', [mother()], { flags: [set('looked-after')] }, 'no', 'stopped'],
  ['adopted', [mother()], { flags: [set('adopted')] }, 'no', 'stopped'],
  ['parents in dispute', [mother()], { flags: [set('parents-dispute')] }, 'no', 'stopped'],
  ['a stop with nothing asked', [], { flags: [set('court-order')] }, 'no', 'stopped'],
  ['a protected address alone', [mother()], { flags: [set('protected-address')] }, 'yes', 'given'],
  ['a Lead has decided', [mother()], { flags: [{ flag: 'court-order', state: 'decided' }] }, 'yes', 'given'],
  ['a Lead’s decision is no yes', [], { flags: [{ flag: 'court-order', state: 'decided' }] }, 'not-asked', 'not-asked'],
  [
    'one decided, another not',
    [mother()],
    { flags: [{ flag: 'court-order', state: 'decided' }, set('adopted')] },
    'no',
    'stopped',
  ],
  [
    'a refusal taken back',
    [wrong, mother({ corrects: wrong.id, isVoid: true, ...late })],
    {},
    'not-asked',
    'not-asked',
  ],
  ['a refusal corrected to a yes', [wrong, mother({ corrects: wrong.id })], {}, 'yes', 'given'],
  ['left the school', [mother()], { leftOn: day('2026-07-20') }, 'no', 'left'],
  ['will leave', [mother()], { leftOn: day('2027-07-20') }, 'yes', 'given'],
  ['public task, nobody asked', [], { basis: 'public-task' }, 'yes', 'not-needed'],
  ['public task, blank', [old({ state: 'no-answer' })], { basis: 'public-task' }, 'yes', 'not-needed'],
  ['public task, objected', [mother({ state: 'objected' })], { basis: 'public-task' }, 'no', 'objected'],
  ['public task, an old no', [old(refused)], { basis: 'public-task' }, 'no', 'objected'],
  [
    'legitimate interests, the child objects',
    [child({ state: 'objected' })],
    { basis: 'legitimate-interests' },
    'no',
    'objected',
  ],
];

describe('the effective answer', () => {
  it.each(CASES)('%s', (_name, decisions, more, answer, reason) => {
    expect(ask(decisions, more)).toMatchObject({ answer, reason });
  });

  it('names the form’s date, and the flags that stop it', () => {
    expect(ask([mother(), father(late)]).decidedOn).toBe('2026-10-01');
    expect(ask([mother()], { flags: [set('adopted'), set('protected-address')] }).stoppedBy).toEqual(['adopted']);
  });
});

const anyDay = fc.integer({ min: 1, max: 28 }).map((n) => day(`2026-10-${String(n).padStart(2, '0')}`));
const anyRow: fc.Arbitrary<RuleDecision> = fc
  .record({
    state: fc.constantFrom('given', 'refused', 'withdrawn', 'objected', 'no-answer' as const),
    giver: fc.constantFrom('contact', 'contact', 'contact', 'child', 'not-recorded' as const),
    contactId: fc.constantFrom('mother', 'father', 'aunt'),
    responsibility: fc.constantFrom(true, true, false, null),
    decidedOn: anyDay,
    validUntil: fc.option(anyDay),
    replacesUnrecorded: fc.boolean(),
  })
  .map((part) => row({ ...part, responsibilityNow: part.responsibility }));
const anyRows = fc.array(anyRow, { maxLength: 8 });

describe('whatever the history', () => {
  it('does not ask in which order the rows stand', () => {
    fc.assert(
      fc.property(anyRows, fc.infiniteStream(fc.nat()), (rows, keys) => {
        const mixed = rows.map((one) => ({ one, key: keys.next().value })).sort((a, b) => a.key - b.key);
        expect(ask(mixed.map(({ one }) => one))).toEqual(ask(rows));
      }),
    );
  });

  it('never outvotes a last word against it, of a parent or of somebody whose responsibility nobody recorded', () => {
    const against = fc.constantFrom('refused', 'withdrawn', 'objected' as const);
    fc.assert(
      fc.property(anyRows, against, fc.constantFrom(true, null), (rows, state, responsibility) => {
        const last = row({
          contactId: 'second-parent',
          state,
          decidedOn: day('2026-09-01'),
          responsibility,
          responsibilityNow: responsibility,
        });
        expect(ask([...rows, last]).answer).toBe('no');
        expect(ask([...rows, last], { basis: 'public-task' }).answer).toBe('no');
      }),
    );
  });

  it('never turns a blank into a yes', () => {
    fc.assert(
      fc.property(anyRows, anyRow, (rows, any) => {
        const blank = { ...any, state: 'no-answer' as const };
        if (ask(rows).answer !== 'yes') expect(ask([...rows, blank]).answer).not.toBe('yes');
      }),
    );
  });

  it('never says yes by consent without a yes that counts', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        if (ask(rows).answer === 'yes')
          expect(rows.some((one) => one.state === 'given' && one.giver !== 'child')).toBe(true);
      }),
    );
  });

  it('is not moved by people without a say', () => {
    fc.assert(
      fc.property(anyRows, anyRow, fc.constantFrom(false, null), (rows, any, without) => {
        const nobody = {
          ...any,
          giver: 'contact' as const,
          contactId: 'neighbour',
          state: 'given' as const,
          responsibility: without,
          responsibilityNow: without,
        };
        const before = ask(rows);
        const after = ask([...rows, nobody]);
        expect(after.answer === 'yes').toBe(before.answer === 'yes');
        expect(after.answer === 'no').toBe(before.answer === 'no');
      }),
    );
  });

  it('never says yes for a parent whose responsibility is not on record then and now', () => {
    const now = fc.constantFrom(true, false, null);
    const apart = fc.array(fc.tuple(anyRow, now).map(([one, responsibilityNow]) => ({ ...one, responsibilityNow })));
    fc.assert(
      fc.property(apart, (rows) => {
        if (ask(rows).reason !== 'given') return;
        const upheld = rows.filter((one) => one.responsibility === true && one.responsibilityNow === true);
        expect(upheld.some((one) => one.giver === 'contact' && one.state === 'given')).toBe(true);
      }),
    );
  });

  it('gains no yes when a parent’s responsibility is lost or no longer known', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom(false, null), (rows, lost) => {
        const held = rows.map((one) => ({ ...one, responsibility: true, responsibilityNow: true }));
        const after = held.map((one) => (one.contactId === 'mother' ? { ...one, responsibilityNow: lost } : one));
        if (ask(held).answer !== 'yes') expect(ask(after).answer).not.toBe('yes');
      }),
    );
  });
});
