import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ClosedDaysId } from '#shared/domain/ids.ts';
import { filledLine } from '#shared/domain/text.ts';
import { CLOSED_KINDS } from './school-days.rules.ts';

const ClosedFields = z.strictObject({
  /** As the term dates name it: October half-term. */
  name: filledLine(60),
  closedKind: z.enum(CLOSED_KINDS),
  firstDay: CalendarDate,
  lastDay: CalendarDate,
});
export type ClosedFields = z.infer<typeof ClosedFields>;
export const ClosedDays = ClosedFields.extend({ closedId: ClosedDaysId });
export type ClosedDays = z.infer<typeof ClosedDays>;

/** The school's calendar: holidays and INSET days. School days are counted by it; see `school-days.rules.ts`. */
export const closedDaysContract = {
  /** Every stretch that is entered, oldest first. */
  'settings.closedDays': query({
    needs: 'signed-in',
    input: z.strictObject({}),
    output: z.strictObject({ closedDays: z.array(ClosedDays) }),
  }),
  /** Adds a stretch (`closedId` null) or changes one. Errors: 'bad-input' at `lastDay`, 'not-found'. */
  'settings.saveClosedDays': command({
    needs: 'calendar.write',
    input: z.strictObject({ closedId: ClosedDaysId.nullable(), fields: ClosedFields }),
    output: z.strictObject({ closedId: ClosedDaysId }),
    audit: 'closed-days.saved',
  }),
  /** Takes a stretch out: its days count again. Error: 'not-found'. */
  'settings.removeClosedDays': command({
    needs: 'calendar.write',
    input: z.strictObject({ closedId: ClosedDaysId }),
    output: z.strictObject({}),
    audit: 'closed-days.removed',
  }),
};
