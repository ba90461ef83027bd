import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import {
  ChildId,
  ContactId,
  EnteredFormId,
  FormCheckId,
  PrintedFormId,
  PurposeId,
  StaffId,
} from '#shared/domain/ids.ts';
import { words } from '#shared/domain/text.ts';
import { Basis, ConsentChild, Giver } from './consent.model.ts';
import { consentFormContract } from './form.contract.ts';
import { FORM_ANSWERS } from './form.rules.ts';

const MOST_LINES = 60;
const Answers = z
  .array(z.strictObject({ purposeId: PurposeId, answer: z.enum(FORM_ANSWERS) }))
  .min(1)
  .max(MOST_LINES);

/** One line of a paper form, without what is recorded about it. */
const Line = z.strictObject({ purposeId: PurposeId, name: z.string(), basis: Basis, unrecordedNo: z.boolean() });

/** Something that two entries of one paper read differently, in words. */
const Difference = z.strictObject({
  /** 'signer', 'date' or the purpose's id. */
  field: z.string(),
  about: z.string(),
  first: z.string(),
  second: z.string(),
  /** Which of them was kept; null: nobody has decided. */
  kept: z.enum(['first', 'second']).nullable(),
});
export type Difference = z.infer<typeof Difference>;

/** `not-checked`, then what the newest second entry came to. */
export const CHECK_STATES = ['not-checked', 'same', 'differs', 'settled'] as const;

/** A pile of returned forms in any order, and its second entry. A person's forms of one day are a sitting. */
export const pileContract = {
  /** What the form of this child asks, who may have signed it, and what whoever enters it must know. */
  'consent.pileForm': query({
    needs: 'consent.write',
    /** `printedId`: one of our own forms, which says itself what it asks. Error 'not-found' for one of another child. */
    input: z.strictObject({ childId: ChildId, printedId: PrintedFormId.nullable().default(null) }),
    output: z.strictObject({
      child: ConsentChild,
      purposes: z.array(Line),
      givers: z.array(Giver.extend({ lastSaidOn: CalendarDate.nullable() })),
      stopped: z.boolean(),
      /** When our own form went out; null: it is none of ours. */
      askedOn: CalendarDate.nullable(),
      /** Purposes that our own form asks about in another version than the one in use. */
      reworded: z.array(z.string()),
      /** When a form of this child was entered today, by anybody; null: none was. */
      enteredAt: Instant.nullable(),
    }),
    child: 'childId',
    audit: 'consent.opened',
  }),
  /**
   * As 'consent.recordForm', and the paper is kept as one of the caller's sitting. Of one of our own forms (`printedId`) each answer
   * is kept with the version that stood on it and the day it went out. Errors: the same.
   */
  'consent.enterForm': command({
    needs: 'consent.write',
    input: consentFormContract['consent.recordForm'].input.extend({
      printedId: PrintedFormId.nullable().default(null),
    }),
    output: z.strictObject({ formId: EnteredFormId }),
    child: 'childId',
    audit: 'consent.form-recorded',
  }),
  /** What the caller entered today, newest first. */
  'consent.sitting': query({
    needs: 'consent.write',
    input: z.strictObject({}),
    output: z.strictObject({
      since: Instant.nullable(),
      forms: z.array(
        z.strictObject({
          formId: EnteredFormId,
          child: ConsentChild,
          enteredAt: Instant,
          signer: z.string(),
          yes: z.number().int(),
          no: z.number().int(),
          blank: z.number().int(),
          takenBack: z.boolean(),
        }),
      ),
    }),
  }),
  /** Takes back a whole form that the caller entered, whenever that was: each answer by a new row. Error 'changed-elsewhere'. */
  'consent.takeEnteredBack': command({
    needs: 'consent.write',
    input: z.strictObject({ childId: ChildId, formId: EnteredFormId }),
    output: z.strictObject({}),
    child: 'childId',
    audit: 'consent.form-taken-back',
  }),

  /** The sittings of the last eight weeks, newest first, and how far their second entry is. Names no child. */
  'consent.sittings': query({
    needs: 'consent.write',
    input: z.strictObject({}),
    output: z.strictObject({
      sittings: z.array(
        z.strictObject({
          day: CalendarDate,
          staffId: StaffId,
          name: z.string(),
          forms: z.number().int(),
          checked: z.number().int(),
          /** Second entries with a difference that nobody has decided. */
          open: z.number().int(),
        }),
      ),
    }),
  }),
  /** The forms of a sitting for their second entry: whose, and not what they answered before it is entered again. */
  'consent.sittingToCheck': query({
    needs: 'consent.write',
    input: z.strictObject({ day: CalendarDate, staffId: StaffId }),
    output: z.strictObject({
      name: z.string(),
      /** Our own forms of the batches that this sitting's came from, and of which no paper was entered yet by anybody. */
      notBack: z.array(z.strictObject({ number: z.string(), child: ConsentChild })),
      forms: z.array(
        z.strictObject({
          formId: EnteredFormId,
          child: ConsentChild,
          enteredAt: Instant,
          state: z.enum(CHECK_STATES),
          check: z
            .strictObject({
              checkId: FormCheckId,
              checkedAt: Instant,
              checkedBy: z.string(),
              differences: z.array(Difference),
              settled: z.strictObject({ by: z.string(), at: Instant }).nullable(),
            })
            .nullable(),
        }),
      ),
    }),
  }),
  /** The paper to enter again, without anything that was entered. Error 'not-found'. */
  'consent.blindForm': query({
    needs: 'consent.write',
    input: z.strictObject({ childId: ChildId, formId: EnteredFormId }),
    output: z.strictObject({ child: ConsentChild, purposes: z.array(Line), givers: z.array(Giver) }),
    child: 'childId',
    audit: 'consent.opened',
  }),
  /** The second entry; it changes no answer. Errors: 'changed-elsewhere' for a form that was taken back. */
  'consent.checkForm': command({
    needs: 'consent.write',
    input: z.strictObject({
      childId: ChildId,
      formId: EnteredFormId,
      contactId: ContactId,
      decidedOn: CalendarDate,
      answers: Answers,
    }),
    output: z.strictObject({ differences: z.number().int() }),
    child: 'childId',
    audit: 'consent.form-checked',
  }),
  /**
   * Decides every difference of a check. Where the second entry is right, what was entered first is taken back and recorded anew.
   * Errors: those of 'consent.recordForm'; 'changed-elsewhere' when an answer changed since the check.
   */
  'consent.settleCheck': command({
    needs: 'consent.write',
    input: z.strictObject({
      childId: ChildId,
      checkId: FormCheckId,
      kept: z
        .array(z.strictObject({ field: z.string().max(60), which: z.enum(['first', 'second']) }))
        .min(1)
        .max(MOST_LINES + 2),
      words: words(500),
    }),
    output: z.strictObject({}),
    child: 'childId',
    audit: 'consent.form-check-settled',
  }),
};
