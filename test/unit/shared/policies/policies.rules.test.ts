import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type CalendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import type { PolicyEntryId } from '#shared/domain/ids.ts';
import { POLICIES, POLICY_STEPS, type PolicyEntry, STEP_SOURCES } from '#shared/features/policies/policies.model.ts';
import { coveredUntil, schoolYear, stepsNow } from '#shared/features/policies/policies.rules.ts';

const TODAY = '2026-11-24' as CalendarDate;
const entry = (onDay: string): PolicyEntry => ({
  ...{ entryId: 'e' as PolicyEntryId, policy: 'allergy', step: 'reviewed', onDay: onDay as CalendarDate, words: 'x' },
  ...{ recordedAt: '2026-01-01T09:00:00.000Z' as Instant, recordedBy: '' },
});
const reviewed = (...days: string[]) => stepsNow(days.map(entry), TODAY)[0]!;

describe('a yearly step', () => {
  test.each([
    ['is due where nothing is recorded', [], true],
    ['is done on the day', ['2026-11-24'], false],
    ['is done to the same day of the next year', ['2025-11-24'], false],
    ['is due the day after', ['2025-11-23'], true],
    ['goes by the newest entry, in whatever order they were written', ['2026-02-01', '2024-02-01'], false],
  ] as const)('%s', (_case, days, isDue) => expect(reviewed(...days).isDue).toBe(isDue));

  it('is due exactly when a year has gone since the newest', () => {
    const anyDays = fc.array(fc.integer({ min: -1200, max: 0 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(anyDays, (given) => {
        const days = given.map((back) => addDays(TODAY, back));
        const newest = days.toSorted().at(-1)!;
        expect(reviewed(...days)).toMatchObject({ isDue: coveredUntil(newest) < TODAY, last: { onDay: newest } });
      }),
    );
  });
});

it('asks every step of both policies, each with its source and its year, and claims nothing', () => {
  expect(stepsNow([], TODAY)).toHaveLength(POLICIES.length * POLICY_STEPS.length);
  for (const source of Object.values(STEP_SOURCES)) expect(source).toMatch(/2026.*final guidance not seen/);
});

test.each([
  ['2026-08-31', '2025/26'],
  ['2026-09-01', '2026/27'],
  ['1999-12-31', '1999/00'],
])('%s is in the school year %s', (day, year) => expect(schoolYear(day as CalendarDate)).toBe(year));
