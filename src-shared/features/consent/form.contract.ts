import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ChildId, ContactId, DecisionId, PurposeId } from '#shared/domain/ids.ts';
import { line, words } from '#shared/domain/text.ts';
import { ConsentChild, Effective, Giver, Method, Purpose } from './consent.model.ts';
import { FORM_ANSWERS } from './form.rules.ts';

const MOST_PURPOSES = 60;

/** One returned paper form, all purposes at once. */
export const consentFormContract = {
  /** What the form of this child asks about, who may have signed it, and whose form of the same class is still to come. */
  'consent.form': query({
    needs: 'consent.write',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({
      child: ConsentChild,
      purposes: z.array(
        Purpose.extend({
          effective: Effective,
          /** An old no stands that a yes on this form lifts only when that is confirmed in words. */
          unrecordedNo: z.boolean(),
        }),
      ),
      givers: z.array(Giver),
      /** The next child of the class whose form is not complete, in the register's order, and how many there are. */
      next: ConsentChild.nullable(),
      stillOut: z.number().int(),
    }),
    child: 'childId',
    audit: 'consent.opened',
  }),
  /**
   * All answers of the form in one transaction, by the rules of 'consent.record'. Errors: 'consent-no-responsibility',
   * 'consent-unrecorded-no', 'changed-elsewhere' when a purpose is no longer in use.
   */
  'consent.recordForm': command({
    needs: 'consent.write',
    input: z.strictObject({
      childId: ChildId,
      /** Who signed. */
      contactId: ContactId,
      method: Method,
      /** When the form went out; null: not recorded. */
      askedOn: CalendarDate.nullable().default(null),
      decidedOn: CalendarDate,
      /** The wording in use now, or an older form of which nobody knows the version: that is kept as not recorded. */
      wording: z.enum(['in-use', 'older']),
      /** Where the paper is. */
      evidence: line(200),
      words: words(500),
      answers: z
        .array(z.strictObject({ purposeId: PurposeId, answer: z.enum(FORM_ANSWERS) }))
        .min(1)
        .max(MOST_PURPOSES),
      /** "This form replaces the old no": needs `words`. */
      replacesUnrecorded: z.boolean(),
    }),
    output: z.strictObject({ decisionIds: z.array(DecisionId) }),
    child: 'childId',
    audit: 'consent.form-recorded',
  }),
  /**
   * Takes a form back that this person has entered since they signed in: each answer by a new entry, all stay to be seen. Error
   * 'changed-elsewhere' when one of them was corrected since, or is not theirs.
   */
  'consent.takeFormBack': command({
    needs: 'consent.write',
    input: z.strictObject({ childId: ChildId, decisionIds: z.array(DecisionId).min(1).max(MOST_PURPOSES) }),
    output: z.strictObject({}),
    child: 'childId',
    audit: 'consent.form-taken-back',
  }),
};
