import type { QueryContext } from '#main/core/handlers.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import { oneChild, photoUrl, toldApart } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import { INCIDENT_NAMES, type Incident } from '#shared/features/incidents/incidents.model.ts';
import { currentEntry, isReviewOpen, isUntold } from '#shared/features/incidents/incidents.rules.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import * as repo from './incidents.repo.ts';

/** Every incident of the children within reach, or of one child, by the time of what happened, the newest first. */
export function readIncidents(db: ReadDb, scope: Scope, childId?: ChildId): Incident[] {
  const told = toldApart(db);
  const byIncident = <T extends { readonly incidentId: string }>(rows: readonly T[]) =>
    Map.groupBy(rows, ({ incidentId }) => incidentId);
  const entries = byIncident(repo.entries(db));
  const tellings = byIncident(repo.tellings(db));
  const reviews = byIncident(repo.reviews(db));
  return repo
    .incidents(db)
    .filter((row) => childId === undefined || row.childId === childId)
    .flatMap((row) => {
      const reach = childReach(db, row.childId);
      const child = oneChild(db, row.childId);
      if (!child || !reach || !reaches(scope, reach)) return [];
      const [review] = reviews.get(row.incidentId) ?? [];
      return [
        {
          ...{ incidentId: row.incidentId, cardId: row.cardId },
          child: {
            ...{ childId: row.childId, name: fullName(calledBy(child)), className: child.className ?? 'No class' },
            ...{ apart: told.apart(child), photoUrl: photoUrl(child.photoId) },
          },
          entries: (entries.get(row.incidentId) ?? []).map(({ incidentId: _id, ...entry }) => entry),
          told: (tellings.get(row.incidentId) ?? []).map(({ incidentId: _id, ...one }) => one),
          review: review
            ? { result: review.result, words: review.words, onDay: review.onDay, recordedBy: review.recordedBy }
            : null,
        },
      ];
    })
    .sort((a, b) => (currentEntry(a).at < currentEntry(b).at ? 1 : -1));
}

/**
 * The children whose care plan is to be reviewed after an incident or a near miss, with the day of the earliest one whose review nobody has
 * recorded: what a care plan says as "review after incident".
 */
export const openReviews = (db: ReadDb): ReadonlyMap<ChildId, CalendarDate> =>
  new Map(
    readIncidents(db, { kind: 'all' })
      .filter(isReviewOpen)
      .map((incident) => [incident.child.childId, londonDay(new Date(currentEntry(incident).at))]),
  );

type DueIncident = DueRow & { readonly kind: 'incident-untold' | 'incident-review' };

/** What Today says of incidents: a parent to be told, a care plan to be reviewed. */
export const dueIncidents = ({ db, scope }: Pick<QueryContext, 'db' | 'scope'>): DueIncident[] =>
  readIncidents(db, scope).flatMap((incident) => {
    const { childId, name, className, apart } = incident.child;
    const { kind, at } = currentEntry(incident);
    const row = {
      ...{ id: incident.incidentId, child: { childId, name, className, apart }, on: londonDay(new Date(at)) },
      ...{ thing: INCIDENT_NAMES[kind], to: { name: 'child' as const, childId }, at: null },
    };
    return [
      ...(isUntold(incident) ? [{ ...row, kind: 'incident-untold' as const, words: 'no parent is told yet' }] : []),
      ...(isReviewOpen(incident)
        ? [{ ...row, kind: 'incident-review' as const, words: 'the care plan is to be reviewed after it' }]
        : []),
    ];
  });
