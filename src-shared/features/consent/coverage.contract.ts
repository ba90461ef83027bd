import { z } from 'zod';
import { query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ClassId } from '#shared/domain/ids.ts';
import { Basis, ConsentChild, ShortPurpose } from './consent.model.ts';
import { CHANGES, PURPOSE_CHANGES, SHARES } from './coverage.rules.ts';

const Shares = z.record(z.enum(SHARES), z.number().int());

/** The picture of the register: how many said what, and what changed. */
export const coverageContract = {
  /** Today's answers of the children on roll, counted: classes in order, and in each the purposes in the school's order. */
  'consent.coverage': query({
    needs: 'consent.read',
    input: z.strictObject({}),
    output: z.strictObject({
      schoolName: z.string(),
      on: CalendarDate,
      purposes: z.array(ShortPurpose.extend({ basis: Basis })),
      /** Null: children without a class. `counts` goes with the purposes. */
      classes: z.array(
        z.strictObject({
          classId: ClassId.nullable(),
          name: z.string(),
          children: z.number().int(),
          counts: z.array(Shares),
        }),
      ),
    }),
  }),
  /**
   * What was recorded, or ran out by itself, from that day on, for children on roll, newest first; what somebody said at once stands
   * together. A stop tells that there is one, not which. Error 'bad-input' for a day to come.
   */
  'consent.changes': query({
    needs: 'consent.read',
    input: z.strictObject({ since: CalendarDate, classId: ClassId.nullable() }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          child: ConsentChild,
          day: CalendarDate,
          /** Null where it came by itself. */
          at: Instant.nullable(),
          /** Who said it: a contact with the relationship, the child, or nobody that the record names. Empty where nobody did. */
          giver: z.string(),
          recordedBy: z.string(),
          what: z.array(
            z.strictObject({ change: z.enum(CHANGES), purposes: z.array(z.string()), corrects: z.boolean() }),
          ),
        }),
      ),
      /** What parents are asked, where that changed, newest first. */
      purposes: z.array(
        z.strictObject({
          name: z.string(),
          at: Instant,
          by: z.string(),
          change: z.enum(PURPOSE_CHANGES),
          /** The version that came into use; null for a purpose that was retired. */
          version: z.number().int().nullable(),
        }),
      ),
    }),
    audit: 'consent.changes-seen',
  }),
};
