import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, addMonths, type CalendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import type { KitItemId } from '#shared/domain/ids.ts';
import {
  checkState,
  isPast,
  isUsable,
  kitNotices,
  mayFind,
  nextCheckOn,
} from '#shared/features/kits/kit-check.rules.ts';
import { FOUND, type KitItem } from '#shared/features/kits/kits.model.ts';

const day = (text: string) => text as CalendarDate;
const TODAY = day('2026-11-24');
const anyDay = fc.integer({ min: -900, max: 900 }).map((days) => addDays(TODAY, days));

describe('a month later', () => {
  test.each([
    ['2026-10-24', '2026-11-24'],
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-12-31', '2027-01-31'],
  ])('than %s is %s', (from, to) => expect(addMonths(day(from), 1)).toBe(to));

  it('is never the same day or earlier, and never more than 31 days on', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        const next = addMonths(from, 1);
        expect(next > from && next <= addDays(from, 31)).toBe(true);
      }),
    );
  });
});

describe('a check', () => {
  const ADDED = day('2026-01-05');
  test.each([
    ['never made', null, 'never'],
    ['made today', '2026-11-24', 'checked'],
    ['made three weeks ago', '2026-11-03', 'checked'],
    ['due in a week', '2026-11-01', 'soon'],
    ['due in eight days', '2026-11-02', 'checked'],
    ['due today', '2026-10-24', 'soon'],
    ['due yesterday', '2026-10-23', 'overdue'],
    ['made a year ago', '2025-11-24', 'overdue'],
  ] as const)('%s', (_case, last, expected) => {
    expect(checkState(last as CalendarDate | null, ADDED, TODAY)).toBe(expected);
  });

  it('is overdue exactly from the day after a month has gone', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (last, today) => {
        expect(checkState(last, ADDED, today) === 'overdue').toBe(today > nextCheckOn(last, ADDED));
      }),
    );
  });
});

describe('what may be said of an item', () => {
  it('is never "good" past its date, and never "out of date" before', () => {
    fc.assert(
      fc.property(fc.option(anyDay), anyDay, (expires, today) => {
        expect(mayFind('good', expires, today)).toBe(!isPast(expires, today));
        expect(mayFind('out-of-date', expires, today)).toBe(expires === null || isPast(expires, today));
        // Somebody always has an answer, also when the thing is not there.
        expect(FOUND.filter((found) => mayFind(found, expires, today)).length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

const item = (more: Partial<KitItem> = {}): KitItem => ({
  ...{ itemId: 'i' as KitItemId, kind: 'device', device: 'EpiPen', strength: '0.3 mg', batch: 'A1', addedBy: '' },
  ...{ expires: day('2027-11-24'), addedAt: '2026-01-05T09:00:00.000Z' as Instant, state: 'in', leftAt: null },
  ...{ leftWords: '', isReplaced: false, found: 'good', ...more },
});
type Given = Parameters<typeof kitNotices>[0];
const kit = (more: Partial<Given> = {}): Given => ({
  ...{ kind: 'adrenaline', addedOn: day('2026-01-05'), items: [item()], partsMissing: [], lastOn: day('2026-11-10') },
  ...more,
});
const kinds = (given: Given) => kitNotices(given, TODAY).map(({ kind }) => kind);
const spacer = () => item({ kind: 'spacer', device: '', strength: '', expires: null });
const inhaler = (items: readonly KitItem[]) => kit({ kind: 'inhaler', items: [item({ kind: 'inhaler' }), ...items] });

describe('what is to see to about a kit', () => {
  test.each([
    ['nothing when it is whole, in date and checked', kit(), []],
    ['an empty kit', kit({ items: [] }), ['empty']],
    [
      'a device past its date, so nothing to take',
      kit({ items: [item({ expires: day('2026-11-23') })] }),
      ['empty', 'expired'],
    ],
    ['a device on its last day', kit({ items: [item({ expires: TODAY })] }), ['expiring']],
    ['a device in its last two months', kit({ items: [item({ expires: day('2027-01-23') })] }), ['expiring']],
    ['not one with longer', kit({ items: [item({ expires: day('2027-01-24') })] }), []],
    ['a device without a date', kit({ items: [item({ expires: null })] }), ['no-expiry']],
    ['one found missing', kit({ items: [item({ found: 'missing' })] }), ['empty', 'wrong']],
    ['one used', kit({ items: [item(), item({ state: 'used' })] }), ['not-replaced']],
    ['not one replaced', kit({ items: [item(), item({ state: 'used', isReplaced: true })] }), []],
    ['a missing paper', kit({ partsMissing: ['list'] }), ['wrong']],
    ['a kit never checked', kit({ lastOn: null }), ['never-checked']],
    ['an overdue check', kit({ lastOn: day('2026-10-01') }), ['overdue']],
    ['a check due this week', kit({ lastOn: day('2026-10-27') }), ['check-soon']],
    ['an inhaler without spacers', inhaler([]), ['few-spacers']],
    ['an inhaler with one spacer', inhaler([spacer()]), ['few-spacers']],
    ['not an inhaler with two', inhaler([spacer(), spacer()]), []],
  ] as const)('%s', (_case, given, expected) => expect(kinds(given)).toEqual(expected));

  it('never calls a kit fine that has nothing to take', () => {
    const anyItem = fc.record({
      expires: fc.option(anyDay),
      state: fc.constantFrom('in', 'used', 'out'),
      found: fc.option(fc.constantFrom(...FOUND)),
    });
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 5 }), (some) => {
        const items = some.map((one) => item(one as Partial<KitItem>));
        const usable = items.filter((one) => isUsable(one, 'device', TODAY));
        expect(kinds(kit({ items })).includes('empty')).toBe(usable.length === 0);
      }),
    );
  });
});
