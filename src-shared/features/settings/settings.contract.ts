import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { filledLine, line } from '#shared/domain/text.ts';
import { closedDaysContract } from './closed-days.contract.ts';
import { itDetailsContract } from './it-details.contract.ts';

const SchoolFields = z.strictObject({
  name: filledLine(120),
  street: filledLine(200),
  town: line(80),
  postcode: filledLine(10),
  phone: line(30),
  /** The best entrance for an ambulance. */
  entrance: line(120),
  meetsCrew: line(80),
  /** Exact places in school, for one tap in the 999 script. */
  places: z.array(filledLine(60)).max(30),
});
export const School = SchoolFields.extend({
  policyReviews: z.array(z.strictObject({ label: z.string(), date: CalendarDate })),
});
export type School = z.infer<typeof School>;

export const settingsContract = {
  ...itDetailsContract,
  ...closedDaysContract,
  'settings.school': query({ needs: 'signed-in', input: z.strictObject({}), output: School }),
  'settings.saveSchool': command({
    needs: 'school.write',
    input: SchoolFields,
    output: z.strictObject({}),
    audit: 'school.changed',
  }),
};
