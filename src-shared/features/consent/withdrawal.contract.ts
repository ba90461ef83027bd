import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, DecisionId, PurposeId } from '#shared/domain/ids.ts';
import { HowAndWhen } from './consent.contract.ts';
import { Basis, ConsentChild, Effective, Giver, ShortPurpose } from './consent.model.ts';

/** A parent, or the child, takes back what was agreed: one screen for all that follows. */
export const withdrawalContract = {
  /** What can be withdrawn: the purposes in use, and retired ones for which a picture of the child is still up. */
  'consent.withdrawal': query({
    needs: 'consent.write',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({
      child: ConsentChild,
      purposes: z.array(
        z.strictObject({
          purpose: ShortPurpose,
          basis: Basis,
          effective: Effective,
          /** How many pictures that show the child are in use for it. */
          pictures: z.number().int(),
        }),
      ),
      givers: z.array(Giver),
      /** What was withdrawn or objected to before, newest first; what was recorded at once stands together. */
      earlier: z.array(
        z.strictObject({
          decisionId: DecisionId,
          giver: z.enum(['contact', 'child', 'not-recorded']),
          giverName: z.string(),
          relationship: z.string(),
          decidedOn: CalendarDate.nullable(),
          recordedAt: Instant,
          purposes: z.array(z.string()),
        }),
      ),
    }),
    child: 'childId',
    audit: 'consent.opened',
  }),
  /**
   * One row of the history for each purpose, in one transaction; effective at once by the one rule. `after` is the answer of each then:
   * a later yes of the same person stands, and the screen says so. Errors: 'consent-no-responsibility'; 'changed-elsewhere' for a
   * purpose that is no longer there to withdraw.
   */
  'consent.withdraw': command({
    needs: 'consent.write',
    input: z.strictObject({ childId: ChildId, purposeIds: z.array(PurposeId).min(1).max(60), ...HowAndWhen }),
    output: z.strictObject({
      decisionId: DecisionId,
      after: z.array(z.strictObject({ purpose: ShortPurpose, effective: Effective })),
    }),
    child: 'childId',
    audit: 'consent.withdrawn',
  }),
  /** The letter about the withdrawal that this entry belongs to, as it is to be written today. Null: no purpose of it is a no now. */
  'consent.withdrawalLetter': query({
    needs: 'consent.write',
    input: z.strictObject({ childId: ChildId, decisionId: DecisionId }),
    output: z.strictObject({
      child: ConsentChild,
      letter: z
        .strictObject({
          parts: z.array(
            z.union([
              z.strictObject({ kind: z.literal('words'), words: z.string() }),
              z.strictObject({ kind: z.literal('list'), lines: z.array(z.string()) }),
            ]),
          ),
        })
        .nullable(),
    }),
    child: 'childId',
    audit: 'consent.opened',
  }),
};
