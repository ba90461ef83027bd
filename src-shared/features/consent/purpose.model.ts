import { z } from 'zod';

/**
 * What a purpose is about. Biometrics (a fingerprint for the lunch till) are no use of a picture: they have their own, stricter
 * rule (Protection of Freedoms Act 2012, sections 26 to 28) and stand on no picture form, photo check or list for the day.
 */
export const PurposeKind = z.enum(['pictures', 'biometrics']);
export type PurposeKind = z.infer<typeof PurposeKind>;
export const KIND_WORDS: Readonly<Record<PurposeKind, string>> = {
  pictures: 'Pictures and films of a child',
  biometrics: 'Biometrics: fingerprint, face or eye',
};

export const MOST_YEARS = 10;

/** How long a yes holds, from the date on the form. */
export const Validity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('until-leaving') }),
  z.strictObject({ kind: z.literal('school-year') }),
  z.strictObject({ kind: z.literal('years'), years: z.number().int().min(1).max(MOST_YEARS) }),
]);
export type Validity = z.infer<typeof Validity>;

export const validityWords = (validity: Validity): string => {
  if (validity.kind === 'until-leaving') return 'until the child leaves the school';
  if (validity.kind === 'school-year') return 'for this school year, to 31 August';
  return validity.years === 1 ? 'for one year' : `for ${validity.years} years`;
};
