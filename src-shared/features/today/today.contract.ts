import { z } from 'zod';
import { query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { NEED_KINDS } from '#shared/features/medical/need-kind.ts';
import { DueRow } from './due.model.ts';

const Count = z.number().int();
/** Needs in force of one class and kind, by how serious they are. Names nobody. */
const NeedCount = z.strictObject({
  className: z.string(),
  /** As confirmed, or as the words look; null: not sorted yet. */
  kind: z.enum(NEED_KINDS).nullable(),
  ...{ serious: Count, watch: Count, know: Count },
});
export type NeedCount = z.infer<typeof NeedCount>;

export const todayContract = {
  /**
   * What is due, has run out or is out of place, worst first. Each row belongs to a capability (`DUE_KINDS`): the core leaves out
   * what the caller has no part in, and the children out of their reach. Empty for whoever has nothing to see to.
   */
  'today.list': query({
    needs: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({ day: CalendarDate, rows: z.array(DueRow) }),
  }),
  /**
   * What the pictures are drawn from, of the children within the caller's reach: needs by class and kind, in the school's order of classes,
   * and what goes out of date in which month ('past': before today). Null: the caller's role has no part in it.
   */
  'today.figures': query({
    needs: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({
      day: CalendarDate,
      needs: z.array(NeedCount).nullable(),
      ending: z.array(z.strictObject({ month: z.string(), medicines: Count, reviews: Count })).nullable(),
    }),
  }),
};
