import { addDays, type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { MedicineId } from '#shared/domain/ids.ts';
import { weekdayOf } from '#shared/domain/london-time.ts';
import { checkTelephone } from '#shared/domain/telephone.ts';
import { needsPack } from '#shared/features/medicines/dose-check.rules.ts';
import { type Form, medicineName, quantityWords, type Terms } from '#shared/features/medicines/medicines.model.ts';
import { namesMedicine } from '#shared/features/medicines/next-dose.rules.ts';
import { type Cure, MUST_MEET, type ReadinessLine, type Topic } from './readiness.model.ts';
import type { TripAdult, TripGroup, TripPlan } from './trips.model.ts';

export interface NeedFacts {
  readonly condition: string;
  readonly severity: 'serious' | 'watch' | 'know';
  /** As the need says it; empty: none. */
  readonly medicine: string;
  readonly reviewOn: CalendarDate | null;
}
export interface MedicineFacts {
  readonly medicineId: MedicineId;
  readonly terms: Terms;
  readonly inForce: boolean;
  /** Whether who agreed had parental responsibility, and has it still. */
  readonly responsibility: boolean;
  readonly headWaits: boolean;
  readonly packs: readonly { readonly expires: CalendarDate | null; readonly balance: number }[];
}
/** What is known of one child, for the rule. */
export interface ChildFacts {
  readonly leftOn: CalendarDate | null;
  readonly groupId: string | null;
  readonly needs: readonly NeedFacts[];
  /** The signed plan in force; null: none is held. */
  readonly plan: { readonly reviewOn: CalendarDate | null } | null;
  readonly medicines: readonly MedicineFacts[];
  readonly contacts: readonly { readonly responsibility: boolean | null; readonly phones: readonly string[] }[];
  /** Whether parents agree to this very trip, with the words for it; null: it is not needed. */
  readonly consent: { readonly yes: boolean; readonly words: string } | null;
  /** For how many of the school's purposes nobody answered about photos, and whether the child must not be photographed at all. */
  readonly photo: { readonly missing: number; readonly never: boolean };
}
/** Who goes is trained for what; null: the school keeps no record of training here. */
export type Trained = ReadonlySet<TrainedFor> | null;
/** What somebody must be trained to use. */
export type TrainedFor = 'adrenaline' | 'inhaler' | 'buccal' | 'injection';
const TRAINED_WORDS: Readonly<Record<TrainedFor, string>> = {
  adrenaline: 'an adrenaline device',
  inhaler: 'an inhaler',
  buccal: 'medicine into the cheek or nose',
  injection: 'an injection',
};
const FOR_FORM: Readonly<Partial<Record<Form, TrainedFor>>> = {
  'auto-injector': 'adrenaline',
  inhaler: 'inhaler',
  buccal: 'buccal',
  nasal: 'buccal',
  injection: 'injection',
};
/** Which training a medicine of this form asks for; null: none. */
export const trainingFor = (form: Form): TrainedFor | null => FOR_FORM[form] ?? null;

type Days = Pick<TripPlan, 'startsOn' | 'endsOn'>;
const line = (topic: Topic, words: string, cure: Cure, state: ReadinessLine['state'] = 'open'): ReadinessLine => ({
  ...{ topic, state, words, cure },
});
const RECORD: Cure = { at: 'record' };

/**
 * What is not ready for one child, the gravest topics first; empty: all is. Domain A3: take conditions, regular medicines, emergency
 * treatment, consent, dose and timing, emergency contacts. Nobody is dropped here: a line is for a person to answer.
 */
export function readyFor(child: ChildFacts, trip: Days, trained: Trained): ReadinessLine[] {
  return [
    ...careLines(child, trip),
    ...going(child, trip).flatMap((medicine) => medicineLines(medicine, trip)),
    ...agreementLines(child, trip),
    ...(child.consent === null || child.consent.yes
      ? []
      : [line('consent', child.consent.words, { at: 'consent' as const })]),
    ...contactLines(child),
    ...trainedLines(child, trip, trained),
    ...photoLines(child),
    ...(child.leftOn !== null && child.leftOn <= trip.endsOn
      ? [
          line('roll', `Left the school on ${showDate(child.leftOn)}. Take the child off the trip.`, {
            at: 'groups' as const,
          }),
        ]
      : []),
    ...(child.groupId === null ? [line('group', 'In no group.', { at: 'groups' as const })] : []),
  ];
}

/** A need of the child that the trip cannot meet as things stand. */
export const standsOut = (lines: readonly ReadinessLine[]): boolean =>
  lines.some(({ topic, state }) => state === 'open' && MUST_MEET.includes(topic));

/** A Serious or Watch need has a signed plan, and one whose review falls before the trip is over is not current on it. */
function careLines({ needs, plan }: ChildFacts, { endsOn }: Days): ReadinessLine[] {
  const grave = needs.filter(({ severity }) => severity !== 'know');
  if (grave.length === 0) return [];
  const named = grave.map(({ condition }) => condition).join('; ');
  if (plan === null) return [line('plan', `No signed care plan is held for: ${named}.`, RECORD)];
  if (plan.reviewOn === null && grave.every(({ reviewOn }) => reviewOn === null))
    return [line('plan', `No review date is recorded for: ${named}.`, RECORD)];
  return [plan.reviewOn, ...grave.map(({ reviewOn }) => reviewOn)]
    .filter((day) => day !== null)
    .sort()
    .filter((day) => day < endsOn)
    .slice(0, 1)
    .map((day) => line('plan', `To be reviewed on ${showDate(day)}, before the trip is over: ${named}.`, RECORD));
}

/** The medicines that go: agreed, and not over before the trip begins. */
export const going = (
  { medicines }: Pick<ChildFacts, 'medicines'>,
  { startsOn, endsOn }: Days,
): readonly MedicineFacts[] =>
  medicines.filter(
    ({ inForce, terms }) => inForce && terms.startsOn <= endsOn && (terms.endsOn === null || terms.endsOn >= startsOn),
  );

/** In date to the last day of the trip, and enough of it where every dose is counted. */
function medicineLines({ medicineId, terms, packs }: MedicineFacts, trip: Days): ReadinessLine[] {
  const name = medicineName(terms);
  const say = (words: string) => [line('medicines', `${name}: ${words}`, { at: 'medicine' as const, medicineId })];
  const { endsOn } = trip;
  const left = packs.filter(({ balance }) => balance > 0);
  if (packs.length === 0) {
    if (needsPack(terms)) return say('no pack is in school.');
    if (terms.expires === null) return say('its expiry is not recorded.');
    return terms.expires < endsOn ? say(`in date until ${showDate(terms.expires)} only.`) : [];
  }
  if (left.length === 0) return say('nothing of it is left in school.');
  const good = left.filter(({ expires }) => expires !== null && expires >= endsOn);
  if (good.length === 0) {
    const latest = left
      .flatMap(({ expires }) => expires ?? [])
      .sort()
      .at(-1);
    return say(latest === undefined ? 'its expiry is not recorded.' : `in date until ${showDate(latest)} only.`);
  }
  if (!terms.counted) return [];
  const have = good.reduce((sum, { balance }) => Math.round((sum + balance) * 100) / 100, 0);
  const want = wanted(terms, trip);
  return have < want
    ? say(`${quantityWords(have, terms.unit)} in date, and the trip may take ${quantityWords(want, terms.unit)}.`)
    : [];
}

/** Each time of each day for a regular medicine; one dose of what is taken as needed. */
function wanted(terms: Terms, { startsOn, endsOn }: Days): number {
  const dose = terms.amountMost ?? terms.amount;
  if (terms.when !== 'regular') return dose;
  let doses = 0;
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1))
    if (terms.days.includes(weekdayOf(day))) doses += terms.times.length;
  return Math.round(doses * dose * 100) / 100;
}

/**
 * Written agreement by somebody with parental responsibility that lasts to the end; each medicine that a need names has one, matched by
 * name as on the class sheet: some other agreed medicine is no answer to it.
 */
function agreementLines(child: ChildFacts, trip: Days): ReadinessLine[] {
  const lines = going(child, trip).flatMap(({ medicineId, terms, responsibility, headWaits }) => {
    const name = medicineName(terms);
    const cure: Cure = { at: 'medicine', medicineId };
    return [
      ...(terms.startsOn > trip.startsOn
        ? [line('agreement', `${name}: the agreement begins on ${showDate(terms.startsOn)} only.`, cure)]
        : []),
      ...(terms.endsOn !== null && terms.endsOn < trip.endsOn
        ? [line('agreement', `${name}: the agreement ends on ${showDate(terms.endsOn)}, before the trip does.`, cure)]
        : []),
      ...(responsibility
        ? []
        : [line('agreement', `${name}: nobody with parental responsibility on record agreed to it.`, cure)]),
      ...(headWaits ? [line('agreement', `${name}: the headteacher’s agreement is still waited for.`, cure)] : []),
    ];
  });
  return [
    ...lines,
    ...child.needs.flatMap(({ condition, medicine }) =>
      namedIn(medicine)
        .filter((named) => !going(child, trip).some(({ terms }) => namesMedicine(named, terms)))
        .map((named) => line('agreement', `${condition} names ${named}: no agreement to give it is recorded.`, RECORD)),
    ),
  ];
}

const NO_MEDICINE = /^(none|nil|no|n\/?a|not needed|nothing)\.?$/i;
/** Goes with a medicine, or stands in its place, and is none: nobody agrees to it being given. */
const NO_MEDICINE_ITSELF =
  /^(an? |the |two |2 )?(\w+ )?(spacers?|masks?|aerochambers?|volumatics?|hearing aids?|glasses|spectacles)( \(.*\))?$/i;
/**
 * The medicines that a need's own words name. "Cetirizine and EpiPen" are two: an agreement to the one must not stand for the other. A
 * comma parts nothing, since how many and how much follow it: "EpiPen Jr 150 mcg, two".
 */
const namedIn = (medicine: string): string[] =>
  medicine
    .split(/;|\+|&|\band\b|\bplus\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !NO_MEDICINE.test(part) && !NO_MEDICINE_ITSELF.test(part));

/** Somebody with parental responsibility has a number that rings from anywhere. */
function contactLines({ contacts }: ChildFacts): ReadinessLine[] {
  const rings = (phones: readonly string[]) => phones.some((phone) => checkTelephone(phone) === 'ok');
  if (contacts.length === 0) return [line('contacts', 'No contact is recorded.', RECORD)];
  if (!contacts.some(({ phones }) => rings(phones)))
    return [line('contacts', 'No contact has a telephone number that rings from anywhere.', RECORD)];
  if (contacts.some(({ responsibility, phones }) => responsibility === true && rings(phones))) return [];
  return [
    line(
      'contacts',
      contacts.some(({ responsibility }) => responsibility === null)
        ? 'Who has parental responsibility is not recorded for anybody with a number.'
        : 'Nobody with parental responsibility has a telephone number.',
      RECORD,
    ),
  ];
}

/** For each device and rescue medicine somebody who goes is trained. Unknown is said, and is never "yes". */
function trainedLines(child: ChildFacts, trip: Days, trained: Trained): ReadinessLine[] {
  const asked = new Set(going(child, trip).flatMap(({ terms }) => trainingFor(terms.form) ?? []));
  return [...asked]
    .filter((one) => trained === null || !trained.has(one))
    .map((one) =>
      trained === null
        ? line(
            'trained',
            `Training is not recorded: ask who can use ${TRAINED_WORDS[one]}.`,
            { at: 'plan-of-trip' },
            'look',
          )
        : line('trained', `Nobody who goes is trained to use ${TRAINED_WORDS[one]}.`, { at: 'plan-of-trip' }),
    );
}

/** What is not answered counts as no, and is known to. */
function photoLines({ photo }: ChildFacts): ReadinessLine[] {
  if (photo.never || photo.missing === 0) return [];
  const words =
    photo.missing === 1
      ? 'One use of photos is not answered: it counts as no.'
      : `${photo.missing} uses of photos are not answered: they count as no.`;
  return [line('photo', words, RECORD, 'look')];
}

/** What is not ready about the trip itself. */
export function readyTrip(
  plan: TripPlan,
  adults: readonly TripAdult[],
  groups: readonly TripGroup[],
  children: number,
): ReadinessLine[] {
  const at: Cure = { at: 'plan-of-trip' };
  const lacks = (value: string, words: string, state: ReadinessLine['state'] = 'open') =>
    value === '' ? [line('trip', words, at, state)] : [];
  const silent = adults.slice(1).filter(({ phone }) => phone === '').length;
  const nobody = groups.filter(({ adultId }) => adultId === null).length;
  return [
    ...(children === 0 ? [line('trip', 'No child is on the trip.', { at: 'add-children' as const })] : []),
    ...lacks(plan.exactPlace, 'The exact place for 999 is not recorded.'),
    ...lacks(plan.postcode, 'The postcode of the place is not recorded.'),
    ...lacks(plan.leaderPhone, 'The leader’s telephone on the trip is not recorded.'),
    ...(plan.homeContact === '' || plan.homePhone === ''
      ? [line('trip', 'Who is rung in school, or their number, is not recorded.', at)]
      : []),
    ...lacks(plan.hospital, 'The nearest hospital is not recorded.'),
    ...(plan.hospital !== '' && plan.hospitalAddress === ''
      ? [line('trip', 'The hospital’s address is not recorded.', at)]
      : []),
    ...lacks(plan.transport, 'The transport is not recorded.', 'look'),
    ...(silent > 0
      ? [line('trip', silent === 1 ? 'One adult has no telephone.' : `${silent} adults have no telephone.`, at, 'look')]
      : []),
    ...(nobody > 0
      ? [
          line('group', nobody === 1 ? 'One group has no adult.' : `${nobody} groups have no adult.`, {
            at: 'groups' as const,
          }),
        ]
      : []),
  ];
}
