import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { PurposeId } from '#shared/domain/ids.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { Basis, Purpose, PurposeVersion } from './consent.model.ts';
import { PurposeKind, Validity } from './purpose.model.ts';

const Done = z.strictObject({});
const PurposeFields = {
  name: filledLine(60),
  description: line(300),
  basis: Basis,
  wording: words(1000),
  validity: Validity,
  noFullName: z.boolean(),
  condition: line(200),
};
/** A purpose as somebody means to leave it. `seen`: the version that they changed. */
const Change = {
  purposeId: PurposeId,
  seen: z.number().int(),
  ...PurposeFields,
  /** Answers given so far were given to something else: a yes of before counts no more, and parents are asked again. */
  askAgain: z.boolean(),
};

/** How many children have which answer. */
const Tally = z.strictObject({ yes: z.number().int(), no: z.number().int(), missing: z.number().int() });

/** What the school uses pictures for, set by Leads. */
export const purposesContract = {
  /** The purposes in use, biometrics among them, in the school's order. */
  'consent.purposes': query({
    needs: 'consent.read',
    input: z.strictObject({}),
    output: z.strictObject({ purposes: z.array(Purpose) }),
  }),
  /** Those that were retired, last retired first, and the versions of each purpose that were kept, newest first. */
  'consent.purposeHistory': query({
    needs: 'purposes.write',
    input: z.strictObject({}),
    output: z.strictObject({
      retired: z.array(z.strictObject({ purpose: Purpose, retiredOn: CalendarDate })),
      versions: z.array(PurposeVersion.extend({ purposeId: PurposeId })),
    }),
  }),
  /** Error 'bad-input' for a name in use, and for biometrics on any other basis than consent. */
  'consent.addPurpose': command({
    needs: 'purposes.write',
    input: z.strictObject({ kind: PurposeKind, ...PurposeFields }),
    output: z.strictObject({ purposeId: PurposeId }),
    audit: 'purpose.added',
  }),
  /** What a change would do to the answers of the children on roll, before it is saved. Errors as 'consent.rewordPurpose'. */
  'consent.purposeChange': query({
    needs: 'purposes.write',
    input: z.strictObject(Change),
    output: z.strictObject({
      /** Null: nothing that a parent reads is changed. */
      newVersion: z.number().int().nullable(),
      children: z.number().int(),
      before: Tally,
      after: Tally,
      /** Children whose answer becomes a yes, and whose yes is lost. */
      becomeYes: z.number().int(),
      loseYes: z.number().int(),
      /** Pictures in use that would have to come down by it. */
      picturesDown: z.number().int(),
    }),
  }),
  /**
   * Changes a purpose. What a parent reads makes a new version; decisions keep the one that they were given on. Errors: 'not-found',
   * 'changed-elsewhere' when `seen` is not the version in use, and those of 'consent.addPurpose'.
   */
  'consent.rewordPurpose': command({
    needs: 'purposes.write',
    input: z.strictObject(Change),
    output: z.strictObject({ wordingVersion: z.number().int() }),
    audit: 'purpose.reworded',
  }),
  /** The order of the register's columns and of the form. Error 'changed-elsewhere': these are not the purposes in use. */
  'consent.orderPurposes': command({
    needs: 'purposes.write',
    input: z.strictObject({ purposeIds: z.array(PurposeId).min(1).max(60) }),
    output: Done,
    audit: 'purpose.reordered',
  }),
  'consent.retirePurpose': command({
    needs: 'purposes.write',
    input: z.strictObject({ purposeId: PurposeId }),
    output: Done,
    audit: 'purpose.retired',
  }),
  /** Takes a retired purpose into use again, last in the order; its answers count as they stand. Error 'bad-input': a name in use. */
  'consent.bringPurposeBack': command({
    needs: 'purposes.write',
    input: z.strictObject({ purposeId: PurposeId }),
    output: Done,
    audit: 'purpose.brought-back',
  }),
};
