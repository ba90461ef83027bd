import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers, QueryContext } from '#main/core/handlers.ts';
import { staffWith } from '#main/features/access/second-person.service.ts';
import { staffNames } from '#main/features/access/staff.service.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import { classInUse, currentClasses, listChildren } from '#main/features/children/children.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import type { ChildId, ClassId, StaffId, TripAdultId } from '#shared/domain/ids.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import type { tripsContract } from '#shared/features/trips/trips.contract.ts';
import { MOST_CHILDREN, type TripAdult, type TripFields } from '#shared/features/trips/trips.model.ts';
import { tripFor } from './trip-for.ts';
import { lineOf, tripView } from './trip-view.ts';
import * as repo from './trips.repo.ts';

const DONE = {};

export const tripsHandlers: Handlers<keyof typeof tripsContract> = {
  'trips.list': (_input, { as, db, today, session }) => {
    const all = as === 'trips.plan';
    return {
      coming: repo.comingTrips(db, today, all ? null : session.staffId).map(lineOf),
      past: all ? repo.pastTrips(db, today).map(lineOf) : [],
    };
  },
  'trips.trip': ({ tripId }, ctx) => tripView(ctx, tripFor(ctx, tripId)),
  'trips.choices': (_input, { db, now }) => {
    const onRoll = Map.groupBy(listChildren(db, { kind: 'all' }, false), ({ classId }) => classId);
    return {
      leaders: leadersNow(db, now),
      staff: staffNames(db),
      classes: currentClasses(db).map(({ classId, name }) => ({
        ...{ classId, name },
        children: onRoll.get(classId)?.length ?? 0,
      })),
      schoolPhone: school(db).phone,
    };
  },
  'trips.save': ({ tripId, fields }, ctx) => {
    const { adults, leaderId, ...plan } = fields;
    const before = tripId === null ? null : tripFor(ctx, tripId);
    if (!leadersNow(ctx.tx, ctx.now).some(({ staffId }) => staffId === leaderId) && before?.leaderId !== leaderId)
      throw new AppError('bad-input', { fields: { leaderId: 'This person has no role that leads trips.' } });
    const trip = { plan, leaderId, adults: adultsOf(ctx, fields) };
    ctx.audit({ fields: ['plan'] });
    if (before === null) return { tripId: repo.insertTrip(ctx.tx, trip, ctx.author) };
    repo.updateTrip(ctx.tx, before.tripId, trip, ctx.author);
    repo.freeGroupsOf(
      ctx.tx,
      before.tripId,
      trip.adults.map(({ adultId }) => adultId),
    );
    return { tripId: before.tripId };
  },
  'trips.addChildren': ({ tripId, classIds, childIds }, ctx) => {
    const trip = tripFor(ctx, tripId);
    const wanted = new Set([...inClasses(ctx, classIds), ...childIds]);
    const going = new Set(repo.goingOn(ctx.tx, tripId).map(({ childId }) => childId));
    const fresh = [...wanted].filter((childId) => !going.has(childId));
    if (going.size + fresh.length > MOST_CHILDREN)
      throw new AppError('bad-input', { fields: { classIds: `A trip takes at most ${MOST_CHILDREN} children.` } });
    const takenOff = standingOff(repo.decisionsOn(ctx.tx, tripId));
    for (const childId of fresh) {
      const reach = childReach(ctx.tx, childId);
      if (!reach?.onRoll || !reaches(ctx.scope, reach)) throw new AppError('not-allowed');
      repo.addGoing(ctx.tx, tripId, childId, ctx.author);
      if (takenOff.has(childId))
        repo.insertDecision(ctx.tx, tripId, { step: 'on-again', childId, words: '' }, ctx.author);
      ctx.alsoAudit({ what: 'trip.child-added', childId });
    }
    repo.touchTrip(ctx.tx, trip.tripId, ctx.author);
    ctx.audit({ fields: ['children'] });
    return { added: fresh.length };
  },
  'trips.takeOff': ({ tripId, childId, words }, ctx) => {
    tripFor(ctx, tripId);
    if (repo.removeGoing(ctx.tx, tripId, childId) === 0) throw new AppError('not-found');
    repo.insertDecision(ctx.tx, tripId, { step: 'taken-off', childId, words }, ctx.author);
    repo.touchTrip(ctx.tx, tripId, ctx.author);
    return DONE;
  },
  'trips.saveGroups': ({ tripId, groups }, ctx) => {
    const trip = tripFor(ctx, tripId);
    const going = new Set(repo.goingOn(ctx.tx, tripId).map(({ childId }) => childId));
    const named = groups.flatMap(({ childIds }) => childIds);
    if (named.length !== new Set(named).size || !named.every((childId) => going.has(childId)))
      throw new AppError('bad-input', { fields: { groups: 'A child stands in two groups, or is not on this trip.' } });
    const adults = new Set(trip.adults.map(({ adultId }) => adultId));
    if (!groups.every(({ adultId }) => adultId === null || adults.has(adultId)))
      throw new AppError('bad-input', { fields: { groups: 'One of these adults is not on this trip any more.' } });
    repo.replaceGroups(ctx.tx, tripId, groups);
    repo.touchTrip(ctx.tx, tripId, ctx.author);
    ctx.audit({ fields: ['groups'] });
    return DONE;
  },
  'trips.call': ({ tripId, takesPlace, words }, ctx) => {
    const trip = tripFor(ctx, tripId);
    if (trip.calledOff !== takesPlace) throw new AppError('changed-elsewhere');
    const step = takesPlace ? ('called-on' as const) : ('called-off' as const);
    repo.insertDecision(ctx.tx, tripId, { step, childId: null, words }, ctx.author);
    ctx.audit({ fields: ['takesPlace'] });
    return DONE;
  },
};

/** Who may lead: whoever plans trips, and class teachers; by name. */
function leadersNow(db: QueryContext['db'], now: Date): { staffId: StaffId; name: string }[] {
  const found = [...staffWith(db, 'trips.plan', now), ...staffWith(db, 'trips.lead', now)];
  return [...new Map(found.map((one) => [one.staffId, one])).values()].sort((a, b) => a.name.localeCompare(b.name));
}

function inClasses(ctx: CommandContext, classIds: readonly ClassId[]): ChildId[] {
  if (classIds.length === 0) return [];
  for (const classId of classIds) classInUse(ctx.tx, classId);
  const wanted = new Set<ClassId | null>(classIds);
  return listChildren(ctx.tx, ctx.scope, false)
    .filter(({ classId }) => wanted.has(classId))
    .map(({ childId }) => childId as ChildId);
}

/** The children whose last decision took them off. */
function standingOff(decisions: readonly repo.DecisionRow[]): ReadonlySet<ChildId> {
  const last = new Map<ChildId, string>();
  for (const { childId, step } of decisions) if (childId !== null && !last.has(childId)) last.set(childId, step);
  return new Set([...last].filter(([, step]) => step === 'taken-off').map(([childId]) => childId));
}

/** The leader first, then the others as they were entered; staff by the register's own names. */
function adultsOf(ctx: CommandContext, { adults, leaderId, leaderPhone }: TripFields): TripAdult[] {
  const names = new Map(staffNames(ctx.tx).map(({ staffId, name }) => [staffId, name]));
  const idOf = (adultId: TripAdultId | null) => adultId ?? (uuid() as TripAdultId);
  const lead = adults.find(({ staffId }) => staffId === leaderId);
  const leader: TripAdult = {
    ...{ adultId: idOf(lead?.adultId ?? null), name: names.get(leaderId) ?? lead?.name ?? '', phone: leaderPhone },
    ...{ kind: 'staff', staffId: leaderId },
  };
  if (leader.name === '')
    throw new AppError('bad-input', { fields: { leaderId: 'This person does not work here any more.' } });
  const others = adults
    .filter(({ staffId }) => staffId !== leaderId)
    .map((one) => ({
      ...one,
      adultId: idOf(one.adultId),
      name: (one.staffId && names.get(one.staffId)) ?? one.name,
    }));
  const ids = others.flatMap(({ staffId }) => (staffId === null ? [] : [staffId]));
  if (ids.length !== new Set(ids).size)
    throw new AppError('bad-input', { fields: { adults: 'Somebody stands here twice.' } });
  return [leader, ...others];
}
