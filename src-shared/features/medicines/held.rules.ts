import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { needsPack, packToTake } from './dose-check.rules.ts';
import { placeWords, type Terms } from './medicines.model.ts';
import { namesMedicine } from './next-dose.rules.ts';

/** A medicine that is agreed today, with the packs that came. */
export interface AgreedMedicine {
  readonly terms: Terms;
  readonly packs: readonly { readonly expires: CalendarDate | null; readonly balance: number }[];
}
/** Where the medicine of a need is, and until when it is good. */
export interface Held {
  readonly place: string;
  readonly expires: CalendarDate | null;
}

/**
 * Where the medicine that a need names is, by the medicines register: it knows the cupboard and the pack, which the need's own words may
 * have outlived. Null: nothing that is agreed today is named so, and the need's words stand. Of several the first to go out of date counts.
 */
export function heldBy(medicine: string, agreed: readonly AgreedMedicine[], today: CalendarDate): Held | null {
  const found = agreed
    .filter(({ terms }) => terms.startsOn <= today && (terms.endsOn ?? today) >= today)
    .filter(({ terms }) => namesMedicine(medicine, terms))
    .map(({ terms, packs }) => heldOne(terms, packs, today));
  if (found.length === 0) return null;
  const dates = found.flatMap(({ expires }) => (expires === null ? [] : [expires]));
  return {
    place: [...new Set(found.map(({ place }) => place))].join('; '),
    expires: dates.toSorted()[0] ?? null,
  };
}

function heldOne(terms: Terms, packs: AgreedMedicine['packs'], today: CalendarDate): Held {
  const place = placeWords(terms);
  const pack = packToTake(packs, today);
  if (pack === null)
    return needsPack(terms)
      ? { place: `${place}: none received yet`, expires: null }
      : { place, expires: terms.expires };
  return pack.balance > 0
    ? { place, expires: pack.expires }
    : { place: `${place}: by the record none is left`, expires: null };
}
