import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ContactId, PurposeId } from '#shared/domain/ids.ts';
import type { FormAnswer } from './form.rules.ts';

/** What one paper says: who signed it, its date, and each line. A purpose without an answer: nothing was entered for it. */
export interface FormContent {
  readonly contactId: ContactId;
  readonly decidedOn: CalendarDate;
  readonly answers: Readonly<Record<string, FormAnswer>>;
}
/** One thing that two people may read differently: the signer, the date, or one purpose. */
export type FormField = 'signer' | 'date' | PurposeId;
export type Kept = Readonly<Record<string, 'first' | 'second'>>;

/** In what two entries of one paper differ: signer and date first, then the purposes in the order given. */
export function differences(first: FormContent, second: FormContent, order: readonly PurposeId[]): FormField[] {
  const asked = new Set([...Object.keys(first.answers), ...Object.keys(second.answers)]);
  const known = order.filter((purposeId) => asked.has(purposeId));
  // A purpose that is retired by now still stands on the paper.
  const others = [...asked].filter((purposeId) => !known.includes(purposeId as PurposeId)) as PurposeId[];
  return [
    ...(first.contactId === second.contactId ? [] : ['signer' as const]),
    ...(first.decidedOn === second.decidedOn ? [] : ['date' as const]),
    ...[...known, ...others].filter((purposeId) => first.answers[purposeId] !== second.answers[purposeId]),
  ];
}

/** The form as it is once every difference is decided; null while one is not, or for a decision about something else. */
export function settle(
  first: FormContent,
  second: FormContent,
  fields: readonly FormField[],
  kept: Kept,
): FormContent | null {
  const decided = Object.keys(kept);
  if (decided.length !== fields.length || !fields.every((field) => decided.includes(field))) return null;
  const from = (field: FormField): FormContent => (kept[field] === 'second' ? second : first);
  const answers: Record<string, FormAnswer> = { ...first.answers };
  for (const field of fields) {
    if (field === 'signer' || field === 'date') continue;
    const answer = from(field).answers[field];
    if (answer === undefined) delete answers[field];
    else answers[field] = answer;
  }
  return { contactId: from('signer').contactId, decidedOn: from('date').decidedOn, answers };
}

/** The lines that have to be written again: all, when who signed or the date was read wrongly; else those that differ. */
export function toRewrite(first: FormContent, wanted: FormContent): PurposeId[] {
  const all = new Set([...Object.keys(first.answers), ...Object.keys(wanted.answers)]) as Set<PurposeId>;
  const isOther = first.contactId !== wanted.contactId || first.decidedOn !== wanted.decidedOn;
  return [...all].filter((purposeId) => isOther || first.answers[purposeId] !== wanted.answers[purposeId]);
}
