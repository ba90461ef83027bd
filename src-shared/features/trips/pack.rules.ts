import { addDays, type CalendarDate, type Instant, instantOf, londonMidnight } from '#shared/domain/calendar-date.ts';
import type { PackTrouble } from './pack.model.ts';

const HOUR = 3_600_000;
/** A clock may differ so much between two looks without anybody having turned it: it was set right. */
export const CLOCK_SLACK_MS = 5 * 60_000;

/** When a pack may be read: from the noon before the first day, to pack and check, until the noon after the last, to bring it home. */
export const packWindow = (trip: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate }) => ({
  readableFrom: instantOf(new Date(londonMidnight(addDays(trip.startsOn, -1)).getTime() + 12 * HOUR)),
  readableUntil: instantOf(new Date(londonMidnight(addDays(trip.endsOn, 1)).getTime() + 12 * HOUR)),
});

/**
 * Whether the time lets a pack be read. `lastSeen`: the latest time at which this computer opened it, or null. The app keeps the window,
 * not cryptography: whoever has the words and another program is not held by it.
 */
export function packTime(
  window: { readonly readableFrom: Instant; readonly readableUntil: Instant },
  now: Date,
  lastSeen: Instant | null,
): Extract<PackTrouble, 'not-yet' | 'over' | 'clock-back'> | null {
  if (lastSeen !== null && now.getTime() < Date.parse(lastSeen) - CLOCK_SLACK_MS) return 'clock-back';
  if (now.getTime() < Date.parse(window.readableFrom)) return 'not-yet';
  return now.getTime() > Date.parse(window.readableUntil) ? 'over' : null;
}

/** Seconds to wait before the next try after so many wrong ones: 0, 0, 1, 2, 4 ... up to 60. Counted for the file, kept by its reader. */
export const waitAfter = (wrong: number): number => (wrong <= 2 ? 0 : Math.min(60, 2 ** Math.min(wrong - 3, 6)));

/** What somebody typed as six words: case, spaces and commas do not matter. */
export const typedWords = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .join(' ');
