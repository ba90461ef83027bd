import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { list, type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, StaffId, TripAdultId, TripGroupId, TripId } from '#shared/domain/ids.ts';
import type { TripAdult, TripDecision, TripGroup, TripPlan } from '#shared/features/trips/trips.model.ts';
import { CALLED_OFF } from './led-children.ts';

/** What is kept as JSON: the plan and who comes along. */
export interface StoredPlan {
  readonly plan: TripPlan;
  readonly adults: readonly TripAdult[];
}
export interface TripRow extends StoredPlan {
  readonly tripId: TripId;
  readonly leaderId: StaffId;
  readonly leader: string;
  readonly calledOff: boolean;
  readonly children: number;
}
interface Kept extends Omit<TripRow, 'plan' | 'adults' | 'calledOff'> {
  readonly stored: string;
  readonly calledOff: number;
}
const SELECT = sql`SELECT trip.id AS tripId, leader_id AS leaderId, staff.name AS leader, plan AS stored, ${CALLED_OFF} AS calledOff,
    (SELECT count(*) FROM trip_child JOIN child ON child.id = child_id AND child.merged_into IS NULL WHERE trip_id = trip.id) AS children
  FROM trip JOIN staff ON staff.id = trip.leader_id`;
const toRow = ({ stored, calledOff, ...row }: Kept): TripRow => ({
  ...row,
  ...(JSON.parse(stored) as StoredPlan),
  calledOff: calledOff === 1,
});
const MOST_PAST = 100;

/** Trips that are not over, the next first; `leaderId` null: everybody's. */
export const comingTrips = (db: ReadDb, today: CalendarDate, leaderId: StaffId | null): TripRow[] =>
  db
    .all<Kept>(
      sql`${SELECT} WHERE ends_on >= ${today} AND (${leaderId} IS NULL OR leader_id = ${leaderId}) ORDER BY starts_on, trip.id`,
    )
    .map(toRow);
export const pastTrips = (db: ReadDb, today: CalendarDate): TripRow[] =>
  db
    .all<Kept>(sql`${SELECT} WHERE ends_on < ${today} ORDER BY ends_on DESC, trip.id DESC LIMIT ${MOST_PAST}`)
    .map(toRow);
export const oneTrip = (db: ReadDb, tripId: TripId): TripRow | undefined => {
  const row = db.get<Kept>(sql`${SELECT} WHERE trip.id = ${tripId}`);
  return row && toRow(row);
};

interface Planned extends StoredPlan {
  readonly leaderId: StaffId;
}
const storedOf = ({ plan, adults }: StoredPlan): string => JSON.stringify({ plan, adults } satisfies StoredPlan);

export function insertTrip(tx: WriteDb, trip: Planned, author: Author): TripId {
  const tripId = uuid() as TripId;
  tx.run(sql`INSERT INTO trip (id, starts_on, ends_on, leader_id, plan, planned_at, planned_by, changed_at, changed_by)
    VALUES (${tripId}, ${trip.plan.startsOn}, ${trip.plan.endsOn}, ${trip.leaderId}, ${storedOf(trip)}, ${author.at}, ${author.by}, ${author.at}, ${author.by})`);
  return tripId;
}
export const updateTrip = (tx: WriteDb, tripId: TripId, trip: Planned, author: Author): number =>
  tx.run(sql`UPDATE trip SET starts_on = ${trip.plan.startsOn}, ends_on = ${trip.plan.endsOn}, leader_id = ${trip.leaderId},
    plan = ${storedOf(trip)}, changed_at = ${author.at}, changed_by = ${author.by} WHERE id = ${tripId}`);
/** Who changed something of the trip last: its children or its groups. */
export const touchTrip = (tx: WriteDb, tripId: TripId, author: Author): number =>
  tx.run(sql`UPDATE trip SET changed_at = ${author.at}, changed_by = ${author.by} WHERE id = ${tripId}`);

export interface GoingRow {
  readonly childId: ChildId;
  readonly groupId: TripGroupId | null;
}
/** Who goes; a record that was put together with another is there under the kept one. */
export const goingOn = (db: ReadDb, tripId: TripId): GoingRow[] =>
  db.all(sql`SELECT child_id AS childId, group_id AS groupId FROM trip_child
    JOIN child ON child.id = child_id AND child.merged_into IS NULL WHERE trip_id = ${tripId}`);
export const groupsOf = (db: ReadDb, tripId: TripId): TripGroup[] =>
  db.all(
    sql`SELECT id AS groupId, name, adult_id AS adultId FROM trip_group WHERE trip_id = ${tripId} ORDER BY position, id`,
  );

/** True: the child was not on the trip before. */
export const addGoing = (tx: WriteDb, tripId: TripId, childId: ChildId, author: Author): boolean =>
  tx.run(sql`INSERT INTO trip_child (trip_id, child_id, added_at, added_by) VALUES (${tripId}, ${childId}, ${author.at}, ${author.by})
    ON CONFLICT DO NOTHING`) > 0;
export const removeGoing = (tx: WriteDb, tripId: TripId, childId: ChildId): number =>
  tx.run(sql`DELETE FROM trip_child WHERE trip_id = ${tripId} AND child_id = ${childId}`);

/** The groups of a trip anew. */
export function replaceGroups(
  tx: WriteDb,
  tripId: TripId,
  groups: readonly { name: string; adultId: TripAdultId | null; childIds: readonly ChildId[] }[],
): void {
  tx.run(sql`UPDATE trip_child SET group_id = NULL WHERE trip_id = ${tripId}`);
  tx.run(sql`DELETE FROM trip_group WHERE trip_id = ${tripId}`);
  groups.forEach(({ name, adultId, childIds }, position) => {
    const groupId = uuid();
    tx.run(
      sql`INSERT INTO trip_group (id, trip_id, position, name, adult_id) VALUES (${groupId}, ${tripId}, ${position}, ${name}, ${adultId})`,
    );
    tx.run(
      sql`UPDATE trip_child SET group_id = ${groupId} WHERE trip_id = ${tripId} AND child_id IN (${list(childIds)})`,
    );
  });
}
/** An adult who does not come any more has no group. */
export const freeGroupsOf = (tx: WriteDb, tripId: TripId, staying: readonly TripAdultId[]): number =>
  tx.run(sql`UPDATE trip_group SET adult_id = NULL WHERE trip_id = ${tripId} AND adult_id NOT IN (${list(staying)})`);

export interface DecisionRow {
  readonly step: TripDecision['step'];
  readonly childId: ChildId | null;
  readonly words: string;
  readonly at: Instant;
  readonly by: string;
}
export const decisionsOn = (db: ReadDb, tripId: TripId): DecisionRow[] =>
  db.all(sql`SELECT what AS step, child_id AS childId, words, decided_at AS at, staff.name AS by FROM trip_decision
    JOIN staff ON staff.id = decided_by WHERE trip_id = ${tripId} ORDER BY trip_decision.id DESC`);
export const insertDecision = (
  tx: WriteDb,
  tripId: TripId,
  { step, childId, words }: Pick<DecisionRow, 'step' | 'childId' | 'words'>,
  author: Author,
): number =>
  tx.run(sql`INSERT INTO trip_decision (id, trip_id, child_id, what, words, decided_at, decided_by)
    VALUES (${uuid()}, ${tripId}, ${childId}, ${step}, ${words}, ${author.at}, ${author.by})`);
