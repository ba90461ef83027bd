import type { Author } from '#main/core/session.ts';
import * as children from '#main/features/children/children.service.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { checkUpn } from '#shared/domain/upn.ts';
import type { ChildFields, ContactFields } from '#shared/features/children/children.model.ts';
import { changedValue } from '#shared/features/imports/match-row.rules.ts';
import { applyContact, contactChange } from './contact-change.ts';
import {
  type Choices,
  childIndex,
  doubtful,
  labelOf,
  matchOrChosen,
  type Plan,
  type PlannedRow,
  type Recorder,
} from './plan.ts';
import type { PupilRow } from './reading/pupil-row.ts';

const PLAIN = [
  'upn',
  'admissionNumber',
  'surname',
  'forename',
  'middleNames',
  'preferredForename',
  'preferredSurname',
  'sex',
  'yearGroup',
  'street',
  'town',
  'postcode',
  'phone',
  'email',
] as const satisfies readonly (keyof ChildFields)[];

const FIELD_WORDS: Readonly<Record<string, string>> = {
  upn: 'UPN',
  admissionNumber: 'admission number',
  surname: 'surname',
  forename: 'forename',
  middleNames: 'middle names',
  preferredForename: 'preferred forename',
  preferredSurname: 'preferred surname',
  sex: 'sex',
  yearGroup: 'year',
  street: 'street',
  town: 'town',
  postcode: 'postcode',
  phone: 'telephone',
  email: 'e-mail',
  born: 'date of birth',
  className: 'class',
};

/** What pupils of a CTF or a list would do: new children, changed fields, contacts that come with them. */
export function planPupils(db: ReadDb, pupils: readonly PupilRow[], choices: Choices): Plan {
  const index = childIndex(db);
  const stored = new Map(children.everyChild(db).map((child) => [child.childId, child]));
  const contacts = children.allContacts(db);
  const flagged = new Set(
    children
      .flagsInForce(db)
      .filter((row) => row.flag === 'looked-after')
      .map((row) => row.childId),
  );
  const named = new Set<ChildId>();
  const warnings = upnWarnings(pupils);
  let lost = 0;
  const rows = pupils.map((pupil): PlannedRow => {
    const match = matchOrChosen(pupil, index, choices, true);
    if (match.kind === 'doubtful') return doubtful(pupil, match);
    if (match.kind === 'new') {
      return {
        line: pupil.line,
        label: labelOf(pupil),
        outcome: 'added',
        candidates: [],
        details: pupil.contacts.length > 0 ? [`${pupil.contacts.length} contacts`] : [],
        apply: (tx, author, record) => addPupil(tx, pupil, author, record),
      };
    }
    named.add(match.childId);
    const child = stored.get(match.childId);
    if (!child) throw new Error('matched child is gone');
    const changes: Partial<Record<keyof ChildFields, string>> = {};
    for (const field of PLAIN) {
      const value = changedValue(child[field] ?? '', pupil[field]);
      if (value !== null) changes[field] = value;
      else if (pupil[field] !== '' && pupil[field] !== child[field]) lost += 1;
    }
    if (pupil.born !== null && pupil.born !== child.born) changes.born = pupil.born;
    const newClass = pupil.className !== '' && pupil.className !== child.className;
    const newFlag = pupil.medicalFlag !== null && Number(pupil.medicalFlag) !== child.medicalFlag;
    const newCare = pupil.lookedAfter && !flagged.has(child.childId);
    const own = contacts.get(child.childId) ?? [];
    const contactChanges = pupil.contacts.flatMap((contact) => contactChange(own, contact) ?? []);
    const details = [
      ...Object.keys(changes).map((field) => FIELD_WORDS[field] ?? field),
      ...(newClass ? ['class'] : []),
      ...(newFlag ? ['medical flag'] : []),
      ...(newCare ? ['looked after'] : []),
      ...contactChanges.map((change) => (change.contactId ? 'a contact' : 'a new contact')),
    ];
    const base = {
      line: pupil.line,
      label: labelOf({ ...pupil, className: child.className ?? '' }),
      candidates: [],
      details,
    };
    if (details.length === 0) return { ...base, outcome: 'unchanged' };
    return {
      ...base,
      outcome: 'changed',
      apply: (tx, author, record) => {
        const after: Partial<ChildFields> = { ...(changes as Partial<ChildFields>) };
        if (newClass) after.classId = children.ensureClass(tx, pupil.className, pupil.yearGroup || child.yearGroup);
        const before = Object.fromEntries(
          Object.keys(after).map((field) => [field, child[field as keyof ChildFields]]),
        );
        if (Object.keys(after).length > 0) {
          children.updateChild(tx, child.childId, after, author);
          record('child', child.childId, 'changed', before, after);
        }
        if (newFlag) children.setMedicalFlag(tx, child.childId, pupil.medicalFlag);
        if (newCare)
          children.changeFlag(tx, child.childId, 'looked-after', true, 'From the Common Transfer File', author);
        for (const change of contactChanges) applyContact(tx, child.childId, change, author, record);
      },
    };
  });
  if (lost > 0)
    warnings.push(
      `This file lost letters: ${lost} values have a “?” where the register has a letter. The register’s letters were kept.`,
    );
  return { rows, warnings, named };
}

function addPupil(tx: WriteDb, pupil: PupilRow, author: Author, record: Recorder): void {
  const plain = Object.fromEntries(PLAIN.map((field) => [field, pupil[field]]));
  const classId = pupil.className === '' ? null : children.ensureClass(tx, pupil.className, pupil.yearGroup);
  const fields: ChildFields = { ...children.EMPTY_CHILD, ...plain, born: pupil.born, classId };
  const childId = children.addChild(tx, fields, author);
  record('child', childId, 'added', null, { revision: 1 });
  if (pupil.medicalFlag !== null) children.setMedicalFlag(tx, childId, pupil.medicalFlag);
  if (pupil.formerSurname || pupil.formerForename || pupil.formerUpn) {
    children.setFormerNames(tx, childId, pupil.formerSurname, pupil.formerForename, pupil.formerUpn);
  }
  if (pupil.lookedAfter)
    children.changeFlag(tx, childId, 'looked-after', true, 'From the Common Transfer File', author);
  for (const contact of pupil.contacts satisfies readonly ContactFields[]) {
    record('contact', children.addContact(tx, childId, contact, author), 'added', null, { childId });
  }
}

function upnWarnings(pupils: readonly PupilRow[]): string[] {
  const counts = new Map<string, number>();
  for (const pupil of pupils) counts.set(checkUpn(pupil.upn), (counts.get(checkUpn(pupil.upn)) ?? 0) + 1);
  const bad = (counts.get('bad-check-letter') ?? 0) + (counts.get('bad-form') ?? 0);
  return [
    ...(bad > 0 ? [`${bad} UPNs do not pass their own check. They were kept as they are.`] : []),
    ...(counts.has('temporary') ? [`${counts.get('temporary')} UPNs are temporary ones.`] : []),
    ...(counts.has('missing') ? [`${counts.get('missing')} children have no UPN.`] : []),
  ];
}
