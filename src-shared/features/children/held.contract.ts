import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ChildId, FilePlaceId } from '#shared/domain/ids.ts';
import { filledLine } from '#shared/domain/text.ts';

const Done = z.strictObject({});

/** Where else records about a child are held: the CPOMS reference and the paper file's place stand in the child's own fields. */
export const heldContract = {
  /** The places that the school offers for paper files; at first the three of the policy. With how many children's file is there. */
  'children.filePlaces': query({
    needs: 'contacts.read',
    input: z.strictObject({}),
    output: z.strictObject({
      places: z.array(z.strictObject({ placeId: FilePlaceId, name: z.string(), children: z.number().int() })),
    }),
  }),
  /** Adds a place, or gives one another name: files that are recorded there move with it. Error 'bad-input' for a name that is taken. */
  'children.saveFilePlace': command({
    needs: 'school.write',
    input: z.strictObject({ placeId: FilePlaceId.nullable(), name: filledLine(60) }),
    output: Done,
    audit: 'file-place.saved',
  }),
  /** Takes a place off the list; what a child's record says stays. */
  'children.removeFilePlace': command({
    needs: 'school.write',
    input: z.strictObject({ placeId: FilePlaceId }),
    output: Done,
    audit: 'file-place.removed',
  }),
  /** Somebody looked: the records are where the child's record says. Error 'bad-input' for a day to come. */
  'children.checkHeld': command({
    needs: 'children.write',
    input: z.strictObject({ childId: ChildId, onDay: CalendarDate }),
    output: Done,
    child: 'childId',
    audit: 'child.held-checked',
  }),
};
