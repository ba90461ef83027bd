import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { Basis, DecisionState } from '#shared/features/consent/consent.model.ts';
import type { RuleDecision, RuleFlag } from '#shared/features/consent/consent-effective.ts';
import {
  endOfUse,
  faultsOf,
  mustComeDown,
  type UseFault,
  type UseState,
  whoIsAgainst,
} from '#shared/features/consent/take-down.rules.ts';
import { ask, child, day, father, late, mother, old, refused, set, TODAY } from './decisions.ts';

/** A child in a picture, as the rule knows it: what was decided for each purpose, the marks, whether it left. */
interface Pictured {
  readonly name: string;
  readonly decisions: Readonly<Record<string, readonly RuleDecision[]>>;
  readonly flags?: readonly RuleFlag[];
  readonly leftOn?: CalendarDate | null;
}
interface For {
  readonly id: string;
  readonly basis: Basis;
}
const website: For = { id: 'website', basis: 'consent' };
const press: For = { id: 'press', basis: 'consent' };
const display: For = { id: 'display', basis: 'public-task' };

const takeDown = (purposes: readonly For[], children: readonly Pictured[], today = TODAY) =>
  whoIsAgainst(
    purposes,
    children.map(({ name, decisions, flags = [], leftOn = null }) => ({
      name,
      answerFor: ({ id, basis }: For) => ask(decisions[id] ?? [], { flags, basis, leftOn, today }),
    })),
  ).map(({ child: { name }, purposes: no }) => `${name}: ${no.map(({ purpose }) => purpose.id).join(', ')}`);

const ava = (decisions: Pictured['decisions'], more: Partial<Pictured> = {}): Pictured => ({
  name: 'Ava',
  decisions,
  ...more,
});
const ben: Pictured = { name: 'Ben', decisions: { website: [mother()], press: [mother()] } };
const withdrawn = { state: 'withdrawn', ...late } as const;

describe('a picture that is used', () => {
  const CASES: readonly (readonly [string, readonly For[], readonly Pictured[], readonly string[]])[] = [
    ['with a yes of every child stands', [website, press], [ava({ website: [mother()], press: [mother()] }), ben], []],
    [
      'comes down for the one who withdrew, though all others said yes',
      [website],
      [ava({ website: [mother(), mother(withdrawn)] }), ben],
      ['Ava: website'],
    ],
    [
      'comes down for the purpose that was withdrawn alone',
      [website, press],
      [ava({ website: [mother()], press: [mother(), mother(withdrawn)] }), ben],
      ['Ava: press'],
    ],
    [
      'comes down when the other parent refuses',
      [website],
      [ava({ website: [mother(), father({ ...refused, ...late })] })],
      ['Ava: website'],
    ],
    ['comes down when the child says no', [website], [ava({ website: [mother(), child(refused)] })], ['Ava: website']],
    [
      'comes down when the yes has run out',
      [website],
      [ava({ website: [mother({ validUntil: day('2026-11-23') })] })],
      ['Ava: website'],
    ],
    ['stands on the last day of the yes', [website], [ava({ website: [mother({ validUntil: TODAY })] })], []],
    [
      'comes down when the child has left',
      [website, display],
      [ava({ website: [mother()] }, { leftOn: day('2026-07-20') })],
      ['Ava: website, display'],
    ],
    [
      'comes down while a court order stops it',
      [website, display],
      [ava({ website: [mother()] }, { flags: [set('court-order')] })],
      ['Ava: website'],
    ],
    [
      'comes down where the school needs no consent and somebody objects',
      [display],
      [ava({ display: [mother({ state: 'objected' })] })],
      ['Ava: display'],
    ],
    [
      'comes down when the yes was taken back as wrong, so that nobody has answered',
      [website],
      [ava({ website: [{ ...mother(), isVoid: true }] })],
      ['Ava: website'],
    ],
    [
      'names every child who is against',
      [website],
      [ava({}), { ...ben, decisions: {} }],
      ['Ava: website', 'Ben: website'],
    ],
  ];
  it.each(CASES)('%s', (_what, purposes, children, expected) => {
    expect(takeDown(purposes, children)).toEqual(expected);
  });
});

const decision = fc.record({
  state: fc.constantFrom<DecisionState>('given', 'refused', 'withdrawn', 'objected', 'no-answer'),
  by: fc.constantFrom(mother, father, child, old),
  at: fc.integer({ min: 1, max: 28 }),
});
const decisions = fc.array(decision, { maxLength: 6 }).map((rows) =>
  rows.map(({ state, by, at }) => {
    const on = `2026-10-${String(at).padStart(2, '0')}`;
    return by({ state, decidedOn: day(on), recordedAt: `${on}T10:00:00.000Z` as Instant });
  }),
);
const pictured = (name: string) =>
  fc
    .record({ website: decisions, press: decisions, other: decisions })
    .map((said): Pictured => ({ name, decisions: said }));

describe('by generated cases', () => {
  it('a decision about another purpose or another child changes nothing', () => {
    fc.assert(
      fc.property(pictured('Ava'), pictured('Ben'), decisions, decisions, (one, other, about, elsewhere) => {
        const before = takeDown([website, press], [one, other]);
        const more = { ...one, decisions: { ...one.decisions, other: [...(one.decisions.other ?? []), ...about] } };
        expect(takeDown([website, press], [more, other])).toEqual(before);
        // A third child's word is nothing to a picture that does not show it.
        const third = { name: 'Third', decisions: { website: elsewhere } };
        expect(takeDown([website, press], [one, other, third]).filter((line) => !line.startsWith('Third'))).toEqual(
          before,
        );
      }),
    );
  });

  it('a picture with a child who may not be shown is always to be taken down, whoever else is in it', () => {
    fc.assert(
      fc.property(pictured('Ava'), fc.array(pictured('Another'), { maxLength: 4 }), (one, others) => {
        const no = mother({ ...refused, decidedOn: TODAY, recordedAt: '2026-11-24T10:00:00.000Z' as Instant });
        const blocked = { ...one, decisions: { ...one.decisions, website: [...(one.decisions.website ?? []), no] } };
        for (const children of [
          [blocked, ...others],
          [...others, blocked],
        ])
          expect(takeDown([press, website], children).some((line) => /^Ava: .*website/.test(line))).toBe(true);
      }),
    );
  });

  it('and one in which everybody may be shown never is', () => {
    fc.assert(
      fc.property(fc.array(pictured('Any'), { maxLength: 4 }), (children) => {
        const allowed = children.filter(({ decisions: said }) =>
          [website, press].every(({ id, basis }) => ask(said[id] ?? [], { basis }).answer === 'yes'),
        );
        expect(takeDown([website, press], allowed)).toEqual([]);
      }),
    );
  });
});

describe('the end of a use', () => {
  const events = (...states: UseState[]) => states.map((state, at) => ({ id: `0${at}`, state }));
  it.each<readonly [string, readonly { id: string; state: UseState }[], UseState | null]>([
    ['nothing said: it stands', [], null],
    ['taken down', events('taken-down'), 'taken-down'],
    ['handed out', events('handed-out'), 'handed-out'],
    ['ticked off wrongly: it stands', events('taken-down', 'still-up'), null],
    ['and taken down later', events('taken-down', 'still-up', 'taken-down'), 'taken-down'],
    ['whatever the order of the rows', events('taken-down', 'still-up').reverse(), null],
  ])('%s', (_what, rows, expected) => {
    expect(endOfUse(rows)?.state ?? null).toBe(expected);
  });
});

describe('what stands against a use as a whole', () => {
  const purpose = (noFullName: boolean, isRetired = false) => ({ noFullName, isRetired });
  it.each<readonly [string, boolean | null, ReturnType<typeof purpose>, readonly UseFault[]]>([
    ['names, where they may stand', true, purpose(false), []],
    ['names, where they may not', true, purpose(true), ['full-names']],
    ['nobody knows of names, where they may not stand', null, purpose(true), ['names-unknown']],
    ['nobody knows of names, where they may stand', null, purpose(false), []],
    ['no names, where they may not stand', false, purpose(true), []],
    ['a retired purpose', false, purpose(false, true), ['retired']],
    ['names, and a retired purpose that forbade them', true, purpose(true, true), ['full-names', 'retired']],
  ])('%s', (_what, named, of, expected) => {
    expect(faultsOf(named, [of]).map(({ fault }) => fault)).toEqual(expected);
    expect(mustComeDown({ against: [], faults: faultsOf(named, [of]) })).toBe(expected.length > 0);
  });
});
