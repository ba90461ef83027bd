import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { SHEETS } from '#shared/features/papers/sheet.contract.ts';
import {
  AUDIENCES,
  type Audience,
  CHILD_FIELDS,
  isToldOf,
  mayBeWholeSchool,
  NEED_FIELDS,
  offeredCollectBy,
  TOLD,
} from '#shared/features/papers/sheet-fields.rules.ts';

/** Written out by hand from the policy and the product's roles, not taken from the rule. */
const EXPECTED: Readonly<Record<Audience, string>> = {
  teacher: 'condition severity triggers signs action medicine place twoStrengths plan',
  cover: 'condition severity triggers signs action medicine place twoStrengths',
  'first-aid': 'condition severity triggers signs action medicine place expires twoStrengths plan spare',
  lunch: 'condition severity triggers signs action',
};
const ALL = [...NEED_FIELDS, ...CHILD_FIELDS];

describe('what an audience is told', () => {
  it.each(AUDIENCES)('%s: these fields and no other', (audience) => {
    expect(ALL.filter((field) => TOLD[audience][field] !== 'no').join(' ')).toBe(EXPECTED[audience]);
  });

  it.each(AUDIENCES)('%s: its output names the same fields, so that no other can leave the core', (audience) => {
    const child = SHEETS[audience].shape.children.element.shape;
    const need = child.needs.element.shape;
    const named = [
      ...Object.keys(need).filter((field) => field !== 'kind'),
      ...Object.keys(child).filter(
        (field) => !['childId', 'name', 'className', 'apart', 'photoUrl', 'needs'].includes(field),
      ),
    ];
    expect(new Set(named)).toEqual(new Set(EXPECTED[audience].split(' ')));
  });

  it('lunch: of signs only those that tell of food, and of needs only those that concern it', () => {
    expect(ALL.filter((field) => TOLD.lunch[field] === 'food')).toEqual(['signs']);
    for (const audience of AUDIENCES) {
      expect(isToldOf(audience, { concernsFood: true })).toBe(true);
      expect(isToldOf(audience, { concernsFood: false })).toBe(audience !== 'lunch');
    }
  });

  it('the whole school stands on one sheet only for those who serve or treat the whole school', () => {
    expect(AUDIENCES.filter(mayBeWholeSchool)).toEqual(['first-aid', 'lunch']);
  });

  it('a cover teacher’s sheet is offered for the day alone', () => {
    const today = '2026-11-24' as CalendarDate;
    expect(AUDIENCES.map((audience) => offeredCollectBy(audience, today))).toEqual([
      ...['2026-12-22', '2026-11-24', '2026-12-22', '2026-12-22'],
    ]);
  });
});
