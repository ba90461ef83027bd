import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, ClassId } from '#shared/domain/ids.ts';
import { filledLine, line } from '#shared/domain/text.ts';

export const RollOverId = z.uuid().brand<'RollOverId'>();
export type RollOverId = z.infer<typeof RollOverId>;

const Target = z.union([ClassId, z.enum(['leaves', 'none', 'repeats'])]);

const NextClass = z.strictObject({ classId: ClassId, name: filledLine(40), yearGroup: line(20), teacher: line(80) });
const ClassNow = NextClass.extend({ name: z.string() });

export const RollOverRun = z.strictObject({
  rollOverId: RollOverId,
  schoolYear: z.number().int(),
  ranAt: Instant,
  by: z.string(),
  moved: z.number().int(),
  left: z.number().int(),
  unplaced: z.number().int(),
  undoneAt: Instant.nullable(),
  /** Whom taking back left alone, since somebody had changed their place. */
  kept: z.array(z.string()),
});
export type RollOverRun = z.infer<typeof RollOverRun>;

/** The September roll-over: Leads and the office. */
export const rollOverContract = {
  /** What the plan is made from: today's classes, everybody on roll, and the staff whose roles name classes. */
  'children.rollOverRegister': query({
    needs: 'children.roll',
    input: z.strictObject({}),
    output: z.strictObject({
      schoolYear: z.number().int(),
      today: CalendarDate,
      classes: z.array(ClassNow),
      children: z.array(
        z.strictObject({
          childId: ChildId,
          /** "Otley, Ava"; where another child bears the name, the birthday stands with it. */
          name: z.string(),
          classId: ClassId.nullable(),
          yearGroup: z.string(),
        }),
      ),
      staff: z.array(z.strictObject({ name: z.string(), label: z.string(), classIds: z.array(ClassId) })),
      runs: z.array(RollOverRun),
      /** Changes with any class or place: a plan made from an older register is not carried out. */
      basis: z.string(),
    }),
  }),
  /**
   * Carries the plan out in one transaction, by the same rule that drew the preview. Errors: 'changed-elsewhere' when the
   * register is no longer the one that was previewed; 'roll-over-twice' when this school year had one already, unless
   * `again`; 'bad-input' for a leaving day to come and for two classes of one name.
   */
  'children.rollOver': command({
    needs: 'children.roll',
    input: z.strictObject({
      basis: z.string().max(100),
      schoolYear: z.number().int().min(2000).max(2100),
      leftOn: CalendarDate,
      again: z.boolean(),
      /** The number in no class that the person has seen and accepted. */
      unplaced: z.number().int().min(0),
      next: z.array(NextClass).max(2000),
      classes: z.array(z.strictObject({ classId: ClassId, to: Target })).max(2000),
      children: z.array(z.strictObject({ childId: ChildId, to: Target })).max(30_000),
    }),
    output: z.strictObject({ rollOverId: RollOverId }),
    audit: 'roll-over.done',
  }),
  /** Puts back whoever is still where the roll-over put them, and names the rest. Error 'not-found' when it was taken back. */
  'children.undoRollOver': command({
    needs: 'children.roll',
    input: z.strictObject({ rollOverId: RollOverId }),
    output: z.strictObject({ restored: z.number().int(), kept: z.array(z.string()) }),
    audit: 'roll-over.undone',
  }),
};
