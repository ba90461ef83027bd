import { useEffect } from 'react';
import { londonDay } from '#shared/domain/calendar-date.ts';
import { TODAY_NEEDS } from '#shared/features/today/due.model.ts';
import { countNow } from '#shared/features/today/due.rules.ts';
import { useCall } from '../../api/call.ts';
import { useCan } from '../../api/session-store.ts';

const MINUTE_MS = 60_000;

/** What is due: the rail and the screen ask once for both. Asked again after every change, and in the first minute of a new day. */
export function useDue() {
  const may = useCan(...TODAY_NEEDS);
  const asked = useCall('today.list', {}, { enabled: may });
  const { refetch } = asked;
  useEffect(() => {
    let day = londonDay(new Date());
    const timer = setInterval(() => {
      const now = londonDay(new Date());
      if (now === day) return;
      day = now;
      if (may) void refetch();
    }, MINUTE_MS);
    return () => clearInterval(timer);
  }, [refetch, may]);
  return asked;
}

/** How many things do not wait; 0 for who has no Today and while it is asked. */
export const useDueNow = (): number => countNow(useDue().data?.rows ?? []);
