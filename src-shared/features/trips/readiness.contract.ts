import { z } from 'zod';
import { command, query } from '#shared/contract/define.ts';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, ContactId, TripConsentId, TripId } from '#shared/domain/ids.ts';
import { line, words } from '#shared/domain/text.ts';
import { Method } from '#shared/features/consent/consent.model.ts';
import { Changed, ReadinessChild, ReadinessLine } from './readiness.model.ts';

const Nothing = z.strictObject({});

const SignOff = z.strictObject({
  at: Instant,
  by: z.string(),
  words: z.string(),
  /** How many lines were open then. */
  open: z.number().int(),
  /** What is not as it was; empty: it stands as it was signed. */
  changed: z.array(Changed),
});
export type SignOff = z.infer<typeof SignOff>;

const Readiness = z.strictObject({
  trip: z.array(ReadinessLine),
  /** Everybody on the trip: who stands out first, then who has a line, then those who are ready. */
  children: z.array(ReadinessChild),
  /** Why parents must agree to this very trip; empty: the yearly agreement is enough. */
  consentBecause: z.string(),
  signOff: SignOff.nullable(),
  /** The reader is the leader, whose name stands under it. */
  mine: z.boolean(),
  /** Goes back with the sign-off: what is signed is what was on the screen. */
  fingerprint: z.string(),
});
export type Readiness = z.infer<typeof Readiness>;

export const TripAnswer = z.enum(['given', 'refused', 'withdrawn', 'no-answer']);

const ConsentEntry = z.strictObject({
  consentId: TripConsentId,
  state: TripAnswer,
  giver: z.string(),
  method: Method,
  decidedOn: CalendarDate,
  evidence: z.string(),
  words: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** A later entry of this row took it back. */
  counts: z.boolean(),
});

/** Whether the trip is ready, its sign-off, and what parents said about it. */
export const readinessContract = {
  /** What is not ready, by today's facts. A leader is told what to do about an answer, never a parent's reason. */
  'trips.readiness': query({
    answers: { 'trips.plan': Readiness, 'trips.lead': Readiness },
    input: z.strictObject({ tripId: TripId }),
    audit: 'trip.readiness-seen',
  }),
  /**
   * The leader answers for the trip as it stands; with open lines, in words. Errors: 'trip-not-leader'; 'changed-elsewhere' when it is not
   * what was on the screen; 'bad-input' where lines are open and nothing is said.
   */
  'trips.signOff': command({
    answers: { 'trips.plan': Nothing, 'trips.lead': Nothing },
    input: z.strictObject({ tripId: TripId, fingerprint: z.string().max(100), words: words(500) }),
    audit: 'trip.signed-off',
  }),
  /** What was said about this child and this trip, newest first, and who may say it. */
  'trips.consent': query({
    needs: 'trips.plan',
    input: z.strictObject({ tripId: TripId, childId: ChildId }),
    output: z.strictObject({
      entries: z.array(ConsentEntry),
      /** The answer that counts, in words. */
      answer: z.strictObject({ yes: z.boolean(), words: z.string() }),
      givers: z.array(
        z.strictObject({
          contactId: ContactId,
          name: z.string(),
          relationship: z.string(),
          responsibility: z.boolean().nullable(),
        }),
      ),
    }),
    child: 'childId',
    audit: 'trip.consent-opened',
  }),
  /** A parent's answer about this trip. Errors 'not-found'; 'bad-input' for a day to come or a contact of another child. */
  'trips.recordConsent': command({
    needs: 'trips.plan',
    input: z.strictObject({
      tripId: TripId,
      childId: ChildId,
      contactId: ContactId,
      state: TripAnswer,
      method: Method,
      decidedOn: CalendarDate,
      evidence: line(200),
      words: words(500),
    }),
    output: z.strictObject({ consentId: TripConsentId }),
    child: 'childId',
    audit: 'trip.consent-recorded',
  }),
  /** An entry was a mistake: it stays to be read and counts no more. Error 'changed-elsewhere'. */
  'trips.takeConsentBack': command({
    needs: 'trips.plan',
    input: z.strictObject({
      tripId: TripId,
      childId: ChildId,
      consentId: TripConsentId,
      words: words(200).refine((text) => text !== '', 'Please fill this in.'),
    }),
    output: Nothing,
    child: 'childId',
    audit: 'trip.consent-taken-back',
  }),
};
