import * as children from '#main/features/children/children.service.ts';
import type { ChildId, ContactId } from '#shared/domain/ids.ts';
import { foldName, fullName, isLetterLoss } from '#shared/domain/names.ts';
import type { Contact, ContactFields } from '#shared/features/children/children.model.ts';
import { relationshipWords } from '#shared/features/children/relationships.ts';
import { changedValue } from '#shared/features/imports/match-row.rules.ts';
import { FIELD_WORDS, inWords } from './field-words.ts';
import { type Applying, fromTo } from './plan.ts';

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

/** Each child's contacts, with what earlier rows of the same file would make of them: one contact often stands in several rows. */
export class ContactLists {
  readonly #lists: Map<ChildId, Contact[]>;

  constructor(stored: ReadonlyMap<ChildId, readonly Contact[]>) {
    this.#lists = new Map([...stored].map(([childId, list]) => [childId, [...list]]));
  }

  /** What the incoming contact changes; null: nothing. */
  judge(childId: ChildId, incoming: ContactFields): ContactChange | null {
    const list = this.#lists.get(childId) ?? [];
    const change = contactChange(list, incoming);
    if (!change) return null;
    const at = list.findIndex((contact) => contact.contactId === change.contactId);
    const made: Contact = { ...change.fields, contactId: change.contactId ?? (`new ${list.length}` as ContactId) };
    if (at < 0) list.push(made);
    else list[at] = made;
    this.#lists.set(childId, list);
    return change;
  }
}

/** "Priya Mensah: E-mail: not recorded → ...". */
export function contactWords(change: ContactChange): string {
  const name = fullName(change.fields);
  if (!change.before) return `New contact: ${name}`;
  return `${name}: ${contactChanges(change).join('; ')}`;
}

/** Field by field, before and after. */
export function contactChanges({ before, fields }: ContactChange): string[] {
  if (!before) return [];
  return (Object.keys(fields) as (keyof ContactFields)[])
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(fields[field]))
    .map((field) => fromTo(FIELD_WORDS[field] ?? field, inWords(field, before[field]), inWords(field, fields[field])));
}

/** Writes one contact, judged against the list as it stands now. */
export function applyContact(childId: ChildId, incoming: ContactFields, to: Applying): void {
  const { tx, author, record } = to;
  const change = contactChange(children.contactsOf(tx, childId), incoming);
  if (!change) return;
  if (change.contactId && change.before) {
    children.updateContact(tx, childId, change.contactId, change.fields, author);
    record(
      'contact',
      change.contactId,
      'changed',
      { childId, fields: change.before },
      { childId, fields: change.fields },
    );
  } else {
    const contactId = children.addContact(tx, childId, change.fields, author);
    record('contact', contactId, 'added', null, { childId, fields: change.fields });
  }
}
