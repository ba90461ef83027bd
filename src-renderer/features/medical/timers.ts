import { useEffect, useState } from 'react';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { Tap } from '#shared/features/medical/emergency.contract.ts';

/** The time now, once a second. */
export function useSeconds(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The timer that was started and not stopped; undefined when none runs. */
export function runningTimer(taps: readonly Tap[]): Tap | undefined {
  const valid = taps.filter((tap) => !tap.takenBack);
  const last = valid.findLast((tap) => tap.kind === 'timer-start' || tap.kind === 'timer-stop');
  return last?.kind === 'timer-start' ? last : undefined;
}

/** `4:07` since an instant. */
export function elapsed(since: string, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `4 min ago`, whole minutes; a clock that was set back never gives less than none. */
export function minutesAgo(since: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(since)) / 60_000);
  return minutes < 1 ? 'less than a minute ago' : `${minutes} min ago`;
}

const WITH_SECONDS = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Europe/London' });
/** `14:05:10`, London time: on the card seconds count. */
export const showSeconds = (at: Date | Instant): string => WITH_SECONDS.format(new Date(at));
