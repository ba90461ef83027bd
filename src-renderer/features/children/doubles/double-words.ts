import { showDate } from '#shared/domain/calendar-date.ts';
import type { DoubleReason } from '#shared/features/children/doubles.rules.ts';
import type { DoubleFace } from '#shared/features/children/merge.contract.ts';

export const REASON_WORDS: Readonly<Record<DoubleReason, string>> = {
  'same-upn': 'Same UPN',
  'same-admission': 'Same admission number',
  'same-name-born': 'Same name and date of birth',
  'similar-name-born': 'Nearly the same name, same date of birth. Twins look like this too',
  'same-name': 'Same name only: most often two children',
};

export const DIFFER_WORDS = { upn: 'their UPNs differ', admissionNumber: 'their admission numbers differ' } as const;

/** "Oak (6), born 3 Feb 2018", and what else tells a record apart. */
export const placeOf = (face: DoubleFace): string =>
  [
    face.leftOn ? `Left ${showDate(face.leftOn)}` : face.className,
    face.born ? `born ${showDate(face.born)}` : 'date of birth not recorded',
  ].join(', ');

/** The numbers of a record, for telling two apart. */
export const numbersOf = (face: DoubleFace): string =>
  [
    face.upn ? `UPN ${face.upn}` : 'no UPN',
    face.admissionNumber ? `admission number ${face.admissionNumber}` : 'no admission number',
  ].join(', ');
