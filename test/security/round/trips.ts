import { londonDay } from '#shared/domain/calendar-date.ts';
import { tripPlan } from '../../support/trip-plan.ts';
import type { Call, Words } from './call.ts';

/** For a Lead: a trip with the marked words in every place that takes words, and what takes it back again. */
export async function tripsAndBack(call: Call, { surname, allergy }: Words): Promise<void> {
  const { childId } = (await call('children.find', { text: surname })).hits[0]!;
  const { staffId } = (await call('access.state', {})).me!;
  const helper = { adultId: null, name: surname, phone: allergy.slice(0, 30), kind: 'helper', staffId: null } as const;
  const fields = tripPlan(staffId, {
    ...{ startsOn: londonDay(new Date()), name: allergy, place: allergy, street: allergy, town: allergy },
    ...{ exactPlace: allergy, transport: surname, homeContact: surname, hospital: allergy, hospitalAddress: allergy },
    adults: [helper],
  });
  const { tripId } = await call('trips.save', { tripId: null, fields });
  await call('trips.addChildren', { tripId, classIds: [], childIds: [childId] });
  await call('trips.saveGroups', {
    tripId,
    groups: [{ name: allergy.slice(0, 40), adultId: null, childIds: [childId] }],
  });
  await call('trips.takeOff', { tripId, childId, words: allergy });
  await call('trips.addChildren', { tripId, classIds: [], childIds: [childId] });
  const { givers } = await call('trips.consent', { tripId, childId });
  const answer = { tripId, childId, contactId: givers[0]!.contactId, state: 'given', method: 'paper' } as const;
  const said = { ...answer, decidedOn: londonDay(new Date()), evidence: allergy, words: surname };
  const { consentId } = await call('trips.recordConsent', said);
  await call('trips.takeConsentBack', { tripId, childId, consentId, words: allergy });
  const { fingerprint } = await call('trips.readiness', { tripId });
  await call('trips.signOff', { tripId, fingerprint, words: allergy });
  await call('trips.makePack', { tripId, placeId: null });
  await call('trips.call', { tripId, takesPlace: false, words: allergy });
  await call('trips.call', { tripId, takesPlace: true, words: '' });
}
