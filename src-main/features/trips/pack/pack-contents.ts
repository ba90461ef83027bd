import type { QueryContext } from '#main/core/handlers.ts';
import { contactsOf, oneChild, toldApart } from '#main/features/children/children.service.ts';
import { photoAnswers } from '#main/features/consent/photo-answers.service.ts';
import { currentPlan, needsInForce, planBytes } from '#main/features/medical/medical.service.ts';
import { stepSets, stepsInForce } from '#main/features/medical/plan-steps.service.ts';
import { medicinesNow } from '#main/features/medicines/medicines.service.ts';
import { photoBytes } from '#main/features/photos/photos.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import { ageOn, instantOf } from '#shared/domain/calendar-date.ts';
import type { ChildId, TripPackId } from '#shared/domain/ids.ts';
import type { PackChild, PackContents } from '#shared/features/trips/pack.model.ts';
import type { TripPlan } from '#shared/features/trips/trips.model.ts';
import { tripFace } from '../trip-view.ts';
import { goingOn, groupsOf, type TripRow } from '../trips.repo.ts';

type Asking = Pick<QueryContext, 'db' | 'now' | 'today' | 'session'>;

/** What goes along: these children on these days, as the register stands now. Who has left the school does not. */
export function packContents(ctx: Asking, trip: TripRow, packId: TripPackId): PackContents {
  const { db, now } = ctx;
  const { name, phone } = school(db);
  const leader = trip.adults.find(({ staffId }) => staffId === trip.leaderId) ?? trip.adults[0];
  if (!leader) throw new Error('A trip has a leader.');
  const going = goingOn(db, trip.tripId);
  const told = toldApart(db);
  const photos = photoAnswers(
    db,
    going.map(({ childId }) => childId),
    told,
    ctx.today,
  );
  return {
    ...{ packId, tripId: trip.tripId, school: { name, phone }, plan: trip.plan, leaderAdultId: leader.adultId },
    ...{
      adults: [...trip.adults],
      groups: groupsOf(db, trip.tripId),
      madeAt: instantOf(now),
      madeBy: ctx.session.name,
    },
    children: going
      .flatMap(({ childId, groupId }) => {
        const row = oneChild(db, childId);
        if (!row || row.leftOn !== null) return [];
        const { photoUrl: _url, ...face } = tripFace(row, told);
        const photo = row.photoId === null ? null : photoBytes(db, row.photoId, 'thumb');
        return [
          {
            ...{ ...face, groupId, age: row.born === null ? null : ageOn(row.born, trip.plan.startsOn) },
            photo: photo === null ? null : photo.toString('base64'),
            photos: (photos.get(childId) ?? []).map((one) => ({ purpose: one.name, instruction: one.instruction })),
            ...careOf(ctx, childId, trip.plan),
          },
        ];
      })
      .sort((a, b) => a.listName.localeCompare(b.listName)),
  };
}

function careOf(
  { db, now }: Asking,
  childId: ChildId,
  { startsOn, endsOn }: TripPlan,
): Pick<PackChild, 'needs' | 'plan' | 'steps' | 'medicines' | 'contacts'> {
  const needs = needsInForce(db, childId);
  // Only where a need of Serious or Watch calls for it.
  const plan = needs.some(({ severity }) => severity !== 'know') ? currentPlan(db, childId) : null;
  const bytes = plan && planBytes(db, plan.planId)?.bytes;
  const steps = stepsInForce(stepSets(db, childId));
  return {
    needs: needs.map(({ needId, condition, severity, triggers, signs, action, medicine }) => ({
      ...{ needId, condition, severity, triggers, signs, action, medicine },
    })),
    plan:
      plan && bytes
        ? { title: plan.title, mime: plan.mime, signedOn: plan.signedOn, bytes: bytes.toString('base64') }
        : null,
    steps: plan && steps?.checkedBy ? [...steps.steps] : [],
    medicines: medicinesNow(db, childId, instantOf(now))
      .filter(
        ({ inForce, version: { terms } }) =>
          inForce && terms.startsOn <= endsOn && (terms.endsOn === null || terms.endsOn >= startsOn),
      )
      .map(({ version, packs, taken }) => ({
        ...{ medicineId: version.medicineId, versionId: version.versionId, terms: version.terms },
        ...{ responsibility: version.responsibility, headWaits: version.head.state === 'waiting' },
        packs: packs.filter(({ balance }) => balance > 0).map(({ expires, balance }) => ({ expires, balance })),
        taken: taken
          .filter(({ outcome }) => outcome !== 'not-given')
          .map(({ at, outcome }) => ({ at, atHome: outcome === 'home' })),
      })),
    contacts: contactsOf(db, childId).map(({ title, forename, surname, relationship, responsibility, phones }) => ({
      ...{ name: [title, forename, surname].filter(Boolean).join(' '), relationship, responsibility },
      phones: phones.map(({ number }) => number),
    })),
  };
}
