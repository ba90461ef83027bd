import { ROLE_NAMES, Role } from '../access/access.model.ts';
import { IMPORT_KINDS, KIND_WORDS } from '../imports/imports.model.ts';
import { PLAN_FIELDS } from '../medical/care-plan.model.ts';

/** The fields that an entry can name, in the words of the form they stand in. What stood in them is nowhere in the audit. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  action: 'what to do',
  address: 'address',
  admissionNumber: 'admission number',
  agreedOn: 'day of the agreement',
  answer: 'the answer',
  batch: 'batch number',
  born: 'date of birth',
  check: 'a check',
  class: 'class',
  classId: 'class',
  children: 'which children',
  closed: 'kept no more',
  closedKind: 'holiday or INSET day',
  condition: 'condition',
  countsFrom: 'which answers still count',
  cpomsRef: 'CPOMS reference',
  decidedOn: 'date on the form',
  correction: 'in place of a wrong entry',
  device: 'device',
  differs: 'answers that differed at the second entry',
  doctor: 'doctor',
  dose: 'a dose',
  email: 'email',
  entrance: 'best entrance',
  evidence: 'where the proof is kept',
  expires: 'expiry of the medicine',
  firstDay: 'first day',
  flag: 'restricted flag',
  forename: 'forename',
  giver: 'who said it',
  kind: 'kind of need',
  handedOutOn: 'day they went out',
  label: 'post',
  lastDay: 'last day',
  line: 'a line of the list',
  livesWith: 'lives with the child',
  medicine: 'medicine',
  meetsCrew: 'who meets the crew',
  method: 'how it was said',
  middleNames: 'middle names',
  named: 'whether full names stand with it',
  name: 'name',
  notFood: 'does not concern food',
  paperPlace: 'where the paper file is',
  override: 'a check was overridden',
  parent: 'parent',
  doneBy: 'who did it',
  doneOn: 'day it was done',
  phone: 'phone number',
  phones: 'phone numbers',
  photo: 'photo',
  picture: 'which picture',
  place: 'place',
  places: 'exact places in school',
  plan: 'care plan',
  postcode: 'postcode',
  preferredForename: 'preferred forename',
  preferredSurname: 'preferred surname',
  relationship: 'relationship',
  reopened: 'kept again',
  repeated: 'sent twice, recorded once',
  replaces: 'what it replaces',
  responsibility: 'parental responsibility',
  purposes: 'what it is for',
  reviewOn: 'review date',
  roles: 'roles',
  rule: 'the rule',
  same: 'no answer differed at the second entry',
  scan: 'the scan',
  severity: 'how serious',
  sex: 'sex',
  since: 'since when',
  signs: 'signs',
  state: 'the answer',
  publishedOn: 'date of the published text',
  shown: 'on the cards or not',
  source: 'where it comes from',
  steps: 'steps',
  stock: 'the stock',
  street: 'street',
  strength: 'strength',
  surname: 'surname',
  tap: 'an entry',
  title: 'title',
  told: 'that the parent was told',
  toldParentOn: 'day the parent was told',
  town: 'town',
  triggers: 'triggers',
  upn: 'UPN',
  witness: 'with a witness',
  wording: 'what parents read',
  wrong: 'something was wrong',
  yearGroup: 'year group',
  // Of a care plan, under names of their own.
  'plan-parts': 'what it says of each condition',
  ...Object.fromEntries(
    Object.entries(PLAN_FIELDS).map(([field, { label }]) => [
      `plan-${field}`,
      label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
    ]),
  ),
  'plan-reviewOn': 'review date of the plan',
  // Not fields: the reason given at one key (product, section 3), on which the Leads' review rests.
  'in-front': 'reason: in front of me now',
  called: 'reason: called to class',
  other: 'reason: other',
  // How a list of consents is laid out.
  wide: 'a row for each child',
  long: 'a row for each answer',
  // Why the audit was sealed anew.
  'code-replaced': 'reason: new recovery code',
  'key-rotated': 'reason: new keys',
  restored: 'reason: a backup was put back',
  groups: 'groups',
  takesPlace: 'whether it takes place',
};

/** How many rows an import touched: words that dispatch writes as they are read. */
const COUNT =
  /^(?:(?:added|changed|doubtful|undone|kept|of|put aside|rows|purposes|copies|open lines|up to entry|in place of entry) \d{1,12}|paper \d{4}-\d{1,6}|1 child|\d{1,6} children)$/;
/** What a restore says of the backup it put back, when one that was destroyed was made, and a backup that nobody asked for. */
const BACKUP =
  /^(?:(?:backup of|made) \d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d|in place of a register that could not be read|by itself)$/;
const KINDS: ReadonlyMap<string, string> = new Map(IMPORT_KINDS.map((kind) => [kind, KIND_WORDS[kind]]));

/** Whether an entry may say this beside what happened: a known field, a kind of list, or a count. A value never passes. */
export const isFieldName = (field: string): boolean =>
  Object.hasOwn(FIELD_WORDS, field) || KINDS.has(field) || COUNT.test(field) || BACKUP.test(field);

/** The fields in plain words, each once. One that this version does not know is counted, never repeated: it could be a value. */
export function fieldWords(fields: readonly string[]): string {
  const known = fields
    .filter(isFieldName)
    .map((field) => (Object.hasOwn(FIELD_WORDS, field) ? FIELD_WORDS[field] : undefined) ?? KINDS.get(field) ?? field);
  const unknown = fields.filter((field) => !isFieldName(field)).length;
  return [
    ...new Set(known),
    ...(unknown === 0 ? [] : [unknown === 1 ? 'one more field' : `${unknown} more fields`]),
  ].join(', ');
}

/** The roles that somebody acted in; empty where nobody was signed in. */
export const roleWords = (role: string): string =>
  role
    .split('+')
    .filter((one) => one !== '')
    .map((one) => {
      const known = Role.safeParse(one);
      return known.success ? ROLE_NAMES[known.data] : one;
    })
    .join(', ');
