import type { Instant } from '#shared/domain/calendar-date.ts';
import { showTime } from '#shared/domain/calendar-date.ts';
import type { RecordedCard } from '#shared/features/medical/emergency.contract.ts';
import { tapWords } from '#shared/features/medical/tap-words.ts';
import type { AMBULANCE, Incident } from './incidents.model.ts';

/** What an emergency card already says of what happened: nothing of it is typed twice, and nothing is added to it. */
export interface TapsDraft {
  readonly at: Instant;
  readonly place: string;
  readonly done: string;
  readonly used: string;
  readonly ambulance: (typeof AMBULANCE)[number];
  /** When somebody tapped that the parent was rung; null: nobody did. */
  readonly parentAt: Instant | null;
}

/**
 * The account that follows from a card's taps. What was taken back did not happen; a place is the one named last; no tap about 999 is not
 * "no". The moment is the first tap, or the opening where nothing was tapped.
 */
export function draftFromTaps({ openedAt, taps }: Pick<RecordedCard, 'openedAt' | 'taps'>): TapsDraft {
  const standing = taps.filter(({ takenBack }) => takenBack === null);
  const of = (...kinds: RecordedCard['taps'][number]['kind'][]) => standing.filter(({ kind }) => kinds.includes(kind));
  return {
    at: standing[0]?.at ?? openedAt,
    place: of('place').at(-1)?.words ?? '',
    done: standing
      .filter(({ kind }) => kind !== 'place' && kind !== 'timer-stop')
      .map((tap) => `${showTime(tap.at)} ${tapWords(tap)} (${tap.by || 'somebody not recorded'})`)
      .join('\n'),
    used: of('adrenaline', 'medicine')
      .map((tap) => `${showTime(tap.at)} ${tapWords(tap)}`)
      .join('\n'),
    ambulance: of('ambulance').length > 0 ? 'yes' : 'not-recorded',
    parentAt: of('parent')[0]?.at ?? null,
  };
}

/** The account that counts: the newest. */
export const currentEntry = ({ entries }: Pick<Incident, 'entries'>) => {
  const [newest] = entries;
  if (!newest) throw new Error('an incident has an account');
  return newest;
};

/** The care plan is to be reviewed after it until somebody records the result: an incident or a near miss calls for an interim review (draft guidance of March 2026; domain A1). */
export const isReviewOpen = ({ review }: Pick<Incident, 'review'>): boolean => review === null;

/** Parents are always told (domain A2, A5). */
export const isUntold = ({ told }: Pick<Incident, 'told'>): boolean => told.length === 0;
