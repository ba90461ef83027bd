import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';

/** Fields of a child, a contact and a need, as a preview names them. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  upn: 'UPN',
  admissionNumber: 'Admission number',
  surname: 'Surname',
  forename: 'Forename',
  middleNames: 'Middle names',
  preferredForename: 'Preferred forename',
  preferredSurname: 'Preferred surname',
  sex: 'Sex',
  yearGroup: 'Year',
  street: 'Street',
  town: 'Town',
  postcode: 'Postcode',
  phone: 'Telephone',
  email: 'E-mail',
  born: 'Date of birth',
  className: 'Class',
  title: 'Title',
  relationship: 'Relationship',
  responsibility: 'Parental responsibility',
  livesWith: 'Lives with the child',
  phones: 'Telephone',
  severity: 'Severity',
  triggers: 'Triggers',
  signs: 'Signs',
  action: 'What to do',
  medicine: 'Medicine',
  reviewOn: 'Plan review date',
};

/** A stored value as a person reads it; empty: not recorded. */
export function inWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map((phone: { number: string }) => phone.number).join(', ');
  if (field === 'born' || field === 'reviewOn') return showDate(value as CalendarDate);
  const text = String(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
