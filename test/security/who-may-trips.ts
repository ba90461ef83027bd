import type { CallName } from '#shared/contract/contract.ts';
import { tripPlan } from '../support/trip-plan.ts';
import { EDITORS, nobody, none, of, type Row, TO_COME, type Who } from './who.ts';

/** Trips: all, all, plan and pack. */
const PLANNERS = EDITORS;
/** A class teacher only those that they lead: the marked trip is led by a Lead, so it is 'not-allowed' here (trip-scope.test.ts). */
const LEADERS: Who = ['lead', 'senco', 'office', 'class'];

/** The calls of trips. */
export const WHO_MAY_TRIPS: { readonly [K in Extract<CallName, `trips.${string}`>]: Row<K> } = {
  'trips.list': { who: LEADERS, input: none },
  'trips.trip': { who: LEADERS, ends: ['not-allowed'], input: (s) => ({ tripId: s.tripId }) },
  'trips.choices': { who: PLANNERS, input: none },
  'trips.save': { who: PLANNERS, ends: ['not-found'], input: () => ({ tripId: nobody(), fields: tripPlan(nobody()) }) },
  'trips.addChildren': {
    ...{ who: PLANNERS, ends: ['not-found'] },
    input: (s, kind) => ({ tripId: nobody(), classIds: [], childIds: [of(s, kind)] }),
  },
  'trips.takeOff': {
    ...{ who: PLANNERS, child: true, ends: ['not-found'] },
    input: (s, kind) => ({ tripId: nobody(), childId: of(s, kind), words: 'x' }),
  },
  'trips.saveGroups': {
    ...{ who: LEADERS, ends: ['bad-input', 'not-allowed'] },
    input: (s, kind) => ({ tripId: s.tripId, groups: [{ name: 'x', adultId: nobody(), childIds: [of(s, kind)] }] }),
  },
  'trips.readiness': { who: LEADERS, ends: ['not-allowed'], input: (s) => ({ tripId: s.tripId }) },
  'trips.signOff': {
    ...{ who: LEADERS, ends: ['not-allowed', 'trip-not-leader', 'changed-elsewhere'] },
    input: (s) => ({ tripId: s.tripId, fingerprint: 'x', words: 'x' }),
  },
  'trips.consent': {
    ...{ who: PLANNERS, child: true, ends: ['not-found'] },
    input: (s, kind) => ({ tripId: s.tripId, childId: of(s, kind) }),
  },
  'trips.recordConsent': {
    ...{ who: PLANNERS, child: true, ends: ['not-found', 'bad-input'] },
    input: (s, kind) => ({
      ...{ tripId: s.tripId, childId: of(s, kind), contactId: nobody(), state: 'given', method: 'paper' },
      ...{ decidedOn: TO_COME, evidence: '', words: '' },
    }),
  },
  'trips.takeConsentBack': {
    ...{ who: PLANNERS, child: true, ends: ['changed-elsewhere'] },
    input: (s, kind) => ({ tripId: s.tripId, childId: of(s, kind), consentId: nobody(), words: 'x' }),
  },
  'trips.packs': { who: PLANNERS, input: (s) => ({ tripId: s.tripId }) },
  'trips.makePack': { who: PLANNERS, ends: ['not-found'], input: (s) => ({ tripId: s.tripId, placeId: 'nowhere' }) },
  'trips.call': {
    who: PLANNERS,
    ends: ['not-found'],
    input: () => ({ tripId: nobody(), takesPlace: false, words: 'x' }),
  },
};
