import type { EmergencyCard, Tap } from './emergency.contract.ts';

/** A piece of the words for 999: `say` is what stands there; `missing` says loudly that nobody recorded it. */
export interface ScriptPart {
  readonly say: string;
  readonly look: 'plain' | 'strong' | 'missing';
}

/**
 * The words for the operator (product, section 4): name, age, every serious need, school, street, postcode, exact place, entrance,
 * who meets the crew, telephone. No part is ever left out: what nobody recorded says so in its place.
 */
export function ambulanceScript(
  card: Pick<EmergencyCard, 'child' | 'needs' | 'school'>,
  place: string | null,
): ScriptPart[] {
  const { child, school } = card;
  const plain = (say: string): ScriptPart => ({ say, look: 'plain' });
  const part = (say: string | null, missing: string): ScriptPart =>
    say ? { say, look: 'strong' } : { say: missing, look: 'missing' };
  const serious = card.needs.filter((need) => need.severity === 'serious');
  const named = serious.length > 0 ? serious : card.needs;
  return [
    part(child.name, 'name not recorded'),
    plain(', '),
    part(child.age === null ? null : `aged ${child.age}`, 'age not recorded'),
    plain(', '),
    part(named.map((need) => need.condition).join('; '), 'condition not recorded'),
    plain('. '),
    part(school.name, 'school not recorded'),
    plain(', '),
    part(school.street, 'street not recorded'),
    plain(', '),
    part(school.postcode, 'postcode not recorded'),
    plain(', in the '),
    part(place, '… (say the exact place)'),
    plain('. Come to the '),
    part(school.entrance, 'entrance not recorded'),
    plain('; '),
    part(school.meetsCrew, 'who meets the crew: not recorded'),
    plain(' will meet you. We are on '),
    part(school.phone, 'telephone not recorded'),
    plain('.'),
  ];
}

/** What the words for 999 lack on every card until somebody fills it in under School; empty: nothing. */
export const scriptGaps = (
  school: Pick<EmergencyCard['school'], 'phone' | 'entrance' | 'meetsCrew' | 'places'>,
): string[] => [
  ...(school.entrance ? [] : ['the entrance']),
  ...(school.meetsCrew ? [] : ['who meets the crew']),
  ...(school.places.length > 0 ? [] : ['places to tap']),
  ...(school.phone ? [] : ['the telephone']),
];

/** The place named last by a tap that still counts; null: not said yet. */
export const placeOf = (taps: readonly Tap[]): string | null =>
  taps.findLast((tap) => tap.kind === 'place' && !tap.takenBack)?.words ?? null;

/** The doses among what was tapped on earlier cards, oldest first: what was taken back was not given. */
export const earlierDoses = (earlier: readonly Tap[]): Tap[] =>
  earlier.filter(({ kind, takenBack }) => !takenBack && (kind === 'adrenaline' || kind === 'medicine'));
