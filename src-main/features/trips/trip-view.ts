import type { QueryContext } from '#main/core/handlers.ts';
import {
  type ChildRow,
  oneChild,
  photoUrl,
  type ToldApart,
  toldApart,
} from '#main/features/children/children.service.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fullName, registerName } from '#shared/domain/names.ts';
import { calledBy, oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { Trip } from '#shared/features/trips/trips.contract.ts';
import type { TripFace, TripLine } from '#shared/features/trips/trips.model.ts';
import { decisionsOn, goingOn, groupsOf, type TripRow } from './trips.repo.ts';

export const lineOf = ({ tripId, plan, leader, children, calledOff }: TripRow): TripLine => ({
  ...{ tripId, name: plan.name, place: plan.place, kind: plan.kind, leader, children, calledOff },
  ...{ startsOn: plan.startsOn, startsAt: plan.startsAt, endsOn: plan.endsOn, endsAt: plan.endsAt },
});

/** A child beside a trip, told apart from everybody else of the name. */
export const tripFace = (row: ChildRow, { apart }: ToldApart): TripFace => ({
  childId: row.childId as ChildId,
  name: fullName(calledBy(row)),
  listName: registerName(calledBy(row)),
  className: row.className ?? 'No class',
  apart: apart(row),
  photoUrl: photoUrl(row.photoId),
});

/** The trip as the screen shows it; its children by class and name. */
export function tripView(ctx: Pick<QueryContext, 'db' | 'session'>, trip: TripRow): Trip {
  const told = toldApart(ctx.db);
  const children = goingOn(ctx.db, trip.tripId)
    .flatMap(({ childId, groupId }) => {
      const row = oneChild(ctx.db, childId);
      return row ? [{ ...tripFace(row, told), groupId, leftOn: row.leftOn }] : [];
    })
    .sort((a, b) => a.className.localeCompare(b.className) || a.listName.localeCompare(b.listName));
  return {
    ...{ tripId: trip.tripId, plan: trip.plan, leaderId: trip.leaderId, leader: trip.leader },
    ...{ adults: [...trip.adults], groups: groupsOf(ctx.db, trip.tripId), children, calledOff: trip.calledOff },
    decisions: decisionsOn(ctx.db, trip.tripId).map(({ childId, ...decision }) => {
      const row = childId && oneChild(ctx.db, childId);
      return { ...decision, child: row ? oneLine(tripFace(row, told)) : '' };
    }),
    mine: trip.leaderId === ctx.session.staffId,
  };
}
