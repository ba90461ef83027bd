import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { RuleDecision, RuleInput } from '#shared/features/consent/consent-effective.ts';
import { ask, day, row, set } from './decisions.ts';

const AGAINST = ['refused', 'withdrawn', 'objected'] as const;
const anyDay = fc.integer({ min: 1, max: 9 }).map((n) => day(`2026-10-0${n}`));
const anyRow: fc.Arbitrary<RuleDecision> = fc
  .record({
    state: fc.oneof(
      { weight: 8, arbitrary: fc.constant('given' as const) },
      { weight: 3, arbitrary: fc.constantFrom(...AGAINST) },
      { weight: 2, arbitrary: fc.constant('no-answer' as const) },
    ),
    giver: fc.constantFrom('contact', 'contact', 'contact', 'child', 'not-recorded' as const),
    contactId: fc.constantFrom('mother', 'father', 'aunt'),
    isParent: fc.boolean(),
    method: fc.constantFrom('paper', 'spoken', 'imported'),
    responsibility: fc.constantFrom(true, true, false, null),
    responsibilityNow: fc.constantFrom(true, true, false, null),
    decidedOn: anyDay,
    validUntil: fc.option(fc.constantFrom(day('2026-11-01'), day('2027-08-31'))),
    wordingVersion: fc.option(fc.integer({ min: 1, max: 3 })),
    replacesUnrecorded: fc.boolean(),
  })
  .map((part) => row(part));
const anyRows = fc.array(anyRow, { maxLength: 8 });
const anyAsk = fc.record({
  basis: fc.constantFrom('consent', 'consent', 'public-task', 'legitimate-interests' as const),
  kind: fc.constantFrom('pictures', 'biometrics' as const),
  countsFrom: fc.constantFrom(1, 1, 2, 3),
});
const byConsent = ({ basis, kind }: Partial<RuleInput>) => basis === 'consent' || kind === 'biometrics';

fc.configureGlobal({ numRuns: 500 });

describe('whatever the purpose and the history', () => {
  it('outvotes nobody’s last no: of a parent, of the child, of one whose responsibility nobody recorded, of an old record', () => {
    const giver = fc.constantFrom(
      { giver: 'contact', contactId: 'step-mother', responsibility: true, responsibilityNow: true } as const,
      { giver: 'contact', contactId: 'step-mother', responsibility: null, responsibilityNow: null } as const,
      { giver: 'not-recorded', contactId: null, responsibility: null, responsibilityNow: null } as const,
    );
    fc.assert(
      fc.property(anyRows, anyAsk, giver, fc.constantFrom(...AGAINST), (rows, how, who, state) => {
        // An old no is replaced by a decision recorded after it, confirmed in words: here nobody did that.
        const others = rows.map((one) => ({ ...one, replacesUnrecorded: false }));
        const no = row({ ...who, state, decidedOn: day('2026-09-01') });
        expect(ask([...others, no], how).answer).toBe('no');
      }),
    );
  });

  it('lets a no stand against a yes of the same person and day, in whatever order the two were typed in', () => {
    fc.assert(
      fc.property(anyRows, anyAsk, anyDay, fc.boolean(), fc.constantFrom(...AGAINST), (rows, how, on, late, state) => {
        const said = { contactId: 'step-mother', decidedOn: on } as const;
        const at = (hour: string) => `2026-10-20T${hour}:00:00.000Z` as Instant;
        const no = row({ ...said, state, recordedAt: at(late ? '15' : '09') });
        const yes = row({ ...said, recordedAt: at('12') });
        expect(ask([...rows, no, yes], how).answer).toBe('no');
      }),
    );
  });

  it('does not ask when something was recorded, only what was said and on which day', () => {
    const said = fc.array(
      anyRow.filter(({ giver }) => giver !== 'not-recorded'),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(said, anyAsk, fc.array(fc.nat({ max: 27 }), { minLength: 8, maxLength: 8 }), (rows, how, days) => {
        const later = rows.map((one, i) => ({
          ...one,
          id: `${1000 - i}`,
          recordedAt: `2026-11-${String((days[i] ?? 0) + 1).padStart(2, '0')}T10:00:00.000Z` as Instant,
        }));
        expect(ask(later, how)).toEqual(ask(rows, how));
      }),
    );
  });

  it('makes no yes of no answer: none without a yes that somebody with a say gave, written for biometrics, in time and on the version asked', () => {
    fc.assert(
      fc.property(anyRows, anyAsk, (rows, how) => {
        if (!byConsent(how) || ask(rows, how).answer !== 'yes') return;
        const counts = rows.filter(
          (one) =>
            one.state === 'given' &&
            one.giver !== 'child' &&
            (one.validUntil === null || one.validUntil >= day('2026-11-24')) &&
            (how.countsFrom === 1 || (one.wordingVersion ?? 0) >= how.countsFrom) &&
            (one.giver === 'not-recorded' || (one.responsibility === true && one.responsibilityNow === true)) &&
            (how.kind !== 'biometrics' || (one.giver === 'contact' && one.method === 'paper')),
        );
        expect(counts.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is not moved by a blank into a yes, nor by a row that was taken back', () => {
    fc.assert(
      fc.property(anyRows, anyAsk, anyRow, (rows, how, any) => {
        const before = ask(rows, how);
        if (before.answer !== 'yes') expect(ask([...rows, { ...any, state: 'no-answer' }], how).answer).not.toBe('yes');
        const back = row({ corrects: any.id, isVoid: true });
        expect(ask([...rows, any, back], how)).toEqual(before);
      }),
    );
  });

  it('keeps a no through any blank of the same person', () => {
    fc.assert(
      fc.property(anyRows, anyAsk, fc.constantFrom(...AGAINST), anyDay, (rows, how, state, later) => {
        const no = row({ contactId: 'step-mother', state, decidedOn: day('2026-09-01') });
        const blank = row({ contactId: 'step-mother', state: 'no-answer', decidedOn: later });
        expect(ask([...rows, no, blank], how).answer).toBe('no');
      }),
    );
  });

  it('is stopped by a flag for whatever needs consent, and by nothing that anybody says', () => {
    const flag = fc.constantFrom('court-order', 'looked-after', 'adopted', 'parents-dispute' as const);
    fc.assert(
      fc.property(anyRows, anyAsk, flag, (rows, how, kind) => {
        const stopped = ask(rows, { ...how, flags: [set(kind)] });
        if (byConsent(how)) expect(stopped).toMatchObject({ answer: 'no', reason: 'stopped', stoppedBy: [kind] });
        else expect(stopped).toEqual(ask(rows, how));
        // A Lead's decision brings no yes: what the parents said counts again.
        expect(ask(rows, { ...how, flags: [{ flag: kind, state: 'decided' }] })).toEqual(ask(rows, how));
      }),
    );
  });

  it('gains no yes by asking again for more', () => {
    fc.assert(
      fc.property(anyRows, anyAsk, (rows, how) => {
        if (byConsent(how) && ask(rows, how).answer !== 'yes')
          expect(ask(rows, { ...how, countsFrom: how.countsFrom + 1 }).answer).not.toBe('yes');
      }),
    );
  });

  it('gains no yes by a leaving and a return, and loses no word that was said against', () => {
    fc.assert(
      fc.property(anyRows, anyAsk, anyDay, (rows, how, awayFrom) => {
        const before = ask(rows, how);
        const back = ask(rows, { ...how, awayFrom });
        if (before.answer !== 'yes') expect(back.answer).not.toBe('yes');
        // Nothing said since: whatever needs consent has to be asked again.
        const sinceThen = rows.filter(({ decidedOn }) => decidedOn !== null && decidedOn > awayFrom);
        if (byConsent(how) && sinceThen.length === 0) expect(back.answer).not.toBe('yes');
        if (!byConsent(how)) expect(back).toEqual(before);
      }),
    );
  });

  it('leaves no yes of an unknown giver standing against a blank of a parent that came after it', () => {
    const unnamed = fc.array(
      anyRow.filter(({ giver }) => giver !== 'contact'),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(unnamed, anyAsk, (rows, how) => {
        const blank = row({ contactId: 'mother', state: 'no-answer', decidedOn: day('2026-10-09') });
        if (byConsent(how)) expect(ask([...rows, blank], how).answer).not.toBe('yes');
      }),
    );
  });

  it('is at least as strict for biometrics as for pictures by consent, of which the written answers are the only ones', () => {
    const isWritten = ({ state, giver, method }: RuleDecision) =>
      state !== 'given' || giver === 'child' || (giver === 'contact' && ['paper', 'e-form', 'letter'].includes(method));
    fc.assert(
      fc.property(anyRows, fc.constantFrom(1, 2), (rows, countsFrom) => {
        // A spoken yes on a later day, or of no known version, is the last word for pictures and no word at all for biometrics.
        const pictures = ask(rows.filter(isWritten), { countsFrom });
        if (ask(rows, { countsFrom, kind: 'biometrics' }).answer === 'yes') expect(pictures.answer).toBe('yes');
      }),
    );
  });
});
