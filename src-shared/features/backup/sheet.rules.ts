import { addDays, type CalendarDate } from '#shared/domain/calendar-date.ts';

/** A sheet older than this is printed anew though nothing seems to have changed (issue 3: once a month). */
export const SHEET_DAYS = 31;

/** A fingerprint of what the sheet says of a child, by the child's id. */
export type SheetHashes = Readonly<Record<string, string>>;

/** `none`: nobody on roll has a serious need, so there is nothing to print. `new`: the register was made today. */
export const SHEET_STATES = ['none', 'new', 'fine', 'never', 'old', 'changed'] as const;
export type SheetState = (typeof SHEET_STATES)[number];

export interface SheetAge {
  readonly state: SheetState;
  /** Days since the print; 0 where there is none. */
  readonly days: number;
  /** Children of whom the paper says something else than the register, or who are missing on it, or should no longer be there. */
  readonly changed: number;
}

/**
 * Whether the paper in the envelope can still be trusted. What has changed comes before age: a wrong word on paper does harm on the
 * day it is needed. A register gets the day it was made for its first entries; `since` is that day.
 */
export function sheetAge(
  printed: { readonly on: CalendarDate; readonly hashes: SheetHashes } | null,
  now: SheetHashes,
  since: CalendarDate,
  today: CalendarDate,
): SheetAge {
  if (printed === null) {
    const nothing = { days: 0, changed: 0 };
    if (Object.keys(now).length === 0) return { state: 'none', ...nothing };
    return { state: since >= today ? 'new' : 'never', ...nothing };
  }
  const days = Math.max(0, (Date.parse(today) - Date.parse(printed.on)) / 86_400_000);
  const everybody = new Set([...Object.keys(now), ...Object.keys(printed.hashes)]);
  const changed = [...everybody].filter((childId) => now[childId] !== printed.hashes[childId]).length;
  if (changed > 0) return { state: 'changed', days, changed };
  // By a clock that was set back the print lies in the future: nobody can say how old it is.
  const tooOld = addDays(printed.on, SHEET_DAYS) < today || printed.on > today;
  return { state: tooOld && everybody.size > 0 ? 'old' : 'fine', days, changed };
}

/** Whether somebody has to print it. */
export const mustPrint = (state: SheetState): boolean => state === 'never' || state === 'old' || state === 'changed';
