import { z } from 'zod';
import { query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { DueRow } from './due.model.ts';

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
};
