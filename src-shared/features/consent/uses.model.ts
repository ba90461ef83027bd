import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { PictureUseId } from '#shared/domain/ids.ts';
import { ConsentChild, Effective, ShortPurpose } from './consent.model.ts';
import { USE_FAULTS } from './take-down.rules.ts';

/** Where a picture appears. */
export const UsePlace = z.enum(['website', 'social', 'newsletter', 'press', 'display', 'video', 'other']);
export type UsePlace = z.infer<typeof UsePlace>;
export const PLACE_WORDS: Readonly<Record<UsePlace, string>> = {
  website: 'School website',
  social: 'Social media',
  newsletter: 'Newsletter or prospectus',
  press: 'Press',
  display: 'Display in school',
  video: 'Film or video',
  other: 'Somewhere else',
};

/** How a use ended. What was handed out cannot be taken down: then the words say what was done instead. */
export const UseEnd = z.enum(['taken-down', 'handed-out', 'mistake']);
export type UseEnd = z.infer<typeof UseEnd>;
export const END_WORDS: Readonly<Record<UseEnd, string>> = {
  'taken-down': 'Taken down',
  'handed-out': 'Handed out already: no copy is left to take down',
  mistake: 'Recorded by mistake: it was never used there',
};

/** Where one picture is or was used. */
export const PictureUse = z.strictObject({
  useId: PictureUseId,
  /** The file's name, or where the picture is kept. */
  picture: z.string(),
  place: UsePlace,
  placeWords: z.string(),
  since: CalendarDate,
  /** Whether the children's full names stand with it; null: not recorded. */
  named: z.boolean().nullable(),
  purposes: z.array(ShortPurpose),
  /** How many children are in it. */
  children: z.number().int(),
  /** Who must not be shown there, by today's answers. Of a use that has ended nobody is asked. */
  against: z.array(
    z.strictObject({
      child: ConsentChild,
      purposes: z.array(z.strictObject({ purpose: ShortPurpose, effective: Effective })),
    }),
  ),
  /** What stands against it as a whole, by what its purposes say now. Empty for a use that has ended. */
  faults: z.array(z.strictObject({ purpose: ShortPurpose, fault: z.enum(USE_FAULTS) })),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** Null while it stands. */
  end: z
    .strictObject({
      state: UseEnd,
      doneOn: CalendarDate,
      doneBy: z.string(),
      words: z.string(),
      recordedAt: Instant,
      recordedBy: z.string(),
    })
    .nullable(),
});
export type PictureUse = z.infer<typeof PictureUse>;

/** Null where nobody recorded it. */
export const namedWords = (named: boolean | null): string =>
  named === null ? '' : named ? 'With full names' : 'Without full names';

/** "School website, Harvest festival page" */
export const placeLine = ({ place, placeWords }: Pick<PictureUse, 'place' | 'placeWords'>): string =>
  place === 'other' && placeWords !== '' ? placeWords : [PLACE_WORDS[place], placeWords].filter(Boolean).join(', ');
