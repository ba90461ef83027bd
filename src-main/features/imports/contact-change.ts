import type { Author } from '#main/core/session.ts';
import * as children from '#main/features/children/children.service.ts';
import type { WriteDb } from '#main/store/sql.ts';
import type { ChildId, ContactId } from '#shared/domain/ids.ts';
import { foldName, isLetterLoss } from '#shared/domain/names.ts';
import type { Contact, ContactFields } from '#shared/features/children/children.model.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import { changedValue } from '#shared/features/imports/match-row.rules.ts';
import type { Recorder } from './plan.ts';

export interface ContactChange {
  /** Null: a new contact. */
  readonly contactId: ContactId | null;
  readonly before: ContactFields | null;
  readonly fields: ContactFields;
}

const like = (a: string, b: string): boolean => foldName(a) === foldName(b) || isLetterLoss(a, b);

/**
 * What an incoming contact changes in this one child's list; null: nothing. Matched by surname, forename and relationship
 * within the list only: an importer that matched by name across a school once overwrote another family's address.
 */
export function contactChange(own: readonly Contact[], incoming: ContactFields): ContactChange | null {
  const known = own.find(
    (contact) =>
      like(incoming.surname, contact.surname) &&
      like(incoming.forename, contact.forename) &&
      like(relationshipWords(incoming.relationship), relationshipWords(contact.relationship)),
  );
  if (!known) return { contactId: null, before: null, fields: incoming };
  const { contactId, ...before } = known;
  const text = (field: 'title' | 'forename' | 'surname' | 'relationship' | 'email' | 'street' | 'town' | 'postcode') =>
    changedValue(before[field], incoming[field]) ?? before[field];
  const digits = (number: string) => number.replace(/\D/g, '');
  const newPhones = incoming.phones.filter(
    (phone) => !before.phones.some((old) => digits(old.number) === digits(phone.number)),
  );
  const fields: ContactFields = {
    title: text('title'),
    forename: text('forename'),
    surname: text('surname'),
    relationship: text('relationship'),
    email: text('email'),
    street: text('street'),
    town: text('town'),
    postcode: text('postcode'),
    responsibility: incoming.responsibility ?? before.responsibility,
    livesWith: incoming.livesWith ?? before.livesWith,
    phones: [...before.phones, ...newPhones].slice(0, 6),
  };
  return JSON.stringify(fields) === JSON.stringify(inOrder(before, fields)) ? null : { contactId, before, fields };
}

/** The same fields in the same order, so that the two texts can be compared. */
const inOrder = (before: ContactFields, like: ContactFields): ContactFields =>
  Object.fromEntries(
    Object.keys(like).map((field) => [field, before[field as keyof ContactFields]]),
  ) as unknown as ContactFields;

/** Writes one contact as judged by `contactChange`. */
export function applyContact(
  tx: WriteDb,
  childId: ChildId,
  change: ContactChange,
  author: Author,
  record: Recorder,
): void {
  if (change.contactId) {
    children.updateContact(tx, childId, change.contactId, change.fields, author);
    record(
      'contact',
      change.contactId,
      'changed',
      { childId, fields: change.before },
      { childId, fields: change.fields },
    );
  } else {
    record('contact', children.addContact(tx, childId, change.fields, author), 'added', null, { childId });
  }
}
