import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ChildId, PolicyEntryId } from '#shared/domain/ids.ts';
import { filledLine } from '#shared/domain/text.ts';
import { Apart } from '#shared/features/children/told-apart.rules.ts';
import { RequestKey } from '#shared/features/medicines/medicines.contract.ts';
import { POLICIES, POLICY_STEPS, PolicyEntry } from './policies.model.ts';

/** The allergy desk: the yearly work on the two policies, and which child with an allergy has no care plan. */
export const policiesContract = {
  'policies.desk': query({
    needs: 'policies.keep',
    input: z.strictObject({}),
    output: z.strictObject({
      today: CalendarDate,
      entries: z.array(PolicyEntry),
      withoutPlan: z.array(z.strictObject({ childId: ChildId, name: z.string(), className: z.string(), apart: Apart })),
    }),
  }),
  /** The same key again adds nothing. Error 'bad-input' for a day to come. */
  'policies.record': command({
    needs: 'policies.keep',
    input: z.strictObject({
      requestKey: RequestKey,
      policy: z.enum(POLICIES),
      step: z.enum(POLICY_STEPS),
      onDay: CalendarDate,
      words: filledLine(300),
    }),
    output: z.strictObject({ entryId: PolicyEntryId }),
    audit: 'policies.recorded',
  }),
  /** That entry was wrong; both rows stay. Error 'changed-elsewhere'. */
  'policies.takeBack': command({
    needs: 'policies.keep',
    input: z.strictObject({ entryId: PolicyEntryId, words: filledLine(300) }),
    output: z.strictObject({}),
    audit: 'policies.taken-back',
  }),
};
