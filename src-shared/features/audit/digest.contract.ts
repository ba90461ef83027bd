import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { FirstBad } from './audit.model.ts';

const Line = z.strictObject({
  /** Null where nobody of that name is known. */
  who: z.string().nullable(),
  day: CalendarDate,
  from: Instant,
  to: Instant,
  /** Entries; for records opened at once, different children. */
  count: z.number().int(),
  firstSeq: z.number().int(),
});
export type DigestListLine = z.infer<typeof Line>;

/** The newest entry as it stands on paper: its number, and its fingerprint in short groups with two letters against slips. */
const PaperHead = z.strictObject({ seq: z.number().int(), at: Instant, groups: z.array(z.string()) });

export const digestContract = {
  /** What a Lead should know of a week, or since this Lead last said "seen"; no child is named in it, so it can be printed. */
  'audit.digest': query({
    needs: 'audit.all',
    input: z.strictObject({ since: z.enum(['week', 'seen']) }),
    output: z.strictObject({
      from: Instant,
      to: Instant,
      seenAt: Instant.nullable(),
      entries: z.number().int(),
      breakGlass: z.array(Line),
      manyRecords: z.array(Line),
      outOfHours: z.array(Line),
      refused: z.array(Line),
      clockJumps: z.array(Line),
      /** Keys, codes, older registers, lists of the audit taken out: each by itself. */
      rare: z.array(
        z.strictObject({ seq: z.number().int(), at: Instant, who: z.string().nullable(), what: z.string() }),
      ),
      /** Up to which day holidays are entered; null: none are, and holidays count as days like others. */
      holidays: CalendarDate.nullable(),
      head: PaperHead.nullable(),
    }),
  }),
  /** This Lead has seen the digest up to this moment, which was its `to`. */
  'audit.digestSeen': command({
    needs: 'audit.all',
    input: z.strictObject({ to: Instant }),
    output: z.strictObject({}),
    audit: 'audit.digest-seen',
  }),
  /** Written down when the digest with its head goes to the printer. */
  'audit.digestPrinted': command({
    needs: 'audit.all',
    input: z.strictObject({}),
    output: z.strictObject({}),
    audit: 'audit.digest-printed',
  }),
  /**
   * Holds a head from paper against the register: every entry up to it is walked. 'slip': not as it was printed. 'beyond': the
   * paper names an entry that this register does not have, so it is older or was cut. Progress as of `AUDIT_CHECK`.
   */
  'audit.checkPaper': query({
    needs: 'audit.all',
    input: z.strictObject({ seq: z.number().int().positive().max(1e12), groups: z.string().max(60) }),
    output: z.strictObject({
      verdict: z.enum(['matches', 'differs', 'broken', 'beyond', 'slip']),
      at: Instant.nullable(),
      bad: FirstBad.nullable(),
    }),
  }),
};
