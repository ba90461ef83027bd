import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import type { CopyCounts, CopyState } from './papers.model.ts';

/** What becomes of a copy. Only a note to a parent is given away. */
export type CopyStep = 'collected' | 'lost' | 'destroyed' | 'given';
/** What was recorded of a copy; `taken-back` names the event that was a mistake. */
export interface RecordedEvent {
  readonly eventId: string;
  readonly step: CopyStep | 'taken-back';
  readonly takesBack: string | null;
}

/** The newest event that stands; null: the copy was handed out and nothing more is known. `events` in the order of recording. */
export function standingEvent<E extends RecordedEvent>(events: readonly E[]): E | null {
  const gone = new Set(events.flatMap(({ takesBack }) => (takesBack === null ? [] : [takesBack])));
  return events.findLast((event) => event.step !== 'taken-back' && !gone.has(event.eventId)) ?? null;
}

/**
 * Where a copy is. It is out until somebody has it back in hand: a lost copy stays out, whatever is said of it, and the day to
 * collect it has passed the day after (policy: papers "will be collected after discussion and destroyed").
 */
export function copyState(events: readonly RecordedEvent[], collectBy: CalendarDate, today: CalendarDate): CopyState {
  const step = standingEvent(events)?.step;
  if (step !== undefined && step !== 'taken-back') return step;
  return collectBy < today ? 'overdue' : 'out';
}

const FOLLOWS: Readonly<Record<CopyStep, readonly CopyState[]>> = {
  collected: ['out', 'overdue', 'lost'],
  lost: ['out', 'overdue', 'collected'],
  destroyed: ['out', 'overdue', 'lost', 'collected'],
  given: ['out', 'overdue', 'collected'],
};
/** Whether this may be recorded of a copy in that state. One that is destroyed, or with a parent, stays so, unless the entry was a mistake. */
export const mayFollow = (step: CopyStep, state: CopyState): boolean => FOLLOWS[step].includes(state);

/** Whether a copy in this state is in somebody's hands, or nobody knows whose. */
export const isOut = (state: CopyState): boolean => state === 'out' || state === 'overdue' || state === 'lost';

export const countCopies = (states: readonly CopyState[]): CopyCounts => {
  const count = (state: CopyState) => states.filter((one) => one === state).length;
  return {
    copies: states.length,
    out: states.filter(isOut).length,
    overdue: count('overdue'),
    lost: count('lost'),
    collected: count('collected'),
    destroyed: count('destroyed'),
    given: count('given'),
  };
};

/** "2026-12": a paper; "2026-12-3": its third copy. */
export const referenceOf = (year: number, serial: number): string => `${year}-${serial}`;
export const copyReference = (reference: string, number: number): string => `${reference}-${number}`;

/** A copy must come back within a school year: a later day would never be asked for. */
export const LONGEST_OUT_DAYS = 366;
/** Why a day to collect by cannot be right; null: it can. */
export function collectByTrouble(collectBy: CalendarDate, today: CalendarDate): string | null {
  if (collectBy < today) return 'This day has passed. Copies are collected on it or before.';
  if (collectBy > addDays(today, LONGEST_OUT_DAYS))
    return 'This is more than a year away. Please choose an earlier day.';
  return null;
}

/** "12 copies", "1 copy". */
export const copiesWords = (n: number): string => (n === 1 ? '1 copy' : `${n} copies`);
