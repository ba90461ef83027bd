import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import { type PictureUse, placeLine } from './uses.model.ts';

/** What a letter about a withdrawal is made of: nothing that is not recorded. */
export interface LetterFacts {
  readonly school: { readonly name: string; readonly phone: string };
  readonly child: string;
  /** Who said it; a name is empty where none was recorded. */
  readonly giver: { readonly kind: 'contact' | 'child'; readonly name: string };
  readonly saidOn: CalendarDate;
  readonly since: CalendarDate;
  /** The purposes for which the answer is no by now. */
  readonly purposes: readonly string[];
  readonly pictures: readonly Pick<PictureUse, 'place' | 'placeWords' | 'since' | 'end'>[];
}

/** A letter as lines to read: a list stands where a list is. */
export interface Letter {
  parts: ({ kind: 'words'; words: string } | { kind: 'list'; lines: string[] })[];
}

/**
 * The letter that tells a parent what was done on a withdrawal. It names the places and never a picture's file, which may bear other
 * children's names; it promises nothing about copies that are out of the school's hands.
 */
export function withdrawalLetter(facts: LetterFacts): Letter {
  const { school, child, giver, pictures } = facts;
  const words = (text: string) => ({ kind: 'words' as const, words: text });
  const list = (lines: readonly string[]) => ({ kind: 'list' as const, lines: [...lines] });
  const said = showDate(facts.saidOn);
  const reach = school.phone === '' ? 'the school office' : `the school office, ${school.phone}`;
  return {
    parts: [
      words(
        giver.kind === 'contact' && giver.name !== '' ? `Dear ${giver.name},` : `Dear parent or carer of ${child},`,
      ),
      words(
        giver.kind === 'contact'
          ? `On ${said} you told us that pictures of ${child} may no longer be used for:`
          : `On ${said} ${child} told us that they do not want pictures of themselves used for:`,
      ),
      list(facts.purposes),
      words(`This has counted since ${showDate(facts.since)}, when we recorded it.`),
      ...(pictures.length === 0
        ? [words(`We have no record of a picture of ${child} that was in use for this then.`)]
        : [
            words(`These are the places where a picture of ${child} was in use for this then, by our records:`),
            list(pictures.map(pictureLine)),
          ]),
      words(
        `Nothing else that was answered about pictures of ${child} has changed. You can change any answer at any time: please speak or write to ${reach}.`,
      ),
      words(school.name),
    ],
  };
}

function pictureLine(picture: LetterFacts['pictures'][number]): string {
  const place = `${placeLine(picture)}, since ${showDate(picture.since)}`;
  const { end } = picture;
  if (end === null) return `${place}: it is not taken down yet. We will take it down.`;
  return end.state === 'taken-down'
    ? `${place}: taken down on ${showDate(end.doneOn)}.`
    : `${place}: it was handed out already. We cannot call those copies back, and we will not use it again.`;
}

/** Whether a use is one that a withdrawal had to end: it stood when that was recorded, and was no slip of the pen. */
export const stoodAt = (use: Pick<PictureUse, 'recordedAt' | 'end'>, at: string): boolean =>
  use.recordedAt <= at && use.end?.state !== 'mistake' && (use.end === null || use.end.recordedAt >= at);
