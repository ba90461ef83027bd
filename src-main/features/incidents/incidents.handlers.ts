import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers, QueryContext } from '#main/core/handlers.ts';
import { staffNames } from '#main/features/access/staff.service.ts';
import { recordedCards } from '#main/features/medical/card-record.service.ts';
import { issuePaper } from '#main/features/papers/papers.service.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import { type Instant, instantOf } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { instantMeant, type Moment } from '#shared/domain/london-time.ts';
import type { incidentsContract } from '#shared/features/incidents/incidents.contract.ts';
import { INCIDENT_NAMES, type Incident } from '#shared/features/incidents/incidents.model.ts';
import { currentEntry, draftFromTaps } from '#shared/features/incidents/incidents.rules.ts';
import * as repo from './incidents.repo.ts';
import { readIncidents } from './incidents.service.ts';

const DONE = {};

export const incidentsHandlers: Handlers<keyof typeof incidentsContract> = {
  'incidents.list': (_input, { db, scope }) => ({ incidents: readIncidents(db, scope) }),
  'incidents.child': ({ childId }, ctx) => {
    const incidents = readIncidents(ctx.db, ctx.scope, childId);
    const taken = new Set(incidents.map(({ cardId }) => cardId));
    return {
      incidents,
      cards: recordedCards(ctx.kernel, ctx.db, childId)
        .filter(({ cardId, taps }) => !taken.has(cardId) && taps.some(({ takenBack }) => takenBack === null))
        .map((card) => ({ cardId: card.cardId, openedAt: card.openedAt, ...draftFromTaps(card) })),
      staff: staffNames(ctx.db),
      me: ctx.session.staffId,
    };
  },
  'incidents.record': ({ childId, requestKey, cardId, fields }, ctx) => {
    const known = repo.knownIncident(ctx.tx, requestKey, cardId);
    if (known) {
      ctx.audit({ fields: ['repeated'] });
      return { incidentId: known };
    }
    if (cardId !== null && !recordedCards(ctx.kernel, ctx.db, childId).some((card) => card.cardId === cardId))
      throw new AppError('not-found');
    const entry = entryOf(ctx, fields);
    const incidentId = repo.insertIncident(ctx.tx, childId, cardId, requestKey, ctx.author);
    repo.insertEntry(ctx.tx, incidentId, { ...entry, version: 1, correctWords: '' }, ctx.author);
    return { incidentId };
  },
  'incidents.correct': ({ version, fields, words, ...one }, ctx) => {
    const { incidentId } = newest(ctx, one, version);
    const entry = entryOf(ctx, fields);
    repo.insertEntry(ctx.tx, incidentId, { ...entry, version: version + 1, correctWords: words }, ctx.author);
    return DONE;
  },
  'incidents.tellParent': ({ requestKey, whom, by, at, how, ...one }, ctx) => {
    const { incidentId } = incidentOf(ctx, one);
    requireStaff(ctx, by, 'by');
    const telling = { whom, by, how, at: pastInstant(ctx, at) };
    if (repo.insertTelling(ctx.tx, incidentId, telling, requestKey, ctx.author) === 0)
      ctx.audit({ fields: ['repeated'] });
    return DONE;
  },
  'incidents.review': ({ result, words, onDay, ...one }, ctx) => {
    const { incidentId, review } = incidentOf(ctx, one);
    if (review !== null) throw new AppError('changed-elsewhere');
    if (onDay > ctx.today) refuse('onDay', 'This day is still to come.');
    repo.insertReview(ctx.tx, incidentId, { result, words, onDay }, ctx.author);
    return DONE;
  },
  'incidents.printReport': ({ version, holders, collectBy, ...one }, ctx) => {
    const incident = newest(ctx, one, version);
    ctx.audit({ fields: [`copies ${holders.length}`] });
    return issuePaper(ctx, {
      kind: 'incident-report',
      // No name of a child stands in a paper's title.
      title: `Report: ${INCIDENT_NAMES[currentEntry(incident).kind].toLowerCase()}`,
      ...{ onDay: null, childIds: [one.childId], holders, collectBy },
    });
  },
};

const refuse = (field: string, words: string): never => {
  throw new AppError('bad-input', { fields: { [field]: words } });
};

type One = Pick<ParsedInput<'incidents.correct'>, 'childId' | 'incidentId'>;
function incidentOf(ctx: QueryContext, { childId, incidentId }: One): Incident {
  const found = readIncidents(ctx.db, ctx.scope, childId).find((one) => one.incidentId === incidentId);
  if (!found) throw new AppError('not-found');
  return found;
}
function newest(ctx: QueryContext, one: One, version: number): Incident {
  const incident = incidentOf(ctx, one);
  if (currentEntry(incident).version !== version) throw new AppError('changed-elsewhere');
  return incident;
}

function entryOf(ctx: CommandContext, fields: ParsedInput<'incidents.record'>['fields']) {
  requireStaff(ctx, fields.reporter, 'fields.reporter');
  return { ...fields, at: pastInstant(ctx, fields.at, 'fields.at') };
}

function pastInstant({ now }: QueryContext, moment: Moment, field = 'at'): Instant {
  const at = instantMeant(moment, now) ?? refuse(field, 'The clocks went forward: this time was skipped that night.');
  return at > instantOf(now) ? refuse(field, 'This time is still to come.') : at;
}

function requireStaff(ctx: QueryContext, staffId: StaffId, field: string): void {
  if (!staffNames(ctx.db).some((one) => one.staffId === staffId))
    refuse(field, 'This person does not work here any more.');
}
