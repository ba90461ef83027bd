import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDate } from '#shared/domain/calendar-date.ts';
import type { MedicineId, StaffId } from '#shared/domain/ids.ts';
import type { Terms } from '#shared/features/medicines/medicines.model.ts';
import {
  type ChildFacts,
  going,
  type MedicineFacts,
  readyFor,
  readyTrip,
  standsOut,
  type Trained,
} from '#shared/features/trips/readiness.rules.ts';
import { tripPlan } from '../../../support/trip-plan.ts';

const day = (text: string) => calendarDate(text)!;
const TRIP = { startsOn: day('2026-12-03'), endsOn: day('2026-12-05') };
const ALL: Trained = new Set(['adrenaline', 'inhaler', 'buccal', 'injection']);
const TERMS = {
  ...{ name: 'Salbutamol', strength: '', form: 'inhaler', unit: 'puff', counted: false, amount: 2, amountMost: null },
  ...{ label: '', route: 'inhaled', when: 'as-needed', times: [], days: [], reason: 'wheeze', minMinutes: 240 },
  ...{ most: null, noLimit: '', prescribed: true, controlled: false, giving: 'staff', expires: null, endsOn: null },
  ...{ startsOn: day('2026-09-01'), storage: 'cupboard', place: '', precautions: '', sideEffects: '', emergency: '' },
} as unknown as Terms;
const medicine = (terms: Partial<Terms> = {}, more: Partial<MedicineFacts> = {}): MedicineFacts => ({
  ...{ medicineId: 'm1' as MedicineId, terms: { ...TERMS, ...terms }, inForce: true, responsibility: true },
  ...{ headWaits: false, packs: [{ expires: day('2026-12-05'), balance: 1 }] },
  ...more,
});
const NEED = { condition: 'Asthma', severity: 'serious', medicine: 'Salbutamol', reviewOn: null } as const;
const READY: ChildFacts = {
  ...{ leftOn: null, groupId: 'g1', needs: [NEED], plan: { reviewOn: day('2026-12-05') }, medicines: [medicine()] },
  contacts: [{ responsibility: true, phones: ['07700 900111'] }],
  consent: { yes: true, words: '' },
  photo: { missing: 0, never: false },
};
const lines = (more: Partial<ChildFacts>, trained: Trained = ALL) => readyFor({ ...READY, ...more }, TRIP, trained);
const topics = (more: Partial<ChildFacts>, trained: Trained = ALL) =>
  lines(more, trained).map(({ topic, state }) => (state === 'look' ? `${topic}?` : topic));

it('has nothing to say of a child for whom everything lasts to the last day', () => {
  expect(lines({})).toEqual([]);
});

describe('a care plan', () => {
  it.each<[string, Partial<ChildFacts>, string[]]>([
    ['is asked for a serious need', { plan: null }, ['plan']],
    ['is asked for a need to watch', { plan: null, needs: [{ ...NEED, severity: 'watch' }] }, ['plan']],
    ['is not asked for a need to know', { plan: null, needs: [{ ...NEED, severity: 'know' }] }, []],
    ['is not current when its review falls before the last day', { plan: { reviewOn: day('2026-12-04') } }, ['plan']],
    ['is current when it falls on it', { plan: { reviewOn: day('2026-12-05') } }, []],
    [
      'is not current when the need’s own review falls before',
      { needs: [{ ...NEED, reviewOn: day('2026-12-01') }] },
      ['plan'],
    ],
    ['without any review date says so', { plan: { reviewOn: null } }, ['plan']],
    [
      'without one of its own stands on the need’s',
      { plan: { reviewOn: null }, needs: [{ ...NEED, reviewOn: day('2027-01-01') }] },
      [],
    ],
  ])('%s', (_words, more, expected) => {
    expect(topics(more)).toEqual(expected);
  });
});

const CARRIED = { storage: 'with-child', counted: false } as const;
const COUNTED = { counted: true, unit: 'tablet', form: 'tablets', amount: 2 } as const;
const DAILY = {
  ...COUNTED,
  when: 'regular',
  times: ['08:00', '20:00'],
  days: [1, 2, 3, 4, 5, 6, 7],
} as unknown as Terms;
const packs = (...all: [string | null, number][]) =>
  all.map(([expires, balance]) => ({ expires: expires === null ? null : day(expires), balance }));

describe('a medicine', () => {
  it.each<[string, MedicineFacts, string[]]>([
    ['in date on the last day', medicine(), []],
    ['out of date on the last day', medicine({}, { packs: packs(['2026-12-04', 1]) }), ['medicines']],
    ['with one good pack of two', medicine({}, { packs: packs(['2026-12-04', 1], ['2027-01-01', 1]) }), []],
    ['whose good pack is empty', medicine({}, { packs: packs(['2026-12-04', 1], ['2027-01-01', 0]) }), ['medicines']],
    ['whose expiry nobody recorded', medicine({}, { packs: packs([null, 1]) }), ['medicines']],
    ['of which no pack came', medicine({}, { packs: [] }), ['medicines']],
    ['of which nothing is left', medicine({}, { packs: packs(['2027-01-01', 0]) }), ['medicines']],
    ['that the child carries, in date', medicine({ ...CARRIED, expires: day('2026-12-05') }, { packs: [] }), []],
    [
      'that the child carries, out of date',
      medicine({ ...CARRIED, expires: day('2026-12-04') }, { packs: [] }),
      ['medicines'],
    ],
    ['that the child carries, not recorded', medicine(CARRIED, { packs: [] }), ['medicines']],
    // Three days, twice two tablets: twelve.
    ['counted, enough for each time of each day', medicine(DAILY, { packs: packs(['2027-01-01', 12]) }), []],
    ['counted, one tablet short', medicine(DAILY, { packs: packs(['2027-01-01', 11]) }), ['medicines']],
    ['counted, as needed, with one dose', medicine(COUNTED, { packs: packs(['2027-01-01', 2]) }), []],
    [
      'counted, as needed, with less than a dose',
      medicine(COUNTED, { packs: packs(['2027-01-01', 1]) }),
      ['medicines'],
    ],
    ['agreed to only after the trip begins', medicine({ startsOn: day('2026-12-04') }), ['agreement']],
    ['agreed to until the day before the end', medicine({ endsOn: day('2026-12-04') }), ['agreement']],
    ['agreed to until the end', medicine({ endsOn: day('2026-12-05') }), []],
    ['agreed to by nobody with responsibility', medicine({}, { responsibility: false }), ['agreement']],
    ['that waits for the head', medicine({}, { headWaits: true }), ['agreement']],
    ['that a need names and nobody agreed to', medicine({}, { inForce: false }), ['agreement']],
    ['that was over before the trip', medicine({ endsOn: day('2026-12-02') }), ['agreement']],
  ])('%s', (_words, one, expected) => {
    expect(topics({ medicines: [one] })).toEqual(expected);
  });

  const spoken = (named: string, ...agreed: string[]) =>
    lines({
      needs: [{ ...NEED, condition: 'Allergy', medicine: named }],
      medicines: agreed.map((name) => medicine({ name })),
    }).map(({ topic, state, words }) => `${topic} ${state}: ${words}`);
  const lacks = (named: string) => `agreement open: Allergy names ${named}: no agreement to give it is recorded.`;
  it.each<[string, string[], string[]]>([
    ['EpiPen Jr 150 mcg, two', ['Cetirizine'], ['EpiPen Jr 150 mcg, two']],
    ['EpiPen Jr 150 mcg, two', ['Cetirizine', 'EpiPen Jr'], []],
    ['Cetirizine 5 ml and EpiPen', ['Cetirizine'], ['EpiPen']],
    ['Cetirizine; EpiPen', ['Salbutamol'], ['Cetirizine', 'EpiPen']],
    ['Ventolin, the blue inhaler', ['Salbutamol'], []],
    ['Salbutamol 100 mcg inhaler and spacer', ['Salbutamol'], []],
    ['Salbutamol & a yellow spacer', ['Salbutamol'], []],
    ['Hearing aids (both)', [], []],
    ['None', [], []],
    ['', ['Salbutamol'], []],
  ])(
    'that a need names as "%s" has an agreement of its own among %j, or a line that stays open',
    (named, agreed, open) => {
      expect(spoken(named, ...agreed)).toEqual(open.map(lacks));
    },
  );

  it('that does not go is not asked about', () => {
    const over = medicine({ endsOn: day('2026-12-02') }, { packs: [], responsibility: false });
    expect(going({ medicines: [over] }, TRIP)).toEqual([]);
    expect(topics({ needs: [], medicines: [over] })).toEqual([]);
  });
});

describe('everything else', () => {
  const contacts = (responsibility: boolean | null, ...phones: string[]) => [{ responsibility, phones }];
  it.each<[string, Partial<ChildFacts>, string[]]>([
    ['no contact', { contacts: [] }, ['contacts']],
    ['no number', { contacts: contacts(true) }, ['contacts']],
    ['a number without its area code', { contacts: contacts(true, '496 0123') }, ['contacts']],
    ['a number of somebody without responsibility', { contacts: contacts(false, '07700 900111') }, ['contacts']],
    ['a number of somebody of unknown responsibility', { contacts: contacts(null, '07700 900111') }, ['contacts']],
    ['parents who have not agreed', { consent: { yes: false, words: 'x' } }, ['consent']],
    ['a trip that needs no agreement', { consent: null }, []],
    ['photos that nobody answered about', { photo: { missing: 2, never: false } }, ['photo?']],
    ['a child who is not photographed at all', { photo: { missing: 2, never: true } }, []],
    ['a child who has left', { leftOn: day('2026-12-05') }, ['roll']],
    ['a child who leaves afterwards', { leftOn: day('2026-12-06') }, []],
    ['no group', { groupId: null }, ['group']],
  ])('%s', (_words, more, expected) => {
    expect(topics(more)).toEqual(expected);
  });

  it.each([
    ['inhaler', 'inhaler'],
    ['auto-injector', 'adrenaline'],
    ['buccal', 'buccal'],
    ['nasal', 'buccal'],
    ['injection', 'injection'],
  ] as const)('asks for somebody trained for %s, and says where nobody has recorded it', (form, what) => {
    const more = { medicines: [medicine({ form })] };
    expect(topics(more, new Set([what]))).toEqual([]);
    expect(topics(more, new Set())).toEqual(['trained']);
    expect(topics(more, null)).toEqual(['trained?']);
    expect(topics({ medicines: [medicine({ form: 'tablets' })] }, null)).toEqual([]);
  });
});

describe('a child stands out', () => {
  it('by an open line of care, and not by one that is only to look at, nor by a group', () => {
    expect(standsOut(lines({ plan: null }))).toBe(true);
    expect(standsOut(lines({}, null))).toBe(false);
    expect(standsOut(lines({ groupId: null, contacts: [] }))).toBe(false);
    expect(standsOut(lines({ consent: { yes: false, words: 'x' } }))).toBe(false);
  });

  const facts = fc.record({
    last: fc.integer({ min: -10, max: 10 }),
    expires: fc.option(fc.integer({ min: -10, max: 10 })),
    balance: fc.integer({ min: 0, max: 3 }),
    reviewOn: fc.option(fc.integer({ min: -10, max: 10 })),
    severity: fc.constantFrom('serious', 'watch', 'know'),
    responsibility: fc.boolean(),
    inForce: fc.boolean(),
  });
  const at = (days: number) => addDays(TRIP.endsOn, days);

  it('whenever something ends before the last day of the trip, whatever else is true, and a longer trip is never readier', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 5 }), (made, longer) => {
        const child: ChildFacts = {
          ...READY,
          needs: [
            { ...NEED, severity: made.severity as 'know', reviewOn: made.reviewOn === null ? null : at(made.reviewOn) },
          ],
          medicines: [
            medicine(
              { endsOn: at(made.last + 12) },
              {
                ...{ inForce: made.inForce, responsibility: made.responsibility },
                packs: [{ expires: made.expires === null ? null : at(made.expires), balance: made.balance }],
              },
            ),
          ],
        };
        const found = readyFor(child, TRIP, ALL);
        const goes = made.inForce;
        const late = made.expires === null || made.expires < 0 || made.balance === 0;
        expect(found.some(({ topic }) => topic === 'medicines')).toBe(goes && late);
        if (goes && late) expect(standsOut(found)).toBe(true);
        const long = readyFor(child, { ...TRIP, endsOn: at(longer) }, ALL).filter(({ state }) => state === 'open');
        const topicsOf = (all: typeof found) => new Set(all.map(({ topic }) => topic));
        expect([...topicsOf(found)].every((topic) => topicsOf(long).has(topic))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the trip itself', () => {
  const { adults: _adults, leaderId: _leader, ...PLAN } = tripPlan('s1' as StaffId);
  const ask = (more: Partial<typeof PLAN> = {}, children = 3) =>
    readyTrip({ ...PLAN, ...more }, [], [], children).map(({ topic, state, words }) => `${topic} ${state} ${words}`);

  it('is ready when the plan says what 999, the hospital and the school need', () => {
    expect(ask()).toEqual([]);
  });
  it.each([
    [{ exactPlace: '' }, 'exact place'],
    [{ postcode: '' }, 'postcode'],
    [{ leaderPhone: '' }, 'leader’s telephone'],
    [{ homePhone: '' }, 'rung in school'],
    [{ hospital: '' }, 'hospital'],
    [{ hospitalAddress: '' }, 'address'],
  ])('asks for what is missing: %j', (more, words) => {
    expect(ask(more)).toEqual([expect.stringContaining(words)]);
  });
  it('says who is missing', () => {
    expect(ask({}, 0)).toEqual(['trip open No child is on the trip.']);
    const group = { groupId: 'g1' as never, name: 'Red', adultId: null };
    expect(readyTrip(PLAN, [], [group], 1).map(({ topic }) => topic)).toEqual(['group']);
  });
});
