import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type CalendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import type { Role } from '#shared/features/access/access.model.ts';
import {
  aYearFrom,
  mustRead,
  planReviewOn,
  receiptCounts,
  reviewTrouble,
  signatureOf,
} from '#shared/features/medical/care-plan.rules.ts';

const TODAY = '2026-11-24' as CalendarDate;
const day = (text: string) => text as CalendarDate;
const ANY_DAY = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('2000-01-01'), days));

test.each([
  ['2026-11-24', '2027-11-24'],
  ['2028-02-29', '2029-02-28'],
  ['2027-02-28', '2028-02-28'],
  ['2026-12-31', '2027-12-31'],
])('a year from %s is %s', (from, to) => {
  expect(aYearFrom(day(from))).toBe(to);
});

test.each([
  ['2026-11-23', /past/],
  ['2026-11-24', null],
  ['2027-11-24', null],
  ['2027-11-25', /at least once a year/],
])('a review on %s: %s', (on, trouble) => {
  const said = reviewTrouble(day(on), TODAY);
  if (trouble === null) expect(said).toBeNull();
  else expect(said).toMatch(trouble);
});

it('takes every day of the coming year as a review date and no other', () => {
  fc.assert(
    fc.property(ANY_DAY, fc.integer({ min: -800, max: 800 }), (today, days) => {
      const on = addDays(today, days);
      expect(reviewTrouble(on, today) === null).toBe(days >= 0 && on <= aYearFrom(today));
    }),
  );
});

describe('how the typed plan stands to the signature', () => {
  const typed = (fromPlanId: string | null = null) => ({ versionId: 'v2', reviewOn: day('2027-01-01'), fromPlanId });
  const file = (addedAt: string, signsVersionId: string | null = null) => ({
    ...{ planId: 'p1', reviewOn: day('2026-12-01'), signsVersionId, addedAt },
  });
  test.each([
    ['nothing typed', null, file('2026-01-01'), 'no-typed'],
    ['no signature', typed(), null, 'not-signed'],
    ['typed from the signed plan', typed('p1'), file('2026-01-01'), 'signed'],
    ['typed from a signed plan that was replaced', typed('p0'), file('2026-01-01'), 'newer'],
    ['the signature is of this version', typed(), file('2026-06-01', 'v2'), 'signed'],
    ['the signature is of the version before', typed(), file('2026-06-01', 'v1'), 'newer'],
    ['a signed plan of before', typed(), file('2026-01-01'), 'newer'],
    ['a signed plan that came after and was not typed', typed(), file('2026-06-01'), 'older'],
  ] as const)('%s', (_case, version, signed, expected) => {
    expect(signatureOf(version, signed, '2026-03-01')).toBe(expected);
  });
  test.each([
    ['no-typed', '2026-12-01'],
    ['not-signed', '2027-01-01'],
    ['signed', '2027-01-01'],
    ['newer', '2027-01-01'],
    ['older', '2026-12-01'],
  ] as const)('when it is %s the review is on %s', (signature, on) => {
    expect(planReviewOn(signature === 'no-typed' ? null : typed(), file('2026-01-01'), signature)).toBe(on);
  });
});

it('lets a receipt count for the very plan that was read, and for no other', () => {
  const id = fc.option(fc.constantFrom('a', 'b', 'c'));
  const plan = fc.record({ planId: id, versionId: id });
  fc.assert(
    fc.property(plan, plan, (read, now) => {
      expect(receiptCounts(read, now)).toBe(JSON.stringify(read) === JSON.stringify(now));
    }),
  );
});

describe('who must have read a plan', () => {
  const oak = 'oak' as ClassId;
  const elm = 'elm' as ClassId;
  const grant = (role: Role, classIds: ClassId[] = [], until: string | null = null) => ({
    ...{ role, classIds, until: until as Instant | null },
  });
  const now = new Date('2026-11-24T10:00:00Z');
  test.each([
    ['their own class’s staff', [grant('class', [oak])], oak, true],
    ['another class’s staff', [grant('class', [elm])], oak, false],
    ['cover of the class', [grant('cover', [oak], '2026-11-25T00:00:00Z')], oak, true],
    ['cover that has ended', [grant('cover', [oak], '2026-11-23T00:00:00Z')], oak, false],
    ['a first aider', [grant('first-aid')], oak, true],
    ['a first aider, of a child in no class', [grant('first-aid')], null, true],
    ['class staff, of a child in no class', [grant('class', [oak])], null, false],
    ['the office', [grant('office')], oak, false],
    ['kitchen', [grant('kitchen')], oak, false],
    ['the office that gives first aid too', [grant('office'), grant('first-aid')], oak, true],
  ] as const)('%s', (_case, grants, classId, expected) => {
    expect(mustRead([...grants], classId, now)).toBe(expected);
  });
});
