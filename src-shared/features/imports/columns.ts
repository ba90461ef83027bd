import type { CsvKind } from './imports.model.ts';

interface ColumnSpec {
  readonly field: string;
  readonly label: string;
  /** Headers that mean this column, folded (lower case, letters and digits only). */
  readonly aliases: readonly string[];
  readonly required?: true;
}

const upn: ColumnSpec = { field: 'upn', label: 'UPN', aliases: ['upn', 'uniquepupilnumber'] };
const admission: ColumnSpec = {
  field: 'admissionNumber',
  label: 'Admission number',
  aliases: ['admissionnumber', 'admissionno', 'admno', 'adno', 'id'],
};
const surname: ColumnSpec = {
  field: 'surname',
  label: 'Surname',
  aliases: ['surname', 'legalsurname', 'lastname', 'familyname', 'pupilsurname'],
  required: true,
};
const forename: ColumnSpec = {
  field: 'forename',
  label: 'Forename',
  aliases: ['forename', 'legalforename', 'firstname', 'givenname', 'pupilforename'],
  required: true,
};
const className: ColumnSpec = {
  field: 'className',
  label: 'Class',
  aliases: [
    'reg',
    'registrationform',
    'form',
    'class',
    'classname',
    'registrationgroup',
    'formtutorgroup',
    'tutorgroup',
  ],
};
const born: ColumnSpec = {
  field: 'born',
  label: 'Date of birth',
  aliases: ['dob', 'dateofbirth', 'birthdate', 'born'],
};

/** What a list of each kind may hold. Aliases are those seen in exports of several systems: guesses, shown to a person. */
export const COLUMNS: Readonly<Record<CsvKind, readonly ColumnSpec[]>> = {
  pupils: [
    upn,
    { ...admission, aliases: admission.aliases.filter((alias) => alias !== 'id') },
    surname,
    forename,
    { field: 'middleNames', label: 'Middle names', aliases: ['middlenames', 'middlename'] },
    {
      field: 'preferredForename',
      label: 'Preferred forename',
      aliases: ['preferredforename', 'preferredfirstname', 'preferredname', 'knownas'],
    },
    { field: 'preferredSurname', label: 'Preferred surname', aliases: ['preferredsurname', 'preferredlastname'] },
    { ...born, required: true },
    { field: 'sex', label: 'Sex', aliases: ['sex', 'gender', 'legalsex'] },
    { field: 'yearGroup', label: 'Year', aliases: ['year', 'yeargroup', 'ncyear', 'ncyearactual', 'yeartaughtin'] },
    className,
  ],
  contacts: [
    upn,
    admission,
    { ...surname, label: 'Child’s surname' },
    { ...forename, label: 'Child’s forename' },
    { ...className },
    { field: 'title', label: 'Title', aliases: ['title', 'contacttitle'] },
    // Where a header stands twice, the first is the child's and the second the contact's.
    {
      field: 'contactForename',
      label: 'Contact’s forename',
      aliases: ['forename2nd', 'forename2', 'contactforename', 'contactfirstname', 'parentforename'],
      required: true,
    },
    {
      field: 'contactSurname',
      label: 'Contact’s surname',
      aliases: ['surname2nd', 'surname2', 'contactsurname', 'contactlastname', 'parentsurname'],
      required: true,
    },
    { field: 'priority', label: 'Calling order', aliases: ['priority', 'order', 'contactorder', 'contactpriority'] },
    { field: 'relationship', label: 'Relationship', aliases: ['relationship', 'relation', 'relationshiptopupil'] },
    {
      field: 'responsibility',
      label: 'Parental responsibility',
      aliases: ['parentalresponsibility', 'responsibility', 'legalguardian', 'pr'],
    },
    { field: 'livesWith', label: 'Lives with the child', aliases: ['liveswithpupil', 'liveswith', 'liveswithchild'] },
    { field: 'phone', label: 'Telephone', aliases: ['maintelephone', 'telephone', 'hometelephone', 'phone'] },
    { field: 'mobile', label: 'Mobile', aliases: ['mobilenumber', 'mobile', 'mobilephone'] },
    { field: 'email', label: 'E-mail', aliases: ['homeemail', 'email', 'primaryemail', 'emailaddress'] },
  ],
  medical: [
    upn,
    admission,
    surname,
    forename,
    born,
    className,
    { field: 'condition', label: 'Condition', aliases: ['condition', 'medicalcondition', 'diagnosis'], required: true },
    { field: 'severity', label: 'Severity', aliases: ['severity', 'alertlevel', 'priority'] },
    { field: 'triggers', label: 'Triggers', aliases: ['triggers', 'trigger'] },
    { field: 'signs', label: 'Signs', aliases: ['symptoms', 'signs', 'reaction'] },
    { field: 'medicine', label: 'Medicine', aliases: ['medication', 'medicine', 'medicines'] },
    { field: 'action', label: 'What to do', aliases: ['action', 'response', 'whattodo', 'treatment'] },
    { field: 'reviewOn', label: 'Plan review date', aliases: ['planreviewdate', 'reviewdate', 'review'] },
  ],
  consents: [
    upn,
    admission,
    surname,
    forename,
    born,
    className,
    {
      field: 'formDate',
      label: 'Date of form',
      aliases: ['dateofform', 'formdate', 'consentdate', 'date', 'decisiondate', 'answerdate'],
    },
    // One row for each answer: both, or neither.
    {
      field: 'purpose',
      label: 'Purpose, where each row is one answer',
      aliases: ['purpose', 'consenttype', 'consentname', 'consent', 'permissiontype', 'permissionname', 'permission'],
    },
    {
      field: 'answer',
      label: 'Answer, where each row is one answer',
      aliases: [
        'answer',
        'response',
        'decision',
        'consentstatus',
        'permissionstatus',
        'consentgiven',
        'status',
        'value',
      ],
    },
    {
      field: 'validUntil',
      label: 'Valid until, where each row is one answer',
      aliases: ['validuntil', 'expires', 'expirydate', 'expiry', 'enddate'],
    },
  ],
};

/** True where each row of a consents list is one answer for one purpose; else each purpose has its own column. */
export const isLong = ({ purpose = '', answer = '' }: Mapping, headers: readonly string[]): boolean =>
  headers.includes(purpose) && headers.includes(answer);

/** Field -> header of the file. */
export type Mapping = Readonly<Record<string, string>>;

const fold = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Which header is probably which field, by alias; each header is used once. */
export function guessMapping(kind: CsvKind, headers: readonly string[]): Mapping {
  const free = new Map(headers.map((header) => [fold(header), header]));
  const mapping: Record<string, string> = {};
  for (const spec of COLUMNS[kind]) {
    const alias = spec.aliases.find((one) => free.has(one));
    const header = alias === undefined ? undefined : free.get(alias);
    if (alias === undefined || header === undefined) continue;
    mapping[spec.field] = header;
    free.delete(alias);
  }
  return kind === 'consents' && !isLong(mapping, headers) ? wide(mapping) : mapping;
}

/** Of a list with a column for each purpose: a heading such as “Consent” is an answer then, and no purpose's name. */
const wide = ({
  purpose: _purpose,
  answer: _answer,
  validUntil: _until,
  ...mapping
}: Record<string, string>): Mapping => mapping;

/**
 * Which kind of list the headers look like; null when unsure. A list of children with columns that bear purposes' names, or with a
 * purpose and an answer in each row, is one of consents.
 */
export function guessKind(headers: readonly string[], purposes: readonly string[] = []): CsvKind | null {
  const has = (kind: CsvKind, ...fields: string[]) =>
    fields.every((field) => guessMapping(kind, headers)[field] !== undefined);
  if (has('medical', 'condition', 'surname')) return 'medical';
  if (has('contacts', 'contactSurname', 'contactForename')) return 'contacts';
  if (has('consents', 'formDate', 'surname') || has('consents', 'purpose', 'answer', 'surname')) return 'consents';
  const named = new Set(purposes.map(fold));
  if (has('consents', 'surname', 'forename') && headers.some((header) => named.has(fold(header)))) return 'consents';
  return has('pupils', 'surname', 'forename', 'born') ? 'pupils' : null;
}

/** What is needed and has no column of the file, as people read it: required fields, and a way to find the child. */
export function missingColumns(kind: CsvKind, mapping: Mapping, headers: readonly string[]): string[] {
  const has = (field: string) => headers.includes(mapping[field] ?? '');
  const missing = COLUMNS[kind].filter((spec) => spec.required && !has(spec.field)).map((spec) => spec.label);
  if (kind === 'consents' && has('purpose') !== has('answer'))
    missing.push(has('purpose') ? 'the answer that goes with the purpose' : 'the purpose that goes with the answer');
  const findable = has('upn') || has('admissionNumber') || (has('surname') && has('forename'));
  return findable ? missing : [...missing, 'a way to find the child (UPN, admission number or full name)'];
}
