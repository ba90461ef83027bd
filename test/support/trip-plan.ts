import { type CalendarDate, calendarDate } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { ClockTime } from '#shared/domain/london-time.ts';
import type { TripFields } from '#shared/features/trips/trips.model.ts';

/** A day trip that anybody may plan; what a test is about stands in `more`. */
export const tripPlan = (leaderId: StaffId, more: Partial<TripFields> = {}): TripFields => {
  const startsOn: CalendarDate = more.startsOn ?? calendarDate('2026-12-03')!;
  return {
    ...{ name: 'Year 3 to the museum', place: 'Test Museum', street: '2 Coal Lane', town: 'Stanley' },
    ...{ postcode: 'DH9 0RG', exactPlace: 'Main entrance on Coal Lane', placePhone: '0191 496 0200' },
    ...{
      startsOn,
      startsAt: '09:00' as ClockTime,
      endsOn: startsOn,
      endsAt: '15:00' as ClockTime,
      kind: 'day' as const,
    },
    ...{ adventurous: false, abroad: false, leaderId, leaderPhone: '07700 900111', transport: 'Coach' },
    ...{ homeContact: 'Mrs A Larch', homePhone: '0191 496 0123', hospital: 'Test Infirmary' },
    ...{ hospitalAddress: '3 Royal Road, Durham', hospitalPhone: '0191 496 0300', adults: [] },
    ...more,
  };
};
