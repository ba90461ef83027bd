import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';
import { type Closed, isStaffDay } from '#shared/features/settings/school-days.rules.ts';

/** `due`: today's is still to come. `late`: more than one working day without. `very-late`: five working days or longer without. */
export const BACKUP_LEVELS = ['fine', 'due', 'late', 'very-late'] as const;
export type BackupLevel = (typeof BACKUP_LEVELS)[number];

/** A school week. */
const WEEK = 5;

/**
 * How urgent a backup is. Counted are the days by the school's calendar on which staff are in (INSET days too: what they enter then
 * is lost as well) after the last good one, today included: over the holidays nobody signs in and nothing changes. A day about which
 * nothing is entered counts when it is a weekday. `since` is the day the register was made, which stands in where there never was one.
 */
export function backupLevel(
  lastGood: CalendarDate | null,
  since: CalendarDate,
  today: CalendarDate,
  closed: readonly Closed[],
): BackupLevel {
  const from = lastGood ?? since;
  // A clock that was set back must not hide that there was none.
  if (from > today) return lastGood === null ? 'due' : 'fine';
  if (lastGood === today) return 'fine';
  const without = staffDaysAfter(from, today, closed);
  if (without >= WEEK) return 'very-late';
  return without > 1 ? 'late' : 'due';
}

/** Counted no further than it matters: a register that was put away for years is asked about each time something changes. */
function staffDaysAfter(from: CalendarDate, today: CalendarDate, closed: readonly Closed[]): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= today && count < WEEK; day = addDays(day, 1))
    if (isStaffDay(day, closed)) count += 1;
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
