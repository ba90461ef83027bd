import { foldName } from '#shared/domain/names.ts';
import type { NeedKind } from './need-kind.ts';

/** In order: the first that fits. "Febrile convulsions" before epilepsy, coeliac before allergy. */
const WORDS: readonly (readonly [NeedKind, RegExp])[] = [
  ['anaphylaxis', /anaphyla/],
  ['seizure-history', /febrile/],
  ['epilepsy', /epilep|seizure/],
  ['coeliac', /coeliac|celiac/],
  ['allergy', /allerg|intoleran/],
  ['asthma', /asthma|wheez/],
  ['diabetes', /diabet/],
  ['sickle-cell', /sickle/],
  ['heart', /heart|cardiac|\bvsd\b|\basd\b/],
  ['hearing', /hearing|deaf|glue ear/],
  ['sight', /sight|visual|vision|glasses/],
  ['skin', /eczema|psoriasis|dermatitis/],
  ['travel-sickness', /travel sick|car sick/],
];

/** What kind of need the words look like; null when unsure. A suggestion only: a person confirms. */
export function suggestNeedKind(condition: string): NeedKind | null {
  const text = foldName(condition);
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const DIETARY: ReadonlySet<NeedKind> = new Set(['anaphylaxis', 'allergy', 'coeliac', 'diabetes']);
/** Whether the kitchen needs to know (product, roles: children with a dietary or allergy need). */
export const isDietary = (kind: NeedKind | null): boolean => kind !== null && DIETARY.has(kind);

const ADRENALINE = /epi\s?pen|jext|emerade|neffy|adrenaline|epinephrine/i;
/** Whether the words name an adrenaline device. */
export const holdsAdrenaline = (medicine: string): boolean => ADRENALINE.test(medicine);

/** The strengths of adrenaline devices that the words name, e.g. ["150", "300"] micrograms. */
export function deviceStrengths(medicines: readonly string[]): string[] {
  const found = new Set<string>();
  for (const medicine of medicines) {
    for (const [, device] of medicine.matchAll(/((?:epi\s?pen|jext|emerade|neffy|adrenaline)[^;,]*)/gi)) {
      const strength = /(\d+(?:\.\d+)?)\s*(mcg|micrograms?|µg|mg)/i.exec(device ?? '');
      if (strength)
        found.add(/^mg$/i.test(strength[2] ?? '') ? String(Number(strength[1]) * 1000) : String(Number(strength[1])));
      else if (/jr|junior/i.test(device ?? '')) found.add('150');
    }
  }
  return [...found].sort();
}
