import type { QueryContext } from '#main/core/handlers.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import { dueOfTrip, isNear, type TripDueKind } from '#shared/features/trips/due-trips.rules.ts';
import { signOffOf } from './readiness.handlers.ts';
import { judgeTrip } from './readiness.ts';
import { comingTrips } from './trips.repo.ts';

type DueTrip = DueRow & { readonly kind: TripDueKind };

/** What Today says of trips that are near: all to whoever plans trips, to a leader their own. Names no child and no reason. */
export function dueTrips(
  ctx: Pick<QueryContext, 'capabilities' | 'db' | 'now' | 'today' | 'session'>,
): readonly DueTrip[] {
  const { capabilities, db, now, today, session } = ctx;
  const as = capabilities.has('trips.plan') ? 'trips.plan' : 'trips.lead';
  return comingTrips(db, today, as === 'trips.plan' ? null : session.staffId)
    .filter(({ plan, calledOff }) => isNear(plan, calledOff, today))
    .flatMap((trip): DueTrip[] => {
      const { tripId, plan, leader } = trip;
      const judged = judgeTrip({ db, now, today, as }, trip);
      const signOff = signOffOf(ctx, tripId, judged);
      const state = { signed: signOff !== null, changed: signOff?.changed.length ?? 0, open: judged.open };
      const due = dueOfTrip(plan, state, today);
      if (due === null) return [];
      return [
        {
          ...{ kind: due.kind, id: tripId, child: null, thing: plan.name, on: plan.startsOn, at: null },
          words: `${showDate(plan.startsOn)}, ${leader}: ${due.words}`,
          to: { name: 'trip', tripId, part: 'ready' },
        },
      ];
    });
}
