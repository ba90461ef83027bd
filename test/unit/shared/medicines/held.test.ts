import { describe, expect, it } from 'vitest';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import { type AgreedMedicine, heldBy } from '#shared/features/medicines/held.rules.ts';
import type { Terms } from '#shared/features/medicines/medicines.model.ts';
import { TERMS } from '../../../security/plain-medicine.ts';

const day = (text: string) => calendarDate(text)!;
const TODAY = day('2026-11-24');
const one = (terms: Partial<Terms>, ...packs: [expires: string | null, balance: number][]): AgreedMedicine => ({
  terms: { ...TERMS, name: 'Salbutamol inhaler', place: 'Office', ...terms },
  packs: packs.map(([expires, balance]) => ({ expires: expires === null ? null : day(expires), balance })),
});
const NEED = 'Salbutamol 100 mcg inhaler and spacer';

describe('where a need’s medicine is', () => {
  it.each([
    ['is not known where nothing is agreed', NEED, [], null],
    ['is not taken from another medicine', 'EpiPen Jr, two', [one({}, ['2027-06-30', 9])], null],
    ['is not taken from a need without one', '', [one({}, ['2027-06-30', 9])], null],
    [
      'is the place of the agreed one, and its pack',
      NEED,
      [one({}, ['2027-06-30', 9])],
      ['Medicine cupboard, Office', '2027-06-30'],
    ],
    [
      'is found by the medicine’s other name',
      'Ventolin',
      [one({}, ['2027-06-30', 9])],
      ['Medicine cupboard, Office', '2027-06-30'],
    ],
    [
      'is of the pack that is used',
      NEED,
      [one({}, ['2026-10-01', 9], ['2027-06-30', 9])],
      ['Medicine cupboard, Office', '2027-06-30'],
    ],
    ['says that it is out of date', NEED, [one({}, ['2026-10-01', 9])], ['Medicine cupboard, Office', '2026-10-01']],
    [
      'says that none is left',
      NEED,
      [one({}, ['2027-06-30', 0])],
      ['Medicine cupboard, Office: by the record none is left', null],
    ],
    ['says that none came', NEED, [one({})], ['Medicine cupboard, Office: none received yet', null]],
    [
      'is with the child, by the date on the form',
      ...([
        NEED,
        [one({ storage: 'with-child', place: '', counted: false, expires: day('2027-01-05') })],
        ['With the child', '2027-01-05'],
      ] as const),
    ],
    ['is not of an agreement that is over', NEED, [one({ endsOn: day('2026-11-23') }, ['2027-06-30', 9])], null],
    ['is not of one to come', NEED, [one({ startsOn: day('2026-11-25') }, ['2027-06-30', 9])], null],
    [
      'is both places of two, by the first date',
      ...([
        NEED,
        [one({}, ['2027-06-30', 9]), one({ storage: 'classroom', place: '' }, ['2027-02-01', 1])],
        ['Medicine cupboard, Office; In the classroom', '2027-02-01'],
      ] as const),
    ],
  ] as [string, string, AgreedMedicine[], [string, string | null] | null][])('%s', (_, need, agreed, held) => {
    expect(heldBy(need, agreed, TODAY)).toEqual(held && { place: held[0], expires: held[1] });
  });
});
