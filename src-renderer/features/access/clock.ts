import type { Instant } from '#shared/domain/calendar-date.ts';

const LONDON = 'Europe/London';
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: LONDON, hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** `14:05`, London time. */
export const clockTime = (at: Date): string => TIME.format(at);

/** `Monday 23 November 2026`. */
export const longDay = (at: Date): string => DAY.format(at).replace(',', '');

/** `3:07` or `1:03:07` since the start; never negative when the PC's clock was set back. */
export function elapsed(start: Instant, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(start)) / 1_000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
