import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ContactId } from '#shared/domain/ids.ts';
import type { Reason } from './consent.model.ts';
import type { EffectiveAnswer } from './consent-effective.ts';

/** Why a purpose has to be asked about. */
export const ASK_WHY = ['not-asked', 'blank', 'no-say', 'run-out', 'runs-out', 'reworded'] as const;
export type AskWhy = (typeof ASK_WHY)[number];
export const ASK_WHY_WORDS: Readonly<Record<AskWhy, string>> = {
  'not-asked': 'No answer yet',
  blank: 'Left blank on the form',
  'no-say': 'Answered only by people without parental responsibility on record',
  'run-out': 'The yes has run out',
  'runs-out': 'The yes runs out by then',
  reworded: 'The school asks for something else now',
};

/**
 * Whether parents have to be asked for a purpose, so that there is an answer on the day `then`; null: there is one, or asking brings
 * none. Both answers are the one rule's, of today and of that day. A yes that holds until then is not asked about, however old.
 * A no is an answer and does not run out: nobody is asked again until they change their mind. A stop is lifted by a Lead alone, and
 * where the school does not rely on consent there is nothing to ask.
 */
export function whyAsk(now: EffectiveAnswer, then: EffectiveAnswer): AskWhy | null {
  if (then.answer === 'yes') return null;
  return WHY[then.reason] === 'run-out' && now.answer === 'yes' ? 'runs-out' : WHY[then.reason];
}
const WHY: Readonly<Record<Reason, AskWhy | null>> = {
  'not-asked': 'not-asked',
  'no-answer': 'blank',
  'no-responsibility': 'no-say',
  'not-written': 'no-say',
  expired: 'run-out',
  'left-since': 'run-out',
  outdated: 'reworded',
  given: null,
  'given-unrecorded': null,
  'not-needed': null,
  left: null,
  stopped: null,
  'child-refused': null,
  'parents-differ': null,
  refused: null,
  withdrawn: null,
  objected: null,
  'refused-unrecorded': null,
  'refused-unclear': null,
};

/** A form or reminder that went out; only what was printed after the last answer is still open. */
export interface AskedBefore {
  readonly on: CalendarDate;
  readonly printedAt: Instant;
}
export const stillAsked = (asked: AskedBefore | null, lastRecordedAt: Instant | null): CalendarDate | null =>
  asked !== null && (lastRecordedAt === null || asked.printedAt > lastRecordedAt) ? asked.on : null;

/** Those with parental responsibility on record who have said nothing, where somebody else of them has; else nobody. */
export function silentParents<Giver extends { readonly contactId: ContactId; readonly responsibility: boolean | null }>(
  givers: readonly Giver[],
  heard: ReadonlySet<string>,
): Giver[] {
  const holders = givers.filter(({ responsibility }) => responsibility === true);
  const silent = holders.filter(({ contactId }) => !heard.has(contactId));
  return silent.length < holders.length ? silent : [];
}

/** What of a recorded answer stands on a form that goes home: never who gave it, nor why. */
export function recordedWords({ answer, reason }: Pick<EffectiveAnswer, 'answer' | 'reason'>, day: string): string {
  if (reason === 'not-needed') return 'Used unless you object';
  if (answer === 'yes') return day === '' ? 'Yes' : `Yes, ${day}`;
  const why = WHY[reason];
  if (why === 'run-out') return 'Your yes has run out';
  if (why === 'reworded') return 'Asked again: the question has changed';
  if (why !== null) return 'No answer yet';
  return day === '' ? 'No' : `No, ${day}`;
}
