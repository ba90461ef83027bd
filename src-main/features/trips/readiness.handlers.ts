import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import { awayFrom, contactsOf, flagsInForce, oneChild } from '#main/features/children/children.service.ts';
import type { ChildId, TripId } from '#shared/domain/ids.ts';
import type { readinessContract, SignOff } from '#shared/features/trips/readiness.contract.ts';
import { changedSince, type Stood } from '#shared/features/trips/sign-off.rules.ts';
import { consentBecause } from '#shared/features/trips/trips.model.ts';
import { aboutWords, fingerprintOf, type JudgedTrip, judgeTrip } from './readiness.ts';
import { answerWords, tripAnswer } from './trip-answer.ts';
import * as repo from './trip-consent.repo.ts';
import { tripFor } from './trip-for.ts';
import { goingOn } from './trips.repo.ts';

const DONE = {};

export const readinessHandlers: Handlers<keyof typeof readinessContract> = {
  'trips.readiness': ({ tripId }, ctx) => {
    const trip = tripFor(ctx, tripId);
    const judged = judgeTrip(ctx, trip);
    return {
      ...{ trip: [...judged.tripLines], children: [...judged.children], consentBecause: consentBecause(trip.plan) },
      signOff: signOffOf(ctx, tripId, judged),
      mine: trip.leaderId === ctx.session.staffId,
      fingerprint: fingerprintOf(judged),
    };
  },
  'trips.signOff': ({ tripId, fingerprint, words }, ctx) => {
    const trip = tripFor(ctx, tripId);
    if (trip.leaderId !== ctx.session.staffId) throw new AppError('trip-not-leader');
    const judged = judgeTrip(ctx, trip);
    if (fingerprintOf(judged) !== fingerprint) throw new AppError('changed-elsewhere');
    if (judged.open > 0 && words === '')
      throw new AppError('bad-input', { fields: { words: 'Please say what was arranged for what is open.' } });
    repo.insertSignOff(ctx.tx, tripId, { stood: JSON.stringify(judged.stood), open: judged.open, words }, ctx.author);
    ctx.audit({ fields: [`open lines ${judged.open}`] });
    return DONE;
  },
  'trips.consent': ({ tripId, childId }, ctx) => {
    requireOnTrip(ctx, tripId, childId);
    const rows = repo.consentsOf(ctx.db, tripId, childId);
    const corrected = new Set(rows.map(({ corrects }) => corrects));
    const flags = flagsInForce(ctx.db, childId).map(({ flag, state }) => ({
      ...{ flag, state: state === 'decided' ? ('decided' as const) : ('set' as const) },
    }));
    const answer = tripAnswer(rows, flags, {
      leftOn: oneChild(ctx.db, childId)?.leftOn ?? null,
      awayFrom: awayFrom(ctx.db, childId).get(childId) ?? null,
      today: ctx.today,
    });
    return {
      entries: rows.map((row) => ({
        ...{ consentId: row.consentId, state: row.state, giver: row.giver, method: row.method },
        ...{ decidedOn: row.decidedOn, evidence: row.evidence, words: row.words },
        ...{ recordedAt: row.recordedAt, recordedBy: row.recordedBy },
        counts: row.corrects === null && !corrected.has(row.consentId),
      })),
      answer: { yes: answer.answer === 'yes', words: answerWords(answer, true) },
      givers: contactsOf(ctx.db, childId).map(
        ({ contactId, title, forename, surname, relationship, responsibility }) => ({
          ...{ contactId, name: [title, forename, surname].filter(Boolean).join(' '), relationship, responsibility },
        }),
      ),
    };
  },
  'trips.recordConsent': (input, ctx) => {
    const { tripId, childId, contactId, decidedOn } = input;
    requireOnTrip(ctx, tripId, childId);
    if (decidedOn > ctx.today) throw new AppError('bad-input', { fields: { decidedOn: 'This day is still to come.' } });
    const giver = contactsOf(ctx.tx, childId).find((one) => one.contactId === contactId);
    if (!giver) throw new AppError('bad-input', { fields: { contactId: 'This is no contact of the child any more.' } });
    ctx.audit({ fields: ['answer', 'giver', 'method', 'decidedOn'] });
    return { consentId: repo.insertConsent(ctx.tx, { ...input, responsibility: giver.responsibility }, ctx.author) };
  },
  'trips.takeConsentBack': ({ tripId, childId, consentId, words }, ctx) => {
    tripFor(ctx, tripId);
    if (repo.takeConsentBack(ctx.tx, tripId, childId, consentId, words, ctx.author) === 0)
      throw new AppError('changed-elsewhere');
    return DONE;
  },
};

function requireOnTrip(ctx: QueryContext, tripId: TripId, childId: ChildId): void {
  tripFor(ctx, tripId);
  if (!goingOn(ctx.db, tripId).some((one) => one.childId === childId)) throw new AppError('not-found');
}

/** The last sign-off, with what is not as it was; null: nobody signed yet. */
export function signOffOf({ db }: Pick<QueryContext, 'db'>, tripId: TripId, judged: JudgedTrip): SignOff | null {
  const last = repo.lastSignOff(db, tripId);
  if (!last) return null;
  const then = JSON.parse(last.stood) as Stood;
  return {
    ...{ at: last.at, by: last.by, words: last.words, open: last.open },
    changed: changedSince(then, judged.stood).map(({ childId, words }) => ({ about: aboutWords(db, childId), words })),
  };
}
