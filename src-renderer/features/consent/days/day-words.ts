import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { DayListKind } from '#shared/features/consent/days.contract.ts';
import { childrenWords } from '../children-words.ts';

export type DayList = CallOutput<'consent.dayList'>;

/** "Do not photograph: Winter fair, 4 Dec 2026". */
export const listTitle = ({ name, onDay }: DayList, kind: DayListKind): string =>
  `${kind === 'no' ? 'Do not photograph' : 'For the photographer'}: ${name}, ${showDate(onDay)}`;

/** What pictures of the day are for; nothing may be taken for a purpose that is not in use any more. */
export function purposeWords({ purposes, retired }: DayList): string {
  const names = purposes.map(({ name }) => name).join(', ');
  const gone = retired.length > 0 ? ` Not any more for: ${retired.join(', ')}.` : '';
  return purposes.length > 0 ? `Pictures of this day are for: ${names}.${gone}` : `Nothing may be photographed.${gone}`;
}

/** How many of how many; for the photographer everybody stands on it. */
export const countWords = ({ children, expected }: DayList, kind: DayListKind): string =>
  kind === 'no'
    ? `${children.length} of ${childrenWords(expected)} expected.`
    : `All ${childrenWords(expected)} expected stand on it.`;

export const NOT_ON_IT = 'Whoever is expected and not on it may be photographed for all of these.';
