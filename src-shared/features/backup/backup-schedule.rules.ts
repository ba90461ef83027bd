import { addDays, type CalendarDate, type Instant, londonDay } from '#shared/domain/calendar-date.ts';

/** One backup as the schedule sees it. */
export interface Scheduled {
  readonly name: string;
  readonly at: Instant;
  /** Made before an update of Careboard: what to go back to when the update turns out to be wrong. */
  readonly beforeUpdate: boolean;
}

/** How many of the newest days, weeks and months that have a backup keep one each (issue: 7 days, 4 weeks, 12 months). */
const KEPT = [
  { most: 7, period: (day: CalendarDate): string => day },
  { most: 4, period: (day: CalendarDate): string => mondayOf(day) },
  { most: 12, period: (day: CalendarDate): string => day.slice(0, 7) },
] as const;
const KEPT_BEFORE_UPDATES = 3;

/**
 * The names that stay: the newest of each of the last 7 days, 4 weeks and 12 months that have one, and the newest three made before
 * an update. Days without a backup (holidays) use nothing up. The newest of all always stays.
 */
export function backupsToKeep(backups: readonly Scheduled[]): ReadonlySet<string> {
  const newestFirst = [...backups].sort((a, b) => (a.at === b.at ? (a.name < b.name ? 1 : -1) : a.at < b.at ? 1 : -1));
  const kept = new Set<string>();
  for (const { most, period } of KEPT) {
    const seen = new Set<string>();
    for (const { name, at } of newestFirst) {
      const key = period(londonDay(new Date(at)));
      if (seen.has(key)) continue;
      if (seen.size === most) break;
      seen.add(key);
      kept.add(name);
    }
  }
  const beforeUpdates = newestFirst.filter(({ beforeUpdate }) => beforeUpdate).slice(0, KEPT_BEFORE_UPDATES);
  for (const { name } of beforeUpdates) kept.add(name);
  return kept;
}

function mondayOf(day: CalendarDate): CalendarDate {
  const sinceMonday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}
