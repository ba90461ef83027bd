import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId } from '#shared/domain/ids.ts';
import { DOUBLE_REASONS } from './doubles.rules.ts';

export const MergeId = z.uuid().brand<'MergeId'>();
export type MergeId = z.infer<typeof MergeId>;

/** What can be taken from the doubled record where the two differ. `place` is class, year and leaving day in one. */
export const TAKEABLE = [
  'surname',
  'forename',
  'middleNames',
  'preferredSurname',
  'preferredForename',
  'born',
  'sex',
  'upn',
  'admissionNumber',
  'place',
  'street',
  'town',
  'postcode',
  'phone',
  'email',
  'cpomsRef',
  'paperPlace',
  'photo',
  'plan',
] as const;
export const Takeable = z.enum(TAKEABLE);
export type Takeable = z.infer<typeof Takeable>;

const DoubleFace = z.strictObject({
  childId: ChildId,
  /** "Otley, Ava". */
  name: z.string(),
  className: z.string(),
  born: CalendarDate.nullable(),
  upn: z.string(),
  admissionNumber: z.string(),
  leftOn: CalendarDate.nullable(),
  photoUrl: z.string().nullable(),
});
export type DoubleFace = z.infer<typeof DoubleFace>;

export const MergeDone = z.strictObject({
  mergeId: MergeId,
  keptId: ChildId,
  /** "Ava Otley, Oak, born 3 Feb 2018". */
  kept: z.string(),
  merged: z.string(),
  at: Instant,
  by: z.string(),
  undoneAt: Instant.nullable(),
  /** What was written since and stands in the way of taking it back; empty: it can be taken back. */
  inTheWay: z.array(z.string()),
});
export type MergeDone = z.infer<typeof MergeDone>;

const Plan = z.strictObject({ title: z.string(), signedOn: CalendarDate.nullable() }).nullable();
const Holding = z.strictObject({
  contacts: z.number().int(),
  needs: z.number().int(),
  decisions: z.number().int(),
  cards: z.number().int(),
  plan: Plan,
  photoUrl: z.string().nullable(),
});
const Answer = z.enum(['yes', 'no', 'no-answer', 'not-asked']);
const Pair = z.strictObject({ keepId: ChildId, otherId: ChildId });

/** Doubled records: found by rule, put together by a person, taken back while nothing was written since. Leads and the office. */
export const mergeContract = {
  /** At most two hundred pairs, surest first; and what was put together before. */
  'children.doubles': query({
    needs: 'children.roll',
    input: z.strictObject({}),
    output: z.strictObject({
      pairs: z.array(
        z.strictObject({
          one: DoubleFace,
          other: DoubleFace,
          reasons: z.array(z.enum(DOUBLE_REASONS)),
          differ: z.array(z.enum(['upn', 'admissionNumber'])),
        }),
      ),
      total: z.number().int(),
      merges: z.array(MergeDone),
    }),
  }),
  /** Two children: not offered again. With `two` false the pair is offered again. */
  'children.sayTwoChildren': command({
    needs: 'children.roll',
    input: z.strictObject({ oneId: ChildId, otherId: ChildId, two: z.boolean() }),
    output: z.strictObject({}),
    audit: 'child.said-not-double',
  }),
  /** What either record holds beside its own details, and what the answers about photos would be. */
  'children.mergePreview': query({
    needs: 'children.roll',
    input: Pair,
    output: z.strictObject({
      kept: Holding,
      other: Holding,
      /** Only where the two do not answer alike. */
      answers: z.array(z.strictObject({ purpose: z.string(), kept: Answer, other: Answer, together: Answer })),
      /** A restricted flag stands on one of them, and will on the one kept. */
      flagged: z.boolean(),
      /** Both say whether the school's spare device may be used, and not the same. */
      spareDiffers: z.boolean(),
    }),
    child: 'otherId',
    audit: 'child.compared',
    looksAt: ['keepId', 'otherId'],
  }),
  /**
   * Puts two records together: everything of the other comes under the kept one, and the other's id leads to it. Errors:
   * 'changed-elsewhere' when either changed since it was shown, 'not-found'.
   */
  'children.merge': command({
    needs: 'children.roll',
    input: Pair.extend({
      keepRevision: z.number().int(),
      otherRevision: z.number().int(),
      take: z.array(Takeable).max(TAKEABLE.length),
    }),
    output: z.strictObject({ mergeId: MergeId }),
    audit: 'child.merged',
  }),
  /** Error 'merge-written' with what stands in the way. */
  'children.undoMerge': command({
    needs: 'children.roll',
    input: z.strictObject({ mergeId: MergeId }),
    output: z.strictObject({}),
    audit: 'child.unmerged',
  }),
};
