import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, ClassId, FormBatchId, PrintedFormId, PurposeId } from '#shared/domain/ids.ts';
import { ASK_WHY } from './asking.rules.ts';
import { Basis, ConsentChild, ShortPurpose } from './consent.model.ts';

/** How a batch went out. */
export const HANDED_OUT = ['bag', 'hand', 'post'] as const;
export const HANDED_OUT_WORDS: Readonly<Record<(typeof HANDED_OUT)[number], string>> = {
  bag: 'In school bags',
  hand: 'Handed over',
  post: 'By post',
};
const MOST_CHILDREN = 3000;
const ChildIds = z.array(ChildId).min(1).max(MOST_CHILDREN);
/** `by`: only what must be asked so that there is an answer on that day; null: every purpose. */
const Whom = { childIds: ChildIds, by: CalendarDate.nullable() };
const GoingOut = {
  /** Of what was on the screen: what is recorded as asked is what was read through. */
  fingerprint: z.string().max(100),
  handedOutOn: CalendarDate,
  how: z.enum(HANDED_OUT),
  replyBy: CalendarDate.nullable(),
};
const SchoolHead = z.strictObject({
  name: z.string(),
  street: z.string(),
  town: z.string(),
  postcode: z.string(),
  phone: z.string(),
});
export type SchoolHead = z.infer<typeof SchoolHead>;

const PrintedForm = z.strictObject({
  child: ConsentChild,
  /** The first child of the family: forms of one envelope. */
  family: ChildId,
  lines: z.array(
    z.strictObject({
      purposeId: PurposeId,
      name: z.string(),
      /** What it means, the question, and the conditions, one below the other. */
      words: z.array(z.string()),
      basis: Basis,
      version: z.number().int(),
      recorded: z.string(),
    }),
  ),
  /** Those with parental responsibility on record; empty: none, or names are not to stand on paper. */
  maySign: z.array(z.string()),
});
export type PrintedForm = z.infer<typeof PrintedForm>;

const Reminder = z.strictObject({
  family: ChildId,
  dear: z.string(),
  children: z.array(
    z.strictObject({ child: ConsentChild, missing: z.array(z.string()), askedOn: CalendarDate.nullable() }),
  ),
});
export type Reminder = z.infer<typeof Reminder>;

const Batch = z.strictObject({ batchId: FormBatchId });

/** Asking parents: who has not answered, forms and reminders on paper, and what runs out by a day. For those who record consent. */
export const askingContract = {
  /** Every child on roll, with what must be asked so that there is an answer on the day `by`, and how many there are by class. */
  'consent.asking': query({
    needs: 'consent.write',
    input: z.strictObject({ by: CalendarDate }),
    output: z.strictObject({
      purposes: z.array(ShortPurpose),
      classes: z.array(
        z.strictObject({
          classId: ClassId.nullable(),
          name: z.string(),
          children: z.number().int(),
          /** Nothing is missing. */
          complete: z.number().int(),
          stopped: z.number().int(),
        }),
      ),
      rows: z.array(
        z.strictObject({
          child: ConsentChild,
          classId: ClassId.nullable(),
          family: ChildId,
          gaps: z.array(
            z.strictObject({
              purposeId: PurposeId,
              why: z.enum(ASK_WHY),
              /** A form went out for it and nothing came back since. */
              askedOn: CalendarDate.nullable(),
            }),
          ),
          /** With parental responsibility and not heard from, while somebody else was. */
          silent: z.array(z.string()),
          remindedOn: CalendarDate.nullable(),
          /** A stop is in force: a Lead decides before parents are asked. */
          stopped: z.boolean(),
        }),
      ),
    }),
  }),
  /** The forms of these children as they come out of the printer. Left out: stopped ones, and those with nothing to ask. */
  'consent.forms': query({
    needs: 'consent.write',
    input: z.strictObject(Whom),
    output: z.strictObject({
      fingerprint: z.string(),
      school: SchoolHead,
      forms: z.array(PrintedForm),
      leftOut: z.array(z.strictObject({ child: ConsentChild, why: z.enum(['stopped', 'nothing-to-ask']) })),
    }),
    audit: 'consent.forms-seen',
    looksAt: ['childIds'],
  }),
  /**
   * Says before the print that it goes out; every purpose on a form stands as asked from then on. Answers the number of each form.
   * Error 'changed-elsewhere': the forms on the screen are not the newest.
   */
  'consent.printForms': command({
    needs: 'consent.write',
    input: z.strictObject({ ...Whom, ...GoingOut }),
    output: Batch.extend({ numbers: z.array(z.strictObject({ childId: ChildId, number: z.string() })) }),
    audit: 'consent.forms-printed',
  }),
  /** A letter for each family in which an answer is missing today. */
  'consent.reminders': query({
    needs: 'consent.write',
    input: z.strictObject({ childIds: ChildIds }),
    output: z.strictObject({
      fingerprint: z.string(),
      school: SchoolHead,
      letters: z.array(Reminder),
      leftOut: z.array(z.strictObject({ child: ConsentChild, why: z.enum(['stopped', 'nothing-to-ask']) })),
    }),
    audit: 'consent.forms-seen',
    looksAt: ['childIds'],
  }),
  /** As 'consent.printForms'. */
  'consent.printReminders': command({
    needs: 'consent.write',
    input: z.strictObject({ childIds: ChildIds, ...GoingOut }),
    output: Batch,
    audit: 'consent.reminders-printed',
  }),
  /** What went out in the last year, newest first. Names no child. */
  'consent.formBatches': query({
    needs: 'consent.write',
    input: z.strictObject({}),
    output: z.strictObject({
      batches: z.array(
        z.strictObject({
          batchId: FormBatchId,
          kind: z.enum(['forms', 'reminders']),
          handedOutOn: CalendarDate,
          how: z.enum(HANDED_OUT),
          replyBy: CalendarDate.nullable(),
          printedAt: Instant,
          printedBy: z.string(),
          papers: z.number().int(),
          /** Forms that were entered by their number. */
          back: z.number().int(),
          /** It did not go out after all. */
          void: z.boolean(),
        }),
      ),
    }),
  }),
  /** A batch that did not go out after all: nothing on it counts as asked. Error 'changed-elsewhere'. */
  'consent.voidBatch': command({
    needs: 'consent.write',
    input: z.strictObject({ batchId: FormBatchId }),
    output: z.strictObject({}),
    audit: 'consent.batch-voided',
  }),
  /** Whose form bears this number; null: nobody’s here. */
  'consent.formByNumber': query({
    needs: 'consent.write',
    input: z.strictObject({ number: z.number().int().positive().max(99_999_999_999) }),
    output: z.strictObject({
      found: z.strictObject({ printedId: PrintedFormId, child: ConsentChild, handedOutOn: CalendarDate }).nullable(),
    }),
  }),
};
