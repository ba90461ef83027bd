import { createHash } from 'node:crypto';
import type { QueryContext } from '#main/core/handlers.ts';
import {
  awayFrom,
  contactsOf,
  flagsInForce,
  oneChild,
  type ToldApart,
  toldApart,
} from '#main/features/children/children.service.ts';
import { type PhotoAnswer, photoAnswers } from '#main/features/consent/photo-answers.service.ts';
import { currentPlan, needsInForce } from '#main/features/medical/medical.service.ts';
import { medicinesNow } from '#main/features/medicines/medicines.service.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { type ReadinessChild, type ReadinessLine, TOPICS, type Topic } from '#shared/features/trips/readiness.model.ts';
import { type ChildFacts, readyFor, readyTrip, standsOut } from '#shared/features/trips/readiness.rules.ts';
import type { Stood } from '#shared/features/trips/sign-off.rules.ts';
import { needsConsent, type TripFace } from '#shared/features/trips/trips.model.ts';
import { trainedToGo } from './trained.ts';
import { answerWords, tripAnswer } from './trip-answer.ts';
import { consentsOf, type TripConsentRow } from './trip-consent.repo.ts';
import { tripFace } from './trip-view.ts';
import { goingOn, groupsOf, type TripRow } from './trips.repo.ts';

type Asking = Pick<QueryContext, 'db' | 'now' | 'today' | 'as'>;

interface KnownChild {
  readonly face: TripFace;
  readonly facts: ChildFacts;
  /** What changes when something behind a topic does, beside what the rule reads. */
  readonly behind: Readonly<Partial<Record<Topic, unknown>>>;
}
/** A trip with everything that its readiness stands on. */
export interface JudgedTrip {
  readonly tripLines: readonly ReadinessLine[];
  readonly children: readonly ReadinessChild[];
  readonly open: number;
  readonly stood: Stood;
}

/** Judges a trip by today's facts. */
export function judgeTrip(ctx: Asking, trip: TripRow): JudgedTrip {
  const groups = groupsOf(ctx.db, trip.tripId);
  const known = childrenOf(ctx, trip);
  const trained = trainedToGo(ctx.db, trip);
  const children = known
    .map(({ face, facts }): ReadinessChild => {
      const lines = readyFor(facts, trip.plan, trained);
      return { child: face, lines, standsOut: standsOut(lines) };
    })
    .sort((a, b) => rank(a) - rank(b) || a.child.listName.localeCompare(b.child.listName));
  const tripLines = readyTrip(trip.plan, trip.adults, groups, known.length);
  const all = [...tripLines, ...children.flatMap(({ lines }) => lines)];
  return {
    ...{ tripLines, children, open: all.filter(({ state }) => state === 'open').length },
    stood: {
      trip: tripPrints(trip, groups),
      children: Object.fromEntries(known.map((child) => [child.face.childId, childPrints(child, trip, trained)])),
    },
  };
}

const rank = ({ lines, standsOut: first }: ReadinessChild): number => (first ? 0 : lines.length > 0 ? 1 : 2);

function childrenOf(ctx: Asking, trip: TripRow): KnownChild[] {
  const { db, today } = ctx;
  const going = goingOn(db, trip.tripId);
  const told = toldApart(db);
  const ids = going.map(({ childId }) => childId);
  const photos = photoAnswers(db, ids, told, today);
  const consents = Map.groupBy(consentsOf(db, trip.tripId), ({ childId }) => childId);
  return going.flatMap(({ childId, groupId }) => {
    const facts = factsOf(ctx, trip, childId, {
      ...{ told, photos: photos.get(childId) ?? [], consents: consents.get(childId) ?? [], groupId },
    });
    return facts ? [facts] : [];
  });
}

interface Around {
  readonly told: ToldApart;
  readonly photos: readonly PhotoAnswer[];
  readonly consents: readonly TripConsentRow[];
  readonly groupId: string | null;
}
function factsOf(
  { db, now, today, as }: Asking,
  trip: TripRow,
  childId: ChildId,
  { told, photos, consents, groupId }: Around,
): KnownChild | null {
  const row = oneChild(db, childId);
  if (!row) return null;
  const plan = currentPlan(db, childId);
  const needs = needsInForce(db, childId);
  const medicines = medicinesNow(db, childId, instantOf(now));
  const contacts = contactsOf(db, childId);
  const facts: ChildFacts = {
    ...{ leftOn: row.leftOn, groupId, plan: plan && { reviewOn: plan.reviewOn } },
    needs: needs.map(({ condition, severity, medicine, reviewOn }) => ({ condition, severity, medicine, reviewOn })),
    medicines: medicines.map(({ version, inForce, packs }) => ({
      ...{ medicineId: version.medicineId, terms: version.terms, inForce },
      ...{ responsibility: version.responsibility, headWaits: version.head.state === 'waiting' },
      packs: packs.map(({ expires, balance }) => ({ expires, balance })),
    })),
    contacts: contacts.map(({ responsibility, phones }) => ({
      ...{ responsibility, phones: phones.map(({ number }) => number) },
    })),
    consent: needsConsent(trip.plan) ? consentOf(db, row, consents, today, as === 'trips.plan') : null,
    photo: {
      missing: photos.filter(({ instruction }) => instruction === 'ask-office').length,
      never: photos.some(({ instruction }) => instruction === 'do-not-photograph'),
    },
  };
  return {
    face: tripFace(row, told),
    facts,
    behind: {
      plan: [needs.map(({ needId, revision }) => [needId, revision]), plan?.planId ?? null],
      agreement: medicines
        .filter(({ inForce }) => inForce)
        .map(({ version }) => [version.medicineId, version.version, version.responsibility]),
      contacts: contacts.map(({ contactId, responsibility, phones }) => [contactId, responsibility, phones]),
      photo: photos.map(({ purposeId, instruction }) => [purposeId, instruction]),
      consent: facts.consent?.yes ?? null,
      roll: row.leftOn,
    },
  };
}

function consentOf(
  db: Asking['db'],
  { childId, leftOn }: { childId: string; leftOn: ChildFacts['leftOn'] },
  consents: readonly TripConsentRow[],
  today: Asking['today'],
  mayKnow: boolean,
): ChildFacts['consent'] {
  const flags = flagsInForce(db, childId as ChildId).map(({ flag, state }) => ({
    ...{ flag, state: state === 'decided' ? ('decided' as const) : ('set' as const) },
  }));
  const away = awayFrom(db, childId as ChildId).get(childId as ChildId) ?? null;
  const answer = tripAnswer(consents, flags, { leftOn, awayFrom: away, today });
  return { yes: answer.answer === 'yes', words: answerWords(answer, mayKnow) };
}

/** Short enough to keep for every child, long enough that two states never share one by chance. */
const print = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);

function tripPrints({ plan, adults, leaderId }: TripRow, groups: ReturnType<typeof groupsOf>): Stood['trip'] {
  return {
    where: print([plan.place, plan.street, plan.town, plan.postcode, plan.exactPlace, plan.placePhone]),
    when: print([plan.startsOn, plan.startsAt, plan.endsOn, plan.endsAt]),
    kind: print([plan.kind, plan.adventurous, plan.abroad]),
    leader: print([leaderId, plan.leaderPhone]),
    adults: print(adults.filter(({ staffId }) => staffId !== leaderId)),
    groups: print(groups.map(({ name, adultId }) => [name, adultId])),
    transport: print(plan.transport),
    help: print([plan.homeContact, plan.homePhone, plan.hospital, plan.hospitalAddress, plan.hospitalPhone]),
  };
}

/**
 * What stands behind each topic of a child. Of packs only what the rule says of them: a dose given at school before the trip is no
 * change of the trip, a pack that is no longer enough is one. The reader's right to the reason is left out.
 */
function childPrints({ facts, behind }: KnownChild, trip: TripRow, trained: ReturnType<typeof trainedToGo>) {
  const lines = readyFor(facts, trip.plan, trained).map(({ topic, state, words }) => ({ topic, state, words }));
  return Object.fromEntries(
    TOPICS.filter((topic) => topic !== 'trip').map((topic) => [
      topic,
      print([behind[topic] ?? null, topic === 'consent' ? [] : lines.filter((line) => line.topic === topic)]),
    ]),
  );
}

/** Who a difference is about, in one line; empty: the trip itself. */
export function aboutWords(db: Asking['db'], childId: ChildId | null): string {
  const row = childId && oneChild(db, childId);
  return row ? oneLine(tripFace(row, toldApart(db))) : '';
}

/** Goes to the page and back, so that what is signed is what was read. */
export const fingerprintOf = ({ stood, open }: JudgedTrip): string => print([stood, open]);
