import type { ClassSheet } from '#shared/features/papers/sheet.contract.ts';
import { AUDIENCE_NAMES } from '#shared/features/papers/sheet-fields.rules.ts';

const children = (n: number): string => (n === 1 ? '1 child' : `${n} children`);

/** "Oak: children with medical needs". */
export const sheetTitle = (sheet: Pick<ClassSheet, 'audience' | 'className'>): string =>
  `${sheet.className ?? 'Whole school'}: ${sheet.audience === 'lunch' ? 'allergies and diets' : 'children with medical needs'}`;

export const audienceLine = (sheet: Pick<ClassSheet, 'audience'>): string =>
  `For: ${AUDIENCE_NAMES[sheet.audience].toLowerCase()}.`;

/** Who is on it and who is not: a child who is missing must not be taken for one without needs. */
export function countLine(sheet: ClassSheet): string {
  const on = sheet.children.length;
  const off = sheet.onRoll - on;
  const what = sheet.audience === 'lunch' ? 'no need that concerns food is recorded' : 'no need is recorded';
  const rest = off === 0 ? '' : ` Of the other ${off} ${what}.`;
  const unsure =
    'unsorted' in sheet
      ? sheet.unsorted > 0
        ? ` In the school ${sheet.unsorted === 1 ? '1 need is' : `${sheet.unsorted} needs are`} not sorted yet and may concern food: ask the office.`
        : ''
      : sheet.flagged > 0
        ? ` ${children(sheet.flagged)} of these ${sheet.flagged === 1 ? 'was' : 'were'} flagged as medical by a school before, with nothing recorded here: ask the office.`
        : '';
  return `${on} of ${children(sheet.onRoll)}.${rest}${unsure}`;
}

/** What to do first, and what the call needs; what nobody recorded says so. */
export const emergencyLine = ({ phone, postcode, entrance }: ClassSheet): string =>
  `In an emergency: 999, then the office ${phone || '(number not recorded)'}. Postcode ${postcode || 'not recorded'}, ambulances by ${entrance || '(entrance not recorded)'}.`;
