import { foldName, type NameParts } from '#shared/domain/names.ts';
import type { ContactFields, ContactPart } from './children.model.ts';

/** What belongs to the person and may be the same at a brother or sister. Relationship and responsibility belong to one child. */
const FIELDS_OF: Readonly<Record<ContactPart, readonly (keyof ContactFields)[]>> = {
  name: ['title', 'forename', 'surname'],
  phones: ['phones'],
  email: ['email'],
  address: ['street', 'town', 'postcode'],
};
const PARTS = Object.keys(FIELDS_OF) as ContactPart[];

/** Which parts a change touched. */
export const changedParts = (before: ContactFields, after: ContactFields): ContactPart[] =>
  PARTS.filter((part) =>
    FIELDS_OF[part].some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])),
  );

/** `fields` with these parts as `from` has them; everything else stays. */
export function withParts(fields: ContactFields, from: ContactFields, parts: readonly ContactPart[]): ContactFields {
  const taken = parts.flatMap((part) => FIELDS_OF[part]).map((field) => [field, from[field]]);
  return { ...fields, ...Object.fromEntries(taken) };
}

/**
 * Whether a contact of another child bears one of these names (as it was, as it is now), surname and forename folded. Only
 * a reason to ask: nothing links by itself. A contact without a forename is never offered: a surname alone is too many people.
 */
export function bearsName(contact: NameParts, names: readonly NameParts[]): boolean {
  const forename = foldName(contact.forename);
  const surname = foldName(contact.surname);
  if (forename === '' || surname === '') return false;
  return names.some((name) => foldName(name.forename) === forename && foldName(name.surname) === surname);
}
