import type { CallOutput } from '#shared/contract/contract.ts';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { DoubleReason } from '#shared/features/children/doubles.rules.ts';
import type { DoubleFace } from '#shared/features/children/merge.contract.ts';
import { bornWords } from '#shared/features/children/told-apart.rules.ts';

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
  [face.className, face.leftOn ? `left ${showDate(face.leftOn)}` : '', bornWords(face.born)].filter(Boolean).join(', ');

/** "Otley, Ava, Oak (6), born 3 Feb 2018": for a button's spoken name. */
export const wholeOf = (face: DoubleFace): string => `${face.name}, ${placeOf(face)}`;

/** The numbers of a record, for telling two apart. */
export const numbersOf = (face: DoubleFace): string =>
  [
    face.upn ? `UPN ${face.upn}` : 'no UPN',
    face.admissionNumber ? `admission number ${face.admissionNumber}` : 'no admission number',
  ].join(', ');

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** "1 contact, 2 needs, ...": how much a record holds. */
export const holdingWords = (holding: CallOutput<'children.mergePreview'>['kept']): string =>
  [
    counted(holding.contacts, 'contact', 'contacts'),
    counted(holding.needs, 'need', 'needs'),
    counted(holding.decisions, 'entry of consent', 'entries of consent'),
    counted(holding.cards, 'emergency card opened', 'emergency cards opened'),
    ...(holding.plan ? [`plan “${holding.plan.title}”`] : []),
  ].join(', ');
