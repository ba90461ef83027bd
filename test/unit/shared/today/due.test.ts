import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { ROLE_CAPABILITIES } from '#shared/features/access/access.rules.ts';
import {
  DUE_KIND_NAMES,
  DUE_LEVELS,
  DUE_SUBJECTS,
  type DueRow,
  dueKind,
  TODAY_NEEDS,
} from '#shared/features/today/due.model.ts';
import { byUrgency, countNow, dueKey, groupDue, inOrder } from '#shared/features/today/due.rules.ts';

const id = fc.constantFrom('a', 'b', 'c', 'd');
const row: fc.Arbitrary<DueRow> = fc.record({
  kind: fc.constantFrom(...DUE_KIND_NAMES),
  id,
  child: fc.option(
    fc.record({
      childId: fc.uuid().map((text) => text as ChildId),
      name: fc.constantFrom('Ava Wu', 'Élodie Zhu', 'ava wu'),
      className: fc.constantFrom('Oak', 'Elm', 'No class'),
      apart: fc.constant(null),
    }),
  ),
  thing: fc.string(),
  words: fc.string(),
  on: fc.option(fc.constantFrom('2026-11-24', '2026-12-01', '2025-01-01').map((day) => day as CalendarDate)),
  to: fc.constant({ name: 'break-glass' } as const),
  at: fc.constant(null),
});

describe('the order of what is due', () => {
  it('has each thing once, and loses none', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const keys = inOrder(rows).map(dueKey);
        expect(new Set(keys).size).toBe(keys.length);
        expect(new Set(keys)).toEqual(new Set(rows.map(dueKey)));
      }),
    );
  });

  it('is the same whatever order the features answer in', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(row, { maxLength: 40, selector: dueKey })
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          expect(inOrder(shuffled)).toEqual(inOrder(rows));
        },
      ),
    );
  });

  it('is worst first: no row stands before one of a worse level, nor a later day before an earlier one of its kind', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const sorted = inOrder(rows);
        for (const [i, next] of sorted.slice(1).entries()) {
          const before = sorted[i]!;
          const levels = [before, next].map(({ kind }) => DUE_LEVELS.indexOf(dueKind(kind).level));
          expect(levels[0]! <= levels[1]!).toBe(true);
          if (before.kind === next.kind && next.on !== null)
            expect(before.on !== null && before.on <= next.on).toBe(true);
          expect(byUrgency(before, next)).toBeLessThan(0);
        }
      }),
    );
  });

  it('is shown in groups that hold every row once, and of a subject only its own', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        fc.constantFrom('all' as const, ...DUE_SUBJECTS),
        (rows, subject) => {
          const all = inOrder(rows);
          const shown = groupDue(all, subject).flatMap((group) => group.rows);
          expect(shown).toEqual(all.filter(({ kind }) => subject === 'all' || dueKind(kind).subject === subject));
          expect(countNow(all)).toBe(groupDue(all, 'all').find(({ level }) => level === 'now')?.rows.length ?? 0);
        },
      ),
    );
  });
});

describe('who has a Today', () => {
  it.each([
    ['lead', true],
    ['senco', true],
    ['office', true],
    ['first-aid', true],
    ['class', true],
    ['kitchen', false],
    ['cover', false],
  ] as const)('%s: %s', (role, has) => {
    expect(ROLE_CAPABILITIES[role].some((capability) => TODAY_NEEDS.includes(capability))).toBe(has);
  });
  it('says of class staff only what they give: nothing of consent, papers, reviews or the register itself', () => {
    const held = new Set(ROLE_CAPABILITIES.class);
    const kinds = DUE_KIND_NAMES.filter((name) => dueKind(name).needs.some((need) => held.has(need)));
    expect(new Set(kinds.map((name) => dueKind(name).subject))).toEqual(new Set(['medicines', 'trips']));
  });
});
