import type { KitKind } from '#shared/features/kits/kits.model.ts';
import type { TrainingKind } from '#shared/features/training/training.model.ts';
import { looksAllergic, mentionsFood, namesDietaryNeed, namesFood, namesReaction, undenied } from './food-words.ts';
import type { NeedKind } from './need-kind.ts';

/** In order: the first that fits. "Febrile convulsions" before epilepsy, coeliac before allergy; a bare food last. */
const WORDS: readonly (readonly [NeedKind, RegExp])[] = [
  ['anaphylaxis', /\bana(?:ph|f)[aeiy]l[aeiy]/],
  ['seizure-history', /febrile/],
  ['epilepsy', /epilep|seizure/],
  ['coeliac', /\bc[eo]{1,2}lia[ck]/],
  ['allergy', /\bal+[ea]r+[gj]|\balleg[iry]|h(?:ay|ey|aey) ?f(?:e|ea|ee)v|rhinitis|urticari|angio ?o?edema|\bhives\b/],
  ['asthma', /asth?ma|wheez/],
  ['diabetes', /diabet|\bt[12]dm?\b/],
  ['sickle-cell', /sickle/],
  ['heart', /heart|cardiac|\bvsd\b|\basd\b/],
  ['diet', /intoler|\bdiet/],
  ['hearing', /hearing|deaf|glue ear/],
  ['sight', /sight|visual|vision|glasses/],
  ['skin', /eczema|psoriasis|dermatitis/],
  ['travel-sickness', /(?:travel|motion|car|coach) sick/],
];

/** "No known allergies", "not diabetic": the word right after a denial names no need. Not so of foods: "no nuts" forbids them. */
const DENIED = /\b(?:no|not|nil)(?: known)? \S+/g;

/**
 * What kind of need the words look like; null when unsure. A suggestion only: a person confirms. Of two kinds, and where
 * the words doubt ("nut allergy?"), it leans to the one that the kitchen must not miss. An allergy is never raised to
 * anaphylaxis by its signs or its medicine: that is a clinician's word.
 */
export function suggestNeedKind(condition: string): NeedKind | null {
  const text = undenied(condition).replace(DENIED, '');
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? (namesFood(condition) ? 'diet' : null);
}

const DIETARY: ReadonlySet<NeedKind> = new Set(['anaphylaxis', 'allergy', 'coeliac', 'diabetes', 'diet']);
/** Whether a kind is the kitchen's by itself (product, roles: children with a dietary or allergy need). */
export const isDietary = (kind: NeedKind | null): boolean => kind !== null && DIETARY.has(kind);

/** A need as the kitchen's rule reads it. */
export interface KitchenQuestion {
  readonly kind: NeedKind | null;
  readonly condition: string;
  readonly triggers: string;
  readonly signs: string;
  readonly action: string;
  readonly medicine: string;
  /** A person has said that it does not concern food. */
  readonly notFood: boolean;
}

/** Whether a need's own words tell of food, whatever kind a person gave it; signs and what to do count, too. */
export function tellsOfFood({
  condition,
  triggers,
  signs,
  action,
  medicine,
}: Omit<KitchenQuestion, 'kind' | 'notFood'>): boolean {
  return (
    isDietary(suggestNeedKind(condition)) ||
    [condition, triggers].some((words) => namesFood(words) || namesReaction(words)) ||
    [signs, action].some(mentionsFood) ||
    [condition, triggers, signs, action].some((words) => namesDietaryNeed(words) || looksAllergic(words)) ||
    holdsAdrenaline(medicine)
  );
}

/**
 * Whether lunch staff see a need: by its words, since a need has one kind and "Coeliac and asthma" is the kitchen's whichever
 * was confirmed, or by its kind. No kind takes a need off the kitchen's board: only a person's own answer that it does not
 * concern food does.
 */
export const reachesKitchen = (need: KitchenQuestion): boolean =>
  !need.notFood && (isDietary(need.kind) || tellsOfFood(need));

/** Raised whenever one of the rules above changes: an open register then works out again what it had noted by the old ones. */
export const NEED_KIND_RULES = '4';

const ADRENALINE = /\bepi[\s-]?pen|\bjext|\bemerade|neffy|\banapen|\badrenalin|epinephrine|\bAAI\b/i;
/** Whether the words name an adrenaline device. */
export const holdsAdrenaline = (medicine: string): boolean => ADRENALINE.test(medicine);

const RELIEVER = /\b(?:salbutamol|ventolin|salamol|terbutaline|bricanyl|reliever)\b/i;
/** Whether a need is one that the school's spare kits of this kind are for: what the older rule calls known at risk (domain A4, A5). */
export function concernsKit(
  kind: KitKind,
  need: { readonly kind: NeedKind | null; readonly suggestedKind: NeedKind | null; readonly medicine: string },
): boolean {
  const likely = need.kind ?? need.suggestedKind;
  return kind === 'adrenaline'
    ? likely === 'anaphylaxis' || holdsAdrenaline(need.medicine)
    : likely === 'asthma' || RELIEVER.test(need.medicine);
}

const TRAINED_FOR: Readonly<Partial<Record<NeedKind, TrainingKind>>> = {
  epilepsy: 'rescue',
  'seizure-history': 'rescue',
  diabetes: 'insulin',
};
/** In which training somebody looks for help with these needs; first aid always. */
export function trainingKindsFor(needs: readonly Parameters<typeof concernsKit>[1][]): TrainingKind[] {
  const kinds = new Set<TrainingKind>();
  for (const need of needs) {
    if (concernsKit('adrenaline', need)) kinds.add('adrenaline');
    if (concernsKit('inhaler', need)) kinds.add('inhaler');
    const likely = need.kind ?? need.suggestedKind;
    const other = likely && TRAINED_FOR[likely];
    if (other) kinds.add(other);
  }
  return [...kinds, 'first-aid'];
}

const STRENGTH = /(\d+(?:[.,]\d+)?)\s*(mcg|micrograms?|µg|μg|ug|mg|milligrams?)/gi;
/** A device's name and at once a figure that a device is made in, with no unit: "Emerade 500". */
const BARE =
  /(?:epi[\s-]?pen|jext|emerade|anapen|adrenalin\w*|pen|injector)\s*(?:jr|junior)?\s*\(?(150|300|500)\b(?![.,]?\d|\s*(?:m|µ|μ|ug))/gi;
/** Words that say how a device is used, and name no other medicine. */
const ABOUT_DEVICE =
  /(?:micro|milli)grams?|\b(?:if|when|under|over|above|below|from|weigh\w*|adults?|child\w*|junior|school|home|spare|pens?|devices?|auto|injectors?|dose|then|with|until|years?|class|office|each|strength)\b|\d+\s*kg/gi;

/**
 * The strengths of adrenaline devices that the words name, e.g. ["150", "300"] micrograms; two for one child are a warning.
 * A junior device without a figure is 150. Strengths of other medicines in the same words are left out.
 */
export function deviceStrengths(medicines: readonly string[]): string[] {
  const found = new Set<number>();
  for (const medicine of medicines) {
    let device = false;
    for (const part of medicine.split(/[;\n+/&]|,(?!\d)|\.(?!\d)|\b(?:and|or)\b/i)) {
      // "Jext 300 mcg or 150 mcg if under 25kg": a strength without another medicine's name belongs to the device before it.
      device = holdsAdrenaline(part) || (device && !/\p{L}{4,}/u.test(part.replace(ABOUT_DEVICE, '')));
      if (!device) continue;
      const strengths = [...part.matchAll(STRENGTH)].map(
        ([, amount = '', unit = '']) => Number(amount.replace(',', '.')) * (/^(?:mg|milli)/i.test(unit) ? 1000 : 1),
      );
      for (const [, amount] of part.matchAll(BARE)) strengths.push(Number(amount));
      if (strengths.length === 0 && /\b(?:jr|junior)\b/i.test(part)) strengths.push(150);
      for (const strength of strengths) found.add(Math.round(strength));
    }
  }
  return [...found].sort((a, b) => a - b).map(String);
}

const ACT_AT_ONCE =
  /\bana(?:ph|f)[aeiy]l[aeiy]|midazolam|buccolam|epistatus|\binsulin|glucagon|glucagen|\brectal diazepam|\bhydrocortisone inj|\badrenal (?:crisis|insuff)/;

/**
 * "Serious" where the words themselves name anaphylaxis or a medicine that is given at once (adrenaline, buccal midazolam,
 * insulin, glucagon); null otherwise. Only ever shown as a suggestion: a person chooses how serious a need is.
 */
export function suggestSeverity(need: { readonly condition: string; readonly medicine: string }): 'serious' | null {
  const text = undenied(`${need.condition} ; ${need.medicine}`);
  return ACT_AT_ONCE.test(text) || holdsAdrenaline(text) ? 'serious' : null;
}
