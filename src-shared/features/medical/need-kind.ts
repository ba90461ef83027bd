import { z } from 'zod';

/** Kinds of need, each with its icon and filter on the board. */
export const NEED_KINDS = [
  'anaphylaxis',
  'allergy',
  'asthma',
  'epilepsy',
  'diabetes',
  'heart',
  'sickle-cell',
  'coeliac',
  'diet',
  'hearing',
  'sight',
  'skin',
  'seizure-history',
  'travel-sickness',
  'other',
] as const;
export const NeedKind = z.enum(NEED_KINDS);
export type NeedKind = z.infer<typeof NeedKind>;

export const NEED_KIND_NAMES: Readonly<Record<NeedKind, string>> = {
  anaphylaxis: 'Anaphylaxis',
  allergy: 'Allergy',
  asthma: 'Asthma',
  epilepsy: 'Epilepsy',
  diabetes: 'Diabetes',
  heart: 'Heart',
  'sickle-cell': 'Sickle cell',
  coeliac: 'Coeliac',
  diet: 'Diet or intolerance',
  hearing: 'Hearing',
  sight: 'Sight',
  skin: 'Skin',
  'seizure-history': 'Seizures in the past',
  'travel-sickness': 'Travel sickness',
  other: 'Other',
};
