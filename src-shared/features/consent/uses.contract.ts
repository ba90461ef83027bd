import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ChildId, PictureUseId, PurposeId } from '#shared/domain/ids.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { ConsentChild } from './consent.model.ts';
import { PictureUse, UseEnd, UsePlace } from './uses.model.ts';

const Done = z.strictObject({});

/** Where pictures are used, and what has to come down. */
export const pictureUsesContract = {
  /**
   * Records that a picture is used. Judged again in the same transaction: error 'consent-use-blocked' if by now one child may not be
   * shown for one of the purposes; 'consent-use-named' when full names stand with it and must not; 'not-allowed' for a child who left or is out of reach.
   */
  'consent.recordUse': command({
    needs: 'consent.write',
    input: z.strictObject({
      childIds: z.array(ChildId).min(1).max(500),
      purposeIds: z.array(PurposeId).min(1).max(30),
      picture: filledLine(200),
      place: UsePlace,
      placeWords: line(200),
      since: CalendarDate,
      /** The children's full names stand with it. */
      named: z.boolean().default(false),
    }),
    output: z.strictObject({ useId: PictureUseId }),
    audit: 'picture.use-recorded',
  }),
  /** Every use that stands, those to take down apart and the longest recorded first; and the newest hundred that ended. */
  'consent.uses': query({
    needs: 'consent.read',
    input: z.strictObject({}),
    output: z.strictObject({
      toTakeDown: z.array(PictureUse),
      inUse: z.array(PictureUse),
      ended: z.array(PictureUse),
    }),
  }),
  /** Who is in a picture that was used. */
  'consent.useChildren': query({
    needs: 'consent.read',
    input: z.strictObject({ useId: PictureUseId }),
    output: z.strictObject({ children: z.array(ConsentChild) }),
  }),
  /** The uses that show one child, newest first; `against` is about this child alone. */
  'consent.childUses': query({
    needs: 'consent.read',
    input: z.strictObject({ childId: ChildId }),
    output: z.strictObject({ uses: z.array(PictureUse) }),
    child: 'childId',
    audit: 'consent.opened',
  }),
  /** A use ended: by whom it was taken down and when. Words are needed for anything but 'taken-down'. Error 'changed-elsewhere'. */
  'consent.endUse': command({
    needs: 'consent.write',
    input: z.strictObject({
      useId: PictureUseId,
      state: UseEnd,
      doneOn: CalendarDate,
      doneBy: filledLine(80),
      words: words(500),
    }),
    output: Done,
    audit: 'picture.use-ended',
  }),
  /** Full names were taken away from where the picture is used, or somebody looked and none stand there. Error 'changed-elsewhere'. */
  'consent.useWithoutNames': command({
    needs: 'consent.write',
    input: z.strictObject({ useId: PictureUseId }),
    output: Done,
    audit: 'picture.use-without-names',
  }),
  /** An end was ticked off wrongly: the picture is still there. Both rows stay. Error 'changed-elsewhere'. */
  'consent.useStillUp': command({
    needs: 'consent.write',
    input: z.strictObject({ useId: PictureUseId }),
    output: Done,
    audit: 'picture.use-still-up',
  }),
};
