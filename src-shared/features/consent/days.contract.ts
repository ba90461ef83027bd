import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, ClassId, PictureDayId, PurposeId } from '#shared/domain/ids.ts';
import { filledLine, words } from '#shared/domain/text.ts';
import { Holder, IssuedPaper, MOST_COPIES } from '#shared/features/papers/papers.model.ts';
import { ConsentChild, ShortPurpose } from './consent.model.ts';

/** `no`: who must not be photographed. `photographer`: who may be, for what, and who not. */
export const DayListKind = z.enum(['no', 'photographer']);
export type DayListKind = z.infer<typeof DayListKind>;
export const DAY_LIST_NAMES: Readonly<Record<DayListKind, string>> = {
  no: 'Do-not-photograph list',
  photographer: 'Photographer’s list',
};

const DayLine = z.strictObject({
  dayId: PictureDayId,
  name: z.string(),
  onDay: CalendarDate,
  children: z.number().int(),
  purposes: z.array(ShortPurpose),
});
export type DayLine = z.infer<typeof DayLine>;

/** A child of the day with the instruction: the purposes that are a yes, and those that are not. Never why. */
const DayChild = z.strictObject({
  child: ConsentChild,
  allowed: z.array(ShortPurpose),
  refused: z.array(ShortPurpose),
});
export type DayChild = z.infer<typeof DayChild>;

/** Days on which pictures are taken, their lists, and what parents are told about cameras. */
export const daysContract = {
  /** The days that were saved, the next ones first. */
  'consent.days': query({
    needs: 'consent.write',
    input: z.strictObject({}),
    output: z.strictObject({ days: z.array(DayLine) }),
  }),
  /** Who and what for, to change it. `left`: children picked by name who have left the school since. */
  'consent.day': query({
    needs: 'consent.write',
    input: z.strictObject({ dayId: PictureDayId }),
    output: DayLine.extend({
      classIds: z.array(ClassId),
      picked: z.array(ConsentChild),
      left: z.number().int(),
    }),
  }),
  /**
   * Keeps a day: whoever is in these classes when a list is made, and these children. Errors: 'bad-input' for nobody at all or a purpose
   * not in use, 'not-allowed' for a child out of reach, 'not-found' for a day that was removed.
   */
  'consent.saveDay': command({
    needs: 'consent.write',
    input: z.strictObject({
      dayId: PictureDayId.nullable(),
      name: filledLine(80),
      onDay: CalendarDate,
      classIds: z.array(ClassId).max(60),
      childIds: z.array(ChildId).max(500),
      purposeIds: z.array(PurposeId).min(1).max(30),
    }),
    output: z.strictObject({ dayId: PictureDayId }),
    audit: 'picture.day-saved',
  }),
  'consent.dropDay': command({
    needs: 'consent.write',
    input: z.strictObject({ dayId: PictureDayId }),
    output: z.strictObject({}),
    audit: 'picture.day-removed',
  }),
  /** A list as it would be printed now, by today's answers. The do-not-photograph list holds nobody else. */
  'consent.dayList': query({
    needs: 'consent.write',
    input: z.strictObject({ dayId: PictureDayId, list: DayListKind }),
    output: z.strictObject({
      schoolName: z.string(),
      name: z.string(),
      onDay: CalendarDate,
      /** Purposes that are still in use. */
      purposes: z.array(ShortPurpose),
      /** Purposes of the day that were retired since: nothing may be taken for them. */
      retired: z.array(z.string()),
      /** Everybody who is expected, on the list or not, and who left since the day was saved. */
      expected: z.number().int(),
      left: z.number().int(),
      children: z.array(DayChild),
      /** Goes back with the print, so that what is recorded is what was on the screen. */
      fingerprint: z.string(),
    }),
    audit: 'consent.day-list-seen',
  }),
  /** Makes the list a numbered paper, a copy for each holder, before it is printed. Errors: 'changed-elsewhere', and those of a paper. */
  'consent.printDayList': command({
    needs: 'consent.write',
    input: z.strictObject({
      dayId: PictureDayId,
      list: DayListKind,
      fingerprint: z.string().max(100),
      holders: z.array(Holder).min(1).max(MOST_COPIES),
      collectBy: CalendarDate,
    }),
    output: IssuedPaper,
    audit: 'consent.day-list-printed',
  }),
  /** What parents are told about cameras and videos. Null: the words that Careboard begins with. */
  'consent.notice': query({
    needs: 'consent.write',
    input: z.strictObject({}),
    output: z.strictObject({
      schoolName: z.string(),
      phone: z.string(),
      words: z.string(),
      saved: z.strictObject({ at: Instant, by: z.string() }).nullable(),
    }),
  }),
  'consent.saveNotice': command({
    needs: 'consent.write',
    input: z.strictObject({ words: words(4000).refine((text) => text !== '', 'Please fill this in.') }),
    output: z.strictObject({}),
    audit: 'consent.notice-saved',
  }),
};
