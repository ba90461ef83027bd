import { type ReadDb, sql } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';

/** The last decision about the trip itself says that it does not take place. */
export const CALLED_OFF = sql`coalesce((SELECT what FROM trip_decision AS d WHERE d.trip_id = trip.id AND d.child_id IS NULL
  ORDER BY d.id DESC LIMIT 1), '') = 'called-off'`;

/**
 * The children of the trips that this person leads today: from the first to the last day of a trip that was not called off, and only
 * those who are on it now. Product, section 3: trips, "those they lead (granted per trip)".
 */
export const ledChildren = (db: ReadDb, staffId: StaffId, today: CalendarDate): ChildId[] =>
  db
    .all<{
      childId: ChildId;
    }>(sql`SELECT DISTINCT child_id AS childId FROM trip JOIN trip_child ON trip_child.trip_id = trip.id
      WHERE leader_id = ${staffId} AND starts_on <= ${today} AND ends_on >= ${today} AND NOT ${CALLED_OFF}`)
    .map(({ childId }) => childId);
