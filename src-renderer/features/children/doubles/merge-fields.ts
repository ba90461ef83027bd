import { showDate } from '#shared/domain/calendar-date.ts';
import type { ChildRecord } from '#shared/features/children/children.model.ts';
import { TAKEABLE, type Takeable } from '#shared/features/children/merge.contract.ts';

const WORDS: Readonly<Record<Exclude<Takeable, 'photo' | 'plan'>, string>> = {
  surname: 'Legal surname',
  forename: 'Legal forename',
  middleNames: 'Middle names',
  preferredSurname: 'Called (surname)',
  preferredForename: 'Called (forename)',
  born: 'Date of birth',
  sex: 'Sex',
  upn: 'UPN',
  admissionNumber: 'Admission number',
  place: 'Class and year',
  street: 'Street',
  town: 'Town',
  postcode: 'Postcode',
  phone: 'Phone',
  email: 'Email',
  cpomsRef: 'CPOMS reference',
  paperPlace: 'Paper file',
};

export interface FieldChoice {
  readonly field: Takeable;
  readonly label: string;
  readonly kept: string;
  readonly other: string;
}

function shownOf(record: ChildRecord, field: Exclude<Takeable, 'photo' | 'plan'>): string {
  if (field === 'place')
    return [
      record.className,
      record.fields.yearGroup && `Year ${record.fields.yearGroup}`.replace('Year Year', 'Year'),
      record.leftOn && `left ${showDate(record.leftOn)}`,
    ]
      .filter(Boolean)
      .join(', ');
  if (field === 'born') return record.fields.born ? showDate(record.fields.born) : '';
  return record.fields[field];
}

/** The fields in which two records differ, side by side. */
export function choicesOf(kept: ChildRecord, other: ChildRecord): FieldChoice[] {
  return TAKEABLE.flatMap((field) => {
    if (field === 'photo' || field === 'plan') return [];
    const row = { field, label: WORDS[field], kept: shownOf(kept, field), other: shownOf(other, field) };
    return row.kept === row.other ? [] : [row];
  });
}

/** Only one of the two says anything: nobody has to choose, it is kept. */
export const onlyOne = ({ kept, other }: FieldChoice): boolean => kept === '' || other === '';

/** What is taken from the other unless a person says otherwise: what the kept record lacks, and a class where it has none. */
export const lacking = (choices: readonly FieldChoice[]): ReadonlySet<Takeable> =>
  new Set(
    choices
      .filter(({ field, kept }) => kept === '' || (field === 'place' && kept.startsWith('No class')))
      .map(({ field }) => field),
  );
