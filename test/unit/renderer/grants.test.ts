import { describe, expect, it } from 'vitest';
import { calendarDate, londonDay } from '#shared/domain/calendar-date.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import { draftOf, grantsOf } from '../../../src-renderer/features/settings/grants.ts';

const OAK = '0190a0b0-0000-7000-8000-000000000001' as ClassId;

describe('ticked roles', () => {
  it.each([
    [{ roles: [], classIds: [], lastDay: null }, 'Please tick at least one role.'],
    [{ roles: ['class'], classIds: [], lastDay: null }, 'Class and Cover need at least one class.'],
    [{ roles: ['cover'], classIds: [OAK], lastDay: null }, 'Cover needs a last day.'],
  ] as const)('say what is missing: %j', (draft, missing) => {
    expect(grantsOf(draft)).toEqual({ missing });
  });

  it('give classes only to the roles that are bound to them', () => {
    expect(grantsOf({ roles: ['office', 'class'], classIds: [OAK], lastDay: null })).toEqual({
      grants: [
        { role: 'office', classIds: [], until: null },
        { role: 'class', classIds: [OAK], until: null },
      ],
    });
  });

  it.each(['2026-06-15', '2026-12-15'])('end cover on its last day in London, %s', (day) => {
    const lastDay = calendarDate(day);
    const made = grantsOf({ roles: ['cover'], classIds: [OAK], lastDay });
    const grants = 'grants' in made ? made.grants : [];
    expect(londonDay(new Date(grants[0]?.until ?? 0))).toBe(day);
    expect(draftOf(grants)).toEqual({ roles: ['cover'], classIds: [OAK], lastDay });
  });
});
