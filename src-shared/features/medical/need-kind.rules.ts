import { foldName } from '#shared/domain/names.ts';
import type { NeedKind } from './need-kind.ts';

/** In order: the first that fits. "Febrile convulsions" before epilepsy, coeliac before allergy. */
const WORDS: readonly (readonly [NeedKind, RegExp])[] = [
  ['anaphylaxis', /anaphyla/],
  ['seizure-history', /febrile/],
  ['epilepsy', /epilep|seizure/],
  ['coeliac', /coeliac|celiac/],
  ['allergy', /allerg|intoleran|hay ?fever/],
  ['asthma', /asthma|wheez/],
  ['diabetes', /diabet/],
  ['sickle-cell', /sickle/],
  ['heart', /heart|cardiac|\bvsd\b|\basd\b/],
  ['hearing', /hearing|deaf|glue ear/],
  ['sight', /sight|visual|vision|glasses/],
  ['skin', /eczema|psoriasis|dermatitis/],
  ['travel-sickness', /(?:travel|motion|car|coach) sick/],
];

/** "No known allergies", "not diabetic": the word right after a denial names no need. */
const DENIED = /\b(?:no|not|nil)(?: known)? \S+/g;

/**
 * What kind of need the words look like; null when unsure. A suggestion only: a person confirms. Of two kinds, and where
 * the words doubt ("nut allergy?"), it leans to the one that the kitchen must not miss. An allergy is never raised to
 * anaphylaxis by its signs or its medicine: that is a clinician's word.
 */
export function suggestNeedKind(condition: string): NeedKind | null {
  const text = foldName(condition).replace(DENIED, '');
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const DIETARY: ReadonlySet<NeedKind> = new Set(['anaphylaxis', 'allergy', 'coeliac', 'diabetes']);
/** Whether the kitchen needs to know (product, roles: children with a dietary or allergy need). */
export const isDietary = (kind: NeedKind | null): boolean => kind !== null && DIETARY.has(kind);

const ADRENALINE = /\bepi[\s-]?pen|\bjext|\bemerade|neffy|\banapen|\badrenaline|epinephrine/i;
/** Whether the words name an adrenaline device. */
export const holdsAdrenaline = (medicine: string): boolean => ADRENALINE.test(medicine);

/**
 * The strengths of adrenaline devices that the words name, e.g. ["150", "300"] micrograms; two for one child are a warning.
 * A junior device without a figure is 150. Strengths of other medicines in the same words are left out.
 */
export function deviceStrengths(medicines: readonly string[]): string[] {
  const found = new Set<number>();
  for (const medicine of medicines) {
    let device = false;
    for (const part of medicine.split(/[;\n+/&]|,(?!\d)|\b(?:and|or)\b/i)) {
      // "EpiPen 150mcg and 300mcg": a bare strength belongs to the device before it.
      device = holdsAdrenaline(part) || (device && !/\p{L}{4,}/u.test(part.replace(/(?:micro|milli)grams?/gi, '')));
      if (!device) continue;
      const strengths = [...part.matchAll(/(\d+(?:[.,]\d+)?)\s*(mcg|micrograms?|µg|μg|ug|mg|milligrams?)/gi)].map(
        ([, amount = '', unit = '']) => Number(amount.replace(',', '.')) * (/^(?:mg|milli)/i.test(unit) ? 1000 : 1),
      );
      if (strengths.length === 0 && /\b(?:jr|junior)\b/i.test(part)) strengths.push(150);
      for (const strength of strengths) found.add(Math.round(strength));
    }
  }
  return [...found].sort((a, b) => a - b).map(String);
}
