import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { filledLine, words } from '#shared/domain/text.ts';
import { FIRST_AID_PACKS } from './first-aid-packs.ts';

/** The school's own text in the place of a published one: never without where it comes from and of when it is. */
const OwnAdvice = z.strictObject({
  /** A step a line. */
  steps: words(3000).refine((text) => text.length > 0, { error: 'Please fill this in.' }),
  source: filledLine(200),
  publishedOn: CalendarDate,
});
export type OwnAdvice = z.infer<typeof OwnAdvice>;

/** One decision about a pack. Kept for good; the newest counts. */
const FirstAidVersion = z.strictObject({
  /** From 1 on, of each pack. */
  version: z.number().int(),
  shown: z.boolean(),
  /** Null: the published text. */
  own: OwnAdvice.nullable(),
  setAt: Instant,
  setBy: z.string(),
});
export type FirstAidVersion = z.infer<typeof FirstAidVersion>;

export const firstAidContract = {
  /** Of every pack its versions, newest first; none: nobody has decided, and it is off. */
  'medical.firstAid': query({
    needs: 'medical.write',
    input: z.strictObject({}),
    output: z.strictObject({
      today: CalendarDate,
      packs: z.array(z.strictObject({ packId: z.enum(FIRST_AID_PACKS), versions: z.array(FirstAidVersion) })),
    }),
  }),
  /**
   * Switches a pack on or off, or puts the school's own text in its place; what contradicts it goes off with it. `seen` is the version
   * that the person had before them, 0 for none. Errors 'changed-elsewhere'; 'bad-input' for a day to come.
   */
  'medical.setFirstAid': command({
    needs: 'school.write',
    input: z.strictObject({
      packId: z.enum(FIRST_AID_PACKS),
      seen: z.number().int().min(0),
      shown: z.boolean(),
      own: OwnAdvice.nullable(),
    }),
    output: z.strictObject({}),
    audit: 'medical.first-aid-set',
  }),
};
