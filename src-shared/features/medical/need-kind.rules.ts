import { foldName } from '#shared/domain/names.ts';
import type { NeedKind } from './need-kind.ts';

/** In order: the first that fits. "Febrile convulsions" before epilepsy, coeliac before allergy; a bare food last. */
const WORDS: readonly (readonly [NeedKind, RegExp])[] = [
  ['anaphylaxis', /anaphyla/],
  ['seizure-history', /febrile/],
  ['epilepsy', /epilep|seizure/],
  ['coeliac', /coeliac|celiac/],
  ['allergy', /allerg|hay ?fever/],
  ['asthma', /asthma|wheez/],
  ['diabetes', /diabet/],
  ['sickle-cell', /sickle/],
  ['heart', /heart|cardiac|\bvsd\b|\basd\b/],
  ['diet', /intoleran|\bdiet/],
  ['hearing', /hearing|deaf|glue ear/],
  ['sight', /sight|visual|vision|glasses/],
  ['skin', /eczema|psoriasis|dermatitis/],
  ['travel-sickness', /(?:travel|motion|car|coach) sick/],
];

/** "No known allergies", "not diabetic": the word right after a denial names no need. Not so of foods: "no nuts" forbids them. */
const DENIED = /\b(?:no|not|nil)(?: known)? \S+/g;

/** A meal is the matter, whatever the need is called: allergens by law (UK, the fourteen), other foods, rules, ways of eating. */
const FOOD = new RegExp(
  [
    /\b(?:pea|wal|hazel|chest|pine|coco|ground|brazil )?nuts?\b|\balmonds?\b|\bcashews?\b|\bpistachios?\b|\bpecans?\b|\bmacadamias?\b/,
    /\beggs?\b|\bmilks?\b|\bdairy|\blactose|\bcasein|\bwhey\b|\bcheese|\byogh?urt|\bbutter\b/,
    /\bwheat|\bgluten|\bbarley|\brye\b|\boats?\b|\bbread|\bflour\b|\bsoya?\b|\blupin|\bmustard|\bcelery|\bsesame|\btahini|\bh(?:u|ou?)mm?[ou]s\b/,
    /\bfish|\bshellfish|\bseafood|\bcrustacea|\bmollus[ck]|\bprawns?\b|\bcrabs?\b|\blobster|\bshrimps?\b|\bmussels?\b|\boysters?\b|\bsquid|\bsalmon|\btuna|\bcod\b/,
    /\bsul(?:ph|f)ites?\b|\btartrazine|\badditives?\b|\bcolourings?\b|\be numbers?\b/,
    /\bkiwis?\b|\bbananas?\b|\bstrawberr|\btomato|\bcitrus|\bapples?\b|\bpineapple|\bmangoe?s?\b|\bavocado|\bpeach|\bfruits?\b|\bchickpeas?\b|\blentils?\b|\bpeas\b|\bbeans?\b|\blegumes?\b/,
    /\bchocolate|\bhoney\b|\bgelatine?\b|\bpork\b|\bbeef\b|\bmeats?\b|\bchicken\b(?! pox)|\bfructose|\bgalactos/,
    /\bvegan|\bvegetarian|\bhalal|\bkosher|\bfoods?\b|\bketogenic|\bphenylketonuria|\bpku\b|\bfpies\b|\barfid\b|\bprader/,
    /\btube fe|\bpeg fe|\bfeeding\b|\bgastrostomy|\bdysphagia|\bswallow|\bchok(?:es|ing)\b|\bpuree|\bthicken/,
  ]
    .map(({ source }) => source)
    .join('|'),
);
/** Whether the words name something that is eaten, or a way of eating. */
export const namesFood = (words: string): boolean => FOOD.test(foldName(words));

/**
 * What kind of need the words look like; null when unsure. A suggestion only: a person confirms. Of two kinds, and where
 * the words doubt ("nut allergy?"), it leans to the one that the kitchen must not miss. An allergy is never raised to
 * anaphylaxis by its signs or its medicine: that is a clinician's word.
 */
export function suggestNeedKind(condition: string): NeedKind | null {
  const text = foldName(condition).replace(DENIED, '');
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? (namesFood(condition) ? 'diet' : null);
}

const DIETARY: ReadonlySet<NeedKind> = new Set(['anaphylaxis', 'allergy', 'coeliac', 'diabetes', 'diet']);
/** Whether a kind is the kitchen's by itself (product, roles: children with a dietary or allergy need). */
export const isDietary = (kind: NeedKind | null): boolean => kind !== null && DIETARY.has(kind);

const OTHER_DIETARY_WORDS = /anaphyla|coeliac|celiac|allerg|diabet|intoleran|\bdiet/;

/**
 * Whether lunch staff see a need. By its kind, the confirmed or else the suggested one; and always where the condition or
 * its triggers name a food, since a need has one kind and "Asthma" with the trigger "egg" is the kitchen's too. Until a
 * person has confirmed a kind it leans further: one dietary word in the condition is enough ("Epilepsy and an allergy"),
 * and of a need that nobody can place, a food in what to do.
 */
export function reachesKitchen(need: {
  readonly kind: NeedKind | null;
  readonly condition: string;
  readonly triggers: string;
  readonly action: string;
}): boolean {
  if (namesFood(need.condition) || namesFood(need.triggers)) return true;
  if (need.kind !== null) return isDietary(need.kind);
  const suggested = suggestNeedKind(need.condition);
  if (suggested === null) return namesFood(need.action);
  return isDietary(suggested) || OTHER_DIETARY_WORDS.test(foldName(need.condition).replace(DENIED, ''));
}

/** Raised whenever one of the rules above changes: an open register then works out again what it had noted by the old ones. */
export const NEED_KIND_RULES = '2';

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
