import { type CalendarDate, calendarDate } from '#shared/domain/calendar-date.ts';

/** `23/09/2021`, `23-9-21`, `2021-09-23` (with or without a time): a day, or null. Day first, as in the UK. */
export function readDate(text: string): CalendarDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text.trim());
  if (iso) return calendarDate(iso[0].slice(0, 10));
  const uk = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})\b/.exec(text.trim());
  if (!uk) return null;
  const [, day = '', month = '', year = ''] = uk;
  return calendarDate(`${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Yes, no, or not said. `T`, `True`, `Granted`, `Accepted` ... and their opposites, as systems write them. */
export function readYesNo(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (
    ['y', 'yes', 't', 'true', '1', 'granted', 'given', 'accepted', 'agreed', 'consented', 'allow', 'allowed'].includes(
      word,
    )
  )
    return true;
  if (
    ['n', 'no', 'f', 'false', '0', 'declined', 'refused', 'not granted', 'denied', 'withheld', 'not allowed'].includes(
      word,
    )
  )
    return false;
  return null;
}

/** One form of a year: `N1`, `R`, `1` ... `6`; what is none stays as written. */
export function normalYear(text: string): string {
  const word = text.trim();
  if (/^(r|rec|reception|year r|yr|0)$/i.test(word)) return 'R';
  const nursery = /^n(?:ursery)?\s*(\d)?$/i.exec(word);
  if (nursery) return `N${nursery[1] ?? ''}`;
  const year = /^(?:year|yr|y)?\s*(\d{1,2})$/i.exec(word);
  return year?.[1] ?? word;
}

/** The board's three words for a system's severity; unknown ones stand between, so that nothing serious is hidden. */
export function readSeverity(text: string): 'serious' | 'watch' | 'know' {
  const word = text.trim().toLowerCase();
  if (['high', 'severe', 'serious', 'critical'].includes(word)) return 'serious';
  return ['low', 'mild', 'minor', 'know'].includes(word) ? 'know' : 'watch';
}
