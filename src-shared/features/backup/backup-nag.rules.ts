import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';

/** `due`: today's is still to come. `late`: more than one school day without. `very-late`: a week or longer without. */
export const BACKUP_LEVELS = ['fine', 'due', 'late', 'very-late'] as const;
export type BackupLevel = (typeof BACKUP_LEVELS)[number];

const WEEK = 7;

/**
 * How urgent a backup is. Counted are weekdays after the last good one, today included, since school holidays are not known
 * here; `since` is the day the register was made, which stands in where there never was one.
 */
export function backupLevel(lastGood: CalendarDate | null, since: CalendarDate, today: CalendarDate): BackupLevel {
  const from = lastGood ?? since;
  // A clock that was set back must not hide that there was none.
  if (from > today) return lastGood === null ? 'due' : 'fine';
  if (lastGood === today) return 'fine';
  if (addDays(from, WEEK) <= today) return 'very-late';
  return weekdaysAfter(from, today) > 1 ? 'late' : 'due';
}

function weekdaysAfter(from: CalendarDate, today: CalendarDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= today; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

/** What the session that might be in the way of a backup is doing; times in ms. */
export interface Moment {
  readonly sessionAge: number;
  readonly idleFor: number;
  readonly emergencyCardOpen: boolean;
}

const SETTLE_MS = 60_000;
const IDLE_MS = 5_000;
const AT_LATEST_MS = 10 * 60_000;

/**
 * Whether a backup may begin now by itself. Copying holds everything up for a moment, so it waits until the person who has just
 * signed in pauses, ten minutes at most, and never comes in the way of an emergency card.
 */
export function mayBackUpNow({ sessionAge, idleFor, emergencyCardOpen }: Moment): boolean {
  if (emergencyCardOpen || sessionAge < SETTLE_MS) return false;
  return idleFor >= IDLE_MS || sessionAge >= AT_LATEST_MS;
}
