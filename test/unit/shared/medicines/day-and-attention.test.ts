import { describe, expect, it } from 'vitest';
import { calendarDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import { attentionFor } from '#shared/features/medicines/attention.rules.ts';
import { type SlotDose, slotFor, slotState, slotsOn } from '#shared/features/medicines/day-log.rules.ts';
import {
  AgreementFields,
  minutesWords,
  quantityWords,
  type Terms,
} from '#shared/features/medicines/medicines.model.ts';
import { agreementBy, TERMS } from '../../../security/plain-medicine.ts';

const at = (text: string) => instantOf(new Date(text));
const day = (text: string) => calendarDate(text)!;
const time = (text: string) => text as ClockTime;
const TUESDAY = day('2026-11-24');
const given = (text: string, slot: string): SlotDose => ({
  ...{ slot: time(slot), at: at(text), outcome: 'given', refused: false },
});

describe('the times of a day', () => {
  const twice: Terms = { ...TERMS, times: [time('15:00'), time('12:00'), time('12:00')] };
  it.each([
    ['on a school day, in order, each once', twice, '2026-11-24', ['12:00', '15:00']],
    ['not on a Sunday', twice, '2026-11-22', []],
    ['not before the first day', { ...twice, startsOn: day('2026-11-25') }, '2026-11-24', []],
    ['not after the last day', { ...twice, endsOn: day('2026-11-23') }, '2026-11-24', []],
    ['none as needed', { ...twice, when: 'as-needed' as const }, '2026-11-24', []],
  ])('%s', (_, terms, on, slots) => {
    expect(slotsOn(terms, day(on))).toEqual(slots);
  });

  const other = (outcome: SlotDose['outcome'], refused: boolean): SlotDose => ({
    ...{ slot: time('12:00'), at: at('2026-11-24T12:05Z'), outcome, refused },
  });
  it.each([
    ['later', '2026-11-24T11:29Z', [], 'later'],
    ['due from half an hour before', '2026-11-24T11:30Z', [], 'due'],
    ['due until half an hour after', '2026-11-24T12:30Z', [], 'due'],
    ['late', '2026-11-24T12:31Z', [], 'late'],
    ['given', '2026-11-24T14:00Z', [given('2026-11-24T12:10Z', '12:00')], 'given'],
    ['late where only yesterday’s was given', '2026-11-24T14:00Z', [given('2026-11-23T12:10Z', '12:00')], 'late'],
    ['late where another time was given', '2026-11-24T14:00Z', [given('2026-11-24T12:10Z', '15:00')], 'late'],
    ['refused', '2026-11-24T14:00Z', [other('not-given', true)], 'refused'],
    ['not given', '2026-11-24T14:00Z', [other('not-given', false)], 'not-given'],
    ['given after a refusal', '2026-11-24T14:00Z', [other('not-given', true), other('given', false)], 'given'],
  ] as const)('is %s', (_, now, doses, state) => {
    expect(slotState(TUESDAY, time('12:00'), doses, at(now))).toBe(state);
  });

  it('is by the school’s clock on the days when it changes', () => {
    // Noon is 11:00 UTC on the Friday before, 12:00 UTC on the Monday after.
    expect(slotState(day('2026-10-23'), time('12:00'), [], at('2026-10-23T11:31Z'))).toBe('late');
    expect(slotState(day('2026-10-26'), time('12:00'), [], at('2026-10-26T11:31Z'))).toBe('due');
    // The hour that comes twice: not late until the second has passed.
    expect(slotState(day('2026-10-25'), time('01:15'), [], at('2026-10-25T01:20Z'))).toBe('due');
    expect(slotState(day('2026-10-25'), time('01:15'), [], at('2026-10-25T01:46Z'))).toBe('late');
  });

  it('takes a dose for the open time that is nearest', () => {
    expect(slotFor(twice, TUESDAY, [], at('2026-11-24T12:20Z'))).toBe('12:00');
    expect(slotFor(twice, TUESDAY, [given('2026-11-24T12:00Z', '12:00')], at('2026-11-24T12:20Z'))).toBe('15:00');
    const both = [given('2026-11-24T12:00Z', '12:00'), given('2026-11-24T15:00Z', '15:00')];
    expect(slotFor(twice, TUESDAY, both, at('2026-11-24T15:20Z'))).toBeNull();
  });
});

describe('what somebody must see to', () => {
  const pack = (expires: string | null, balance: number) => ({
    expires: expires === null ? null : day(expires),
    balance,
  });
  it.each([
    ['nothing, with enough in date', {}, true, [pack('2027-06-01', 20)], []],
    ['no pack came yet', {}, true, [], ['not-received']],
    ['more was given than came', {}, true, [pack('2027-06-01', -2)], ['out', 'miscounted']],
    ['the last one has gone', {}, true, [pack('2027-06-01', 0)], ['out']],
    ['the only one left is out of date', {}, true, [pack('2026-11-23', 8)], ['expired', 'out']],
    ['one is out of date beside a good one', {}, true, [pack('2026-11-23', 8), pack('2027-06-01', 20)], ['expired']],
    ['today is its last day', {}, true, [pack('2026-11-24', 20)], ['expiring']],
    ['it goes out of date in 30 days', {}, true, [pack('2026-12-24', 20)], ['expiring']],
    ['it goes out of date in 31 days', {}, true, [pack('2026-12-25', 20)], []],
    ['four days are left of one a day', {}, true, [pack('2027-06-01', 4)], ['low']],
    ['five days are left of one a day', {}, true, [pack('2027-06-01', 5)], []],
    ['one dose is left as needed', { when: 'as-needed', times: [] }, true, [pack('2027-06-01', 1)], ['low']],
    ['two doses are left as needed', { when: 'as-needed', times: [] }, true, [pack('2027-06-01', 2)], []],
    ['packs that are counted whole are never low', { counted: false }, true, [pack('2027-06-01', 1)], []],
    ['the agreement ends in a week', { endsOn: day('2026-12-01') }, true, [pack('2027-06-01', 20)], ['ending']],
    ['the agreement ended, something is here', {}, false, [pack('2027-06-01', 3)], ['to-return']],
    ['the last day has passed', { endsOn: day('2026-11-23') }, true, [pack('2027-06-01', 3)], ['to-return']],
    ['the agreement ended, nothing is here', {}, false, [pack('2027-06-01', 0)], []],
    [
      'the child carries one that goes out of date',
      { counted: false, storage: 'with-child', expires: day('2026-12-01') },
      ...([true, [], ['expiring']] as const),
    ],
  ] as [string, Partial<Terms>, boolean, ReturnType<typeof pack>[], string[]][])(
    '%s',
    (_, terms, inForce, packs, what) => {
      const notices = attentionFor({ terms: { ...TERMS, ...terms }, inForce, packs }, TUESDAY);
      expect(notices.map((notice) => notice.kind)).toEqual(what);
    },
  );
});

describe('an agreement as it is entered', () => {
  it.each([
    ['regular without a time', { times: [] }, 'times'],
    ['regular without a day', { days: [] }, 'days'],
    ['as needed without a reason', { when: 'as-needed', times: [], minMinutes: 240 }, 'reason'],
    ['as needed without any limit', { when: 'as-needed', times: [], reason: 'pain' }, 'noLimit'],
    ['a controlled drug that nobody counts', { controlled: true, counted: false }, 'counted'],
    ['an upper amount below the lower', { amountMost: 1 }, 'amountMost'],
    ['an end before the beginning', { endsOn: day('2019-12-31') }, 'endsOn'],
    ['nothing', { amount: 0 }, 'terms.amount'],
  ] as [string, Partial<Terms>, string][])('is refused: %s', (_, terms, field) => {
    const parsed = AgreementFields.safeParse(agreementBy('019ac000-0000-7000-8000-000000000000', terms));
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('says quantities and times as they are read out', () => {
    expect([
      quantityWords(1, 'tablet'),
      quantityWords(0.5, 'tablet'),
      quantityWords(2, 'puff'),
      quantityWords(0, 'ml'),
    ]).toEqual([...['1 tablet', '0.5 tablet', '2 puffs', '0 ml']]);
    expect([45, 60, 90, 240, 270].map(minutesWords)).toEqual([
      ...['45 minutes', '1 hour', '90 minutes', '4 hours', '4 hours 30 minutes'],
    ]);
  });
});
