import type { CalendarDate } from '#shared/domain/calendar-date.ts';

/** Months ahead that are shown, this one included: a medicine that is bought now lasts about so long. */
export const MONTHS_AHEAD = 6;

/** A month as '2026-11', or what lies before today. */
export type Month = 'past' | (string & {});
export interface Ending {
  readonly of: 'medicines' | 'reviews';
  /** The last good day. */
  readonly day: CalendarDate;
}
export interface MonthCount {
  readonly month: Month;
  readonly medicines: number;
  readonly reviews: number;
}

/** The months shown, the past first: also those in which nothing ends, since a gap is a finding too. */
export function monthsFrom(today: CalendarDate): Month[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const ahead = Array.from({ length: MONTHS_AHEAD }, (_, i) => new Date(Date.UTC(year, month - 1 + i, 1)));
  return ['past', ...ahead.map((first) => first.toISOString().slice(0, 7))];
}

/** How many end in each month. What ended before today is past; what ends today is of this month; what ends later is not shown. */
export function countByMonth(endings: readonly Ending[], today: CalendarDate): MonthCount[] {
  const monthOf = ({ day }: Ending): Month => (day < today ? 'past' : day.slice(0, 7));
  return monthsFrom(today).map((month) => {
    const own = endings.filter((ending) => monthOf(ending) === month);
    const count = (of: Ending['of']) => own.filter((ending) => ending.of === of).length;
    return { month, medicines: count('medicines'), reviews: count('reviews') };
  });
}

/** A round number that no bar reaches beyond, for an axis that begins at zero: halves of it are whole. */
export function axisEnd(most: number): number {
  const steps = [2, 4, 6, 8, 10, 12, 16, 20, 30, 40, 50, 60, 80, 100];
  const found = steps.find((step) => step >= most);
  return found ?? Math.ceil(most / 100) * 100;
}
