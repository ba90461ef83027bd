import { calendarDate } from '#shared/domain/calendar-date.ts';

/** What stands in a date box: a number for each part, null where nothing was typed yet. */
export interface TypedDate {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
const monthName = (month: number): string => [...MONTHS, 'November', 'December'][month - 1] ?? String(month);

/**
 * What is wrong with a date as it was typed, in words; null: it is whole and real, or empty. A date that does not exist must
 * never become another one in silence, and half a date must not be saved as none.
 */
export function dateTrouble({
  day,
  month,
  year,
}: TypedDate): { readonly kind: 'impossible' | 'half'; readonly words: string } | null {
  if (day === null && month === null && year === null) return null;
  if (day === null || month === null || year === null || year < 1000)
    return { kind: 'half', words: 'Please type the whole date, or clear each part with Backspace.' };
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (calendarDate(iso) !== null) return null;
  return {
    kind: 'impossible',
    words: `There is no ${day} ${monthName(month)} ${year}. Please type the date again, or press Backspace to leave it empty.`,
  };
}
