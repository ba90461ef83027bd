import { showDate } from '#shared/domain/calendar-date.ts';
import type { TripLine, TripPlan } from '#shared/features/trips/trips.model.ts';

type Days = Pick<TripLine, 'startsOn' | 'startsAt' | 'endsOn' | 'endsAt'>;

/** "3 Dec 2026, 09:00 to 15:00", "14 May 2027, 09:00 to 16 May 2027, 15:00" */
export const daysWords = ({ startsOn, startsAt, endsOn, endsAt }: Days): string =>
  startsOn === endsOn
    ? `${showDate(startsOn)}, ${startsAt} to ${endsAt}`
    : `${showDate(startsOn)}, ${startsAt} to ${showDate(endsOn)}, ${endsAt}`;

export const placeWords = ({ place, street, town, postcode }: TripPlan): string =>
  [place, street, [town, postcode].filter(Boolean).join(' ')].filter(Boolean).join(', ');

export const childrenCount = (n: number): string => (n === 1 ? '1 child' : `${n} children`);
