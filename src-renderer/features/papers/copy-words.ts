import { Check, CircleHelp, Clock, HandHelping, Inbox, type LucideIcon, Send } from 'lucide-react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { Copy, CopyEvent, CopyState, PaperLine } from '#shared/features/papers/papers.model.ts';
import { copiesWords } from '#shared/features/papers/papers.rules.ts';
import type { BadgeTone } from '../../ui/index.ts';

/** How a state looks: never by its colour alone. */
export const STATE_LOOK: Readonly<Record<CopyState, { readonly tone: BadgeTone; readonly icon: LucideIcon }>> = {
  out: { tone: 'know', icon: Send },
  overdue: { tone: 'watch', icon: Clock },
  lost: { tone: 'serious', icon: CircleHelp },
  collected: { tone: 'watch', icon: Inbox },
  destroyed: { tone: 'fine', icon: Check },
  given: { tone: 'fine', icon: HandHelping },
};

/** What was recorded, in one line. */
export function eventWords({ step, onDay, first, second, told, words }: CopyEvent): string {
  const day = showDate(onDay);
  const said = {
    collected: `Collected ${day}`,
    lost: `Lost ${day}, reported to ${told}`,
    destroyed: `Destroyed ${day} by ${first} and ${second}`,
    given: `Given to ${told} ${day}`,
  }[step];
  return words ? `${said}: ${words}` : said;
}

/** What a row says of a copy: the newest entry that counts, or until when it is out. */
export function copyWords({ events, collectBy, state }: Copy): string {
  const last = events.findLast(({ takenBack }) => takenBack === null);
  return last
    ? eventWords(last)
    : `${state === 'overdue' ? 'Was to come back' : 'Comes back'} by ${showDate(collectBy)}`;
}

/** "12 copies: 3 out, 1 overdue, 9 to destroy". */
export function countsWords(
  counts: Pick<PaperLine, 'copies' | 'out' | 'overdue' | 'lost' | 'collected' | 'destroyed' | 'given'>,
): string {
  const parts = [
    ...(counts.out > 0 ? [`${counts.out} out`] : []),
    ...(counts.overdue > 0 ? [`${counts.overdue} overdue`] : []),
    ...(counts.lost > 0 ? [`${counts.lost} lost`] : []),
    ...(counts.collected > 0 ? [`${counts.collected} to destroy`] : []),
    ...(counts.destroyed > 0
      ? [counts.destroyed === counts.copies ? 'all destroyed' : `${counts.destroyed} destroyed`]
      : []),
    ...(counts.given > 0 ? [`${counts.given} given to the parent`] : []),
  ];
  return `${copiesWords(counts.copies)}: ${parts.join(', ')}`;
}
