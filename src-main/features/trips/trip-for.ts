import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import type { TripId } from '#shared/domain/ids.ts';
import { oneTrip, type TripRow } from './trips.repo.ts';

/**
 * The trip, for a person who may know of it: whoever plans trips, all of them; a leader their own, while it is not over and was not
 * called off. Everything about one trip begins here. Throws 'not-found', or 'not-allowed' for a trip that is not theirs (any more).
 */
export function tripFor(ctx: Pick<QueryContext, 'as' | 'db' | 'session' | 'today'>, tripId: TripId): TripRow {
  const trip = oneTrip(ctx.db, tripId);
  if (!trip) throw new AppError('not-found');
  if (ctx.as === 'trips.plan') return trip;
  const leads = trip.leaderId === ctx.session.staffId && trip.plan.endsOn >= ctx.today && !trip.calledOff;
  if (ctx.as !== 'trips.lead' || !leads) throw new AppError('not-allowed');
  return trip;
}
