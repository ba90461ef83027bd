import { describe, expect, it } from 'vitest';
import { calendarDate, type Instant, instantOf } from '#shared/domain/calendar-date.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import {
  checkDose,
  type DoseAsked,
  isRecordedLate,
  type MedicineNow,
  mayOverride,
  packToTake,
  STOPS,
  type StopCode,
  standing,
  type TakenDose,
} from '#shared/features/medicines/dose-check.rules.ts';
import type { Terms } from '#shared/features/medicines/medicines.model.ts';
import { TERMS } from '../../../security/plain-medicine.ts';

const at = (text: string): Instant => instantOf(new Date(text));
const day = (text: string) => calendarDate(text)!;
/** Tuesday 24 Nov 2026, noon. */
const NOON = at('2026-11-24T12:00Z');
const asked: DoseAsked = {
  ...{ at: NOON, amount: 1, how: 'staff', slot: '12:00' as ClockTime, confirmed: true, witnessed: false },
};
const medicine: MedicineNow = {
  ...{ terms: TERMS, inForce: true, hasLeft: false, responsibility: true, head: 'not-asked', taken: [], newest: null },
  pack: { expires: day('2027-06-30'), balance: 10, short: false },
};
const terms = (change: Partial<Terms>): Partial<MedicineNow> => ({ terms: { ...TERMS, ...change } });
const dose = (text: string, slot: string | null = null, atHome = false, own = true): TakenDose => ({
  at: at(text),
  ...{ atHome, own },
  slot: slot as ClockTime | null,
});
const asNeeded: Partial<Terms> = { when: 'as-needed', times: [], reason: 'headache' };
const pack = (change: Partial<NonNullable<MedicineNow['pack']>>) => ({ pack: { ...medicine.pack!, ...change } });

const CASES: readonly (readonly [string, Partial<DoseAsked>, Partial<MedicineNow>, readonly StopCode[]])[] = [
  ['nothing stands against the agreed dose', {}, {}, []],
  ['the face was not confirmed', { confirmed: false }, {}, ['wrong-child']],
  ['the time is still to come', { at: at('2026-11-24T12:01Z') }, {}, ['to-come']],
  ['the child has left', {}, { hasLeft: true }, ['left-school']],
  ['the agreement was ended', {}, { inForce: false }, ['no-agreement']],
  ['the agreement begins tomorrow', {}, terms({ startsOn: day('2026-11-25') }), ['not-started']],
  ['the agreement begins today', {}, terms({ startsOn: day('2026-11-24') }), []],
  ['the agreement ended yesterday', {}, terms({ endsOn: day('2026-11-23') }), ['ended']],
  ['the agreement ends today', {}, terms({ endsOn: day('2026-11-24') }), []],
  ['nobody with responsibility agreed', {}, { responsibility: false }, ['no-responsibility']],
  ['the Head was asked and has not answered', {}, { head: 'waiting' }, ['head-waiting']],
  ['the Head agreed', {}, { head: 'agreed' }, []],
  ['the pack is out of date since yesterday', {}, pack({ expires: day('2026-11-23') }), ['expired']],
  ['today is the last day of the pack', {}, pack({ expires: day('2026-11-24') }), []],
  ['no date stands on the pack', {}, pack({ expires: null }), ['no-expiry']],
  ['no pack was received', {}, { pack: null }, ['not-received']],
  [
    'the child carries it and the agreement names its date',
    {},
    { pack: null, ...terms({ counted: false, storage: 'with-child', expires: day('2027-01-01') }) },
    [],
  ],
  [
    'the child carries it and it is out of date',
    {},
    { pack: null, ...terms({ counted: false, storage: 'with-child', expires: day('2026-11-01') }) },
    ['expired'],
  ],
  ['more than agreed', { amount: 1.5 }, {}, ['too-much']],
  ['the upper end of what was agreed', { amount: 2 }, terms({ amountMost: 2 }), []],
  ['more than the upper end', { amount: 2.5 }, terms({ amountMost: 2 }), ['too-much']],
  ['less than agreed', { amount: 0.5 }, {}, ['too-little']],
  ['more than the counted stock has', {}, pack({ short: true, balance: 0.5 }), ['out-of-stock']],
  [
    'a pack that is counted whole has gone',
    {},
    { ...pack({ balance: 0 }), ...terms({ counted: false }) },
    ['out-of-stock'],
  ],
  ['aspirin, not prescribed', {}, terms({ name: 'Aspirin 300', prescribed: false }), ['aspirin']],
  ['aspirin, prescribed', {}, terms({ name: 'Aspirin 75' }), []],
  ['another medicine, not prescribed', {}, terms({ name: 'Paracetamol', prescribed: false }), []],
  ['a controlled drug without a witness', {}, terms({ controlled: true }), ['no-witness']],
  ['a controlled drug with a witness', { witnessed: true }, terms({ controlled: true }), []],
  ['given at this time before', {}, { taken: [dose('2026-11-24T11:40Z', '12:00')] }, ['already-given']],
  ['given at this time yesterday', {}, { taken: [dose('2026-11-23T12:00Z', '12:00')] }, []],
  [
    'given earlier at its time, and no time is named now',
    { slot: null, at: at('2026-11-24T11:59Z') },
    { taken: [dose('2026-11-24T11:20Z', '12:00')] },
    ['already-given'],
  ],
  [
    'given at its time, and another time is named than was agreed',
    { slot: '11:45' as ClockTime, at: at('2026-11-24T11:45Z') },
    { taken: [dose('2026-11-24T11:20Z', '12:00')] },
    ['already-given'],
  ],
  [
    'the first of two a day was given',
    {},
    { ...terms({ times: ['09:00', '12:00'] as ClockTime[] }), taken: [dose('2026-11-24T09:00Z', '09:00')] },
    [],
  ],
  ['a time that nobody agreed is named', { slot: '09:00' as ClockTime, at: at('2026-11-24T09:00Z') }, {}, ['off-time']],
  [
    'half an hour after the dose of an agreement that this one replaced',
    {},
    { taken: [dose('2026-11-24T11:30Z', null, false, false)] },
    ['just-recorded'],
  ],
  ['two hours after one of another agreement', {}, { taken: [dose('2026-11-24T10:00Z', null, false, false)] }, []],
  ['this PC’s clock is behind the last entry', {}, { newest: at('2026-11-24T12:04Z') }, ['clock-behind']],
  ['the last entry is of this moment', {}, { newest: NOON }, []],
  [
    'recorded a minute ago by somebody else, as needed',
    { slot: null },
    { ...terms(asNeeded), taken: [dose('2026-11-24T11:59Z')] },
    ['just-recorded'],
  ],
  [
    'recorded a minute ago by somebody else, for no time',
    {},
    { taken: [dose('2026-11-24T11:59Z')] },
    ['already-given'],
  ],
  ['an hour and a minute early', { at: at('2026-11-24T10:59Z') }, {}, ['off-time']],
  ['an hour early', { at: at('2026-11-24T11:00Z') }, {}, []],
  ['no time named, near none', { at: at('2026-11-24T09:00Z'), slot: null }, {}, ['off-time']],
  ['on a Sunday', { at: at('2026-11-22T12:00Z') }, {}, ['not-today']],
  ['alone where staff give it', { how: 'self' }, {}, ['not-alone']],
  ['alone where that is agreed', { how: 'self' }, terms({ giving: 'self' }), []],
  ['watched where staff give it', { how: 'supervised' }, {}, []],
  [
    'three hours after one at home',
    { slot: null },
    { ...terms({ ...asNeeded, minMinutes: 240 }), taken: [dose('2026-11-24T09:00Z', null, true)] },
    ['interval'],
  ],
  [
    'a third dose where two a day are the most',
    { slot: null },
    {
      ...terms({ ...asNeeded, most: { doses: 2, within: 'day' } }),
      taken: [dose('2026-11-24T07:00Z', null, true), dose('2026-11-24T10:00Z')],
    },
    ['most'],
  ],
  // 12:00 by the school's clock in summer is 11:00 UTC; on the day of the change it is 12:00 UTC again.
  ['at its time in summer', { at: at('2026-06-30T11:00Z') }, {}, []],
  ['an hour off in summer by the wrong clock', { at: at('2026-06-30T12:30Z') }, {}, ['off-time']],
  ['at its time on the Monday after the clocks went back', { at: at('2026-10-26T12:00Z') }, {}, []],
];

describe('what stands against a dose', () => {
  it.each(CASES)('%s', (_, change, now, codes) => {
    const stops = checkDose({ ...asked, ...change }, { ...medicine, ...now }, NOON);
    expect(stops.map(({ code }) => code)).toEqual(codes);
    for (const { words } of stops) expect(words).toMatch(/^[A-Z0-9].+\.$/);
  });

  it('has a case for each reason that there is', () => {
    const tried = new Set(CASES.flatMap(([, , , codes]) => codes));
    expect(Object.keys(STOPS).filter((code) => !tried.has(code as StopCode))).toEqual([]);
  });

  it('names the last dose and when the next may be', () => {
    const now = {
      ...medicine,
      ...terms({ ...asNeeded, minMinutes: 240 }),
      taken: [dose('2026-11-24T09:15Z', null, true)],
    };
    const [stop] = checkDose({ ...asked, slot: null }, now, NOON);
    expect(stop?.words).toBe(
      'A dose was taken at home at 09:15; 4 hours must lie between. Not before 13:15 on 24 Nov 2026.',
    );
  });

  it('gives way to a named person in words only where it may, and never otherwise', () => {
    const never: StopCode[] = [
      ...(['wrong-child', 'to-come', 'left-school', 'no-agreement', 'not-started', 'ended'] as const),
      ...([
        'no-responsibility',
        'head-waiting',
        'expired',
        'not-received',
        'too-much',
        'aspirin',
        'no-witness',
      ] as const),
    ];
    const all = Object.keys(STOPS) as StopCode[];
    expect(all.filter((code) => !mayOverride(code))).toEqual(never);
    const stops = all.map((code) => ({ code, words: STOPS[code] }));
    const word = { by: 'Mrs Westgate, Head', words: 'The nurse said so by telephone' };
    expect(standing(stops, word).map(({ code }) => code)).toEqual(never);
    for (const empty of [null, { by: ' ', words: 'x' }, { by: 'x', words: ' ' }])
      expect(standing(stops, empty)).toHaveLength(all.length);
  });

  it('asks why a dose is recorded only now after a quarter of an hour', () => {
    expect(isRecordedLate(at('2026-11-24T11:45Z'), NOON)).toBe(false);
    expect(isRecordedLate(at('2026-11-24T11:44Z'), NOON)).toBe(true);
  });

  it('takes the pack that goes out of date first, of those that have something and are in date', () => {
    const packs = [
      { id: 'old', expires: day('2026-11-23'), balance: 5 },
      { id: 'empty', expires: day('2026-11-30'), balance: 0 },
      { id: 'later', expires: day('2027-05-01'), balance: 5 },
      { id: 'sooner', expires: day('2026-12-31'), balance: 5 },
      { id: 'undated', expires: null, balance: 5 },
    ];
    expect(packToTake(packs, day('2026-11-24'))?.id).toBe('sooner');
    expect(packToTake(packs.slice(0, 2), day('2026-11-24'))?.id).toBe('empty');
    expect(packToTake([], day('2026-11-24'))).toBeNull();
  });
});
