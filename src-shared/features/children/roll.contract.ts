import { z } from 'zod';
import { command } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ChildId, ClassId } from '#shared/domain/ids.ts';
import { filledLine, line } from '#shared/domain/text.ts';

const Done = z.strictObject({});
/** As many as one step takes: a large year group, not a school. */
export const MOST_AT_ONCE = 500;
const Several = z.array(ChildId).min(1).max(MOST_AT_ONCE);

/** Where a child stood on the roll, and the record's revision afterwards: what is needed to put the child back. */
export const RollPlace = z.strictObject({
  childId: ChildId,
  classId: ClassId.nullable(),
  yearGroup: line(20),
  leftOn: CalendarDate.nullable(),
  revision: z.number().int(),
});
export type RollPlace = z.infer<typeof RollPlace>;
const Before = z.strictObject({ before: z.array(RollPlace) });

/** Classes, and who is in which: Leads and the office. Each child concerned has an audit row of its own. */
export const rollContract = {
  /** A new class, or another name, year or teacher for one. */
  'children.saveClass': command({
    needs: 'children.roll',
    input: z.strictObject({
      classId: ClassId.nullable(),
      name: filledLine(40),
      yearGroup: line(20),
      teacher: line(80),
    }),
    output: z.strictObject({ classId: ClassId }),
    audit: 'class.saved',
  }),
  /** Ends a class that nobody is in. Error 'class-not-empty'. */
  'children.retireClass': command({
    needs: 'children.roll',
    input: z.strictObject({ classId: ClassId }),
    output: Done,
    audit: 'class.retired',
  }),
  /** Into a class, or with null into none. Staff of the old and the new class see the change at their next step. */
  'children.move': command({
    needs: 'children.roll',
    input: z.strictObject({ childIds: Several, classId: ClassId.nullable() }),
    output: Before,
    audit: 'child.moved',
  }),
  /** Off every board and list at once, kept whole. Error 'bad-input' for a day that is still to come. */
  'children.setLeavers': command({
    needs: 'children.roll',
    input: z.strictObject({ childIds: Several, leftOn: CalendarDate }),
    output: Before,
    audit: 'child.leaver-set',
  }),
  /**
   * Leavers back on roll, into the class that is asked for: their last one may hold other children by now. `hadLeft`: they were away,
   * and what was agreed to before they left ended with it; false: they were marked by mistake, and everything counts as before.
   */
  'children.bringBack': command({
    needs: 'children.roll',
    input: z.strictObject({ childIds: Several, classId: ClassId.nullable(), hadLeft: z.boolean() }),
    output: Before,
    audit: 'child.returned',
  }),
  /** Takes back one of the three above. Children whose record changed since stay as they are and are named. */
  'children.putBack': command({
    needs: 'children.roll',
    input: z.strictObject({ places: z.array(RollPlace).min(1).max(MOST_AT_ONCE) }),
    output: z.strictObject({ kept: z.array(z.string()) }),
    audit: 'child.put-back',
  }),
};
