import { z } from 'zod';
import { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import { ChildId, ClassId, ContactId, PhotoId } from '#shared/domain/ids.ts';
import { filledLine, line, words } from '#shared/domain/text.ts';
import { Apart } from './told-apart.rules.ts';

/** Marks of a record that only some may know the reason of; the others get what they must do. */
export const FLAGS = ['court-order', 'looked-after', 'adopted', 'protected-address', 'parents-dispute'] as const;
export const Flag = z.enum(FLAGS);
export type Flag = z.infer<typeof Flag>;

export const FLAG_NAMES: Readonly<Record<Flag, string>> = {
  'court-order': 'Court order',
  'looked-after': 'Looked after',
  adopted: 'Adopted',
  'protected-address': 'Protected address',
  'parents-dispute': 'Parents in dispute',
};

export const Phone = z.strictObject({ kind: line(20), number: line(30) });
export type Phone = z.infer<typeof Phone>;

/** What a person may write about a child; imports fill the same fields. */
export const ChildFields = z.strictObject({
  surname: filledLine(80),
  forename: filledLine(80),
  middleNames: line(120),
  preferredSurname: line(80),
  preferredForename: line(80),
  born: CalendarDate.nullable(),
  sex: line(10),
  upn: line(13),
  admissionNumber: line(20),
  classId: ClassId.nullable(),
  yearGroup: line(20),
  street: line(200),
  town: line(80),
  postcode: line(10),
  phone: line(30),
  email: line(120),
  cpomsRef: line(60),
  paperPlace: line(60),
});
export type ChildFields = z.infer<typeof ChildFields>;

export const ContactFields = z.strictObject({
  title: line(20),
  forename: line(80),
  surname: filledLine(80),
  relationship: line(40),
  /** Parental responsibility: null where nobody has recorded it. */
  responsibility: z.boolean().nullable(),
  livesWith: z.boolean().nullable(),
  phones: z.array(Phone).max(6),
  email: line(120),
  street: line(200),
  town: line(80),
  postcode: line(10),
});
export type ContactFields = z.infer<typeof ContactFields>;

export const Contact = ContactFields.extend({ contactId: ContactId });
export type Contact = z.infer<typeof Contact>;

/** The parts of a contact that belong to the person, not to the child: what a change can be carried over of. */
export const CONTACT_PARTS = ['name', 'phones', 'email', 'address'] as const;
export const ContactPart = z.enum(CONTACT_PARTS);
export type ContactPart = z.infer<typeof ContactPart>;
export const PART_WORDS: Readonly<Record<ContactPart, string>> = {
  name: 'name',
  phones: 'phone numbers',
  email: 'email',
  address: 'address',
};

/** A contact of another child who bears the same name: to be looked at beside the one that was changed. */
export const SameContact = Contact.omit({ responsibility: true, livesWith: true }).extend({
  childId: ChildId,
  childName: z.string(),
  className: z.string(),
  apart: Apart,
  addressProtected: z.boolean(),
  /** As it was when it was shown: a change since is noticed. */
  updatedAt: Instant,
});
export type SameContact = z.infer<typeof SameContact>;

/** A child as found by anybody who is signed in: face, name, class; the birthday only where a name is shared. */
export const FoundChild = z.strictObject({
  childId: ChildId,
  name: z.string(),
  className: z.string(),
  apart: Apart,
  photoUrl: z.string().nullable(),
  /** What of this child is within the person's scope, beside the emergency card, which opens for everybody. */
  opens: z.strictObject({ record: z.boolean(), need: z.boolean() }),
});
export type FoundChild = z.infer<typeof FoundChild>;

/** Why a record that is being typed looks like one that is here. */
export const SameBecause = z.enum(['upn', 'admission-number', 'name-and-born', 'name']);
export type SameBecause = z.infer<typeof SameBecause>;
export const BECAUSE_WORDS: Readonly<Record<SameBecause, string>> = {
  upn: 'A child with this UPN is already here',
  'admission-number': 'A child with this admission number is already here',
  'name-and-born': 'A child of this name and date of birth is already here',
  name: 'A child of this name is already here',
};

export const ListedChild = z.strictObject({
  childId: ChildId,
  surname: z.string(),
  forename: z.string(),
  /** "Ava Wu, Oak", with the birthday where another child bears the name. */
  told: z.string(),
  /** Null: in no class. A leaver's is the last one. */
  classId: ClassId.nullable(),
  className: z.string(),
  born: CalendarDate.nullable(),
  photoUrl: z.string().nullable(),
  leftOn: CalendarDate.nullable(),
});
export type ListedChild = z.infer<typeof ListedChild>;

/** What a role that may not know the reason is told to do. */
export const Instruction = z.enum(['do-not-photograph', 'ask-before-address', 'ask-a-lead']);
export type Instruction = z.infer<typeof Instruction>;
export const INSTRUCTION_WORDS: Readonly<Record<Instruction, string>> = {
  'do-not-photograph': 'Do not photograph',
  'ask-before-address': 'Never give out the address: ask a Lead',
  'ask-a-lead': 'Ask a Lead before talking to a parent about decisions',
};

export const SetFlag = z.strictObject({ flag: Flag, words: z.string(), since: Instant });

/** The record as teachers and cover see it: no contacts, no reasons. */
export const ChildSummary = z.strictObject({
  childId: ChildId,
  surname: z.string(),
  forename: z.string(),
  knownAs: z.string(),
  /** "Ava Wu, Oak", with the birthday where another child bears the name: for titles and sentences. */
  told: z.string(),
  born: CalendarDate.nullable(),
  className: z.string(),
  photoUrl: z.string().nullable(),
  leftOn: CalendarDate.nullable(),
  sharesName: z.boolean(),
  instructions: z.array(Instruction),
});

/** Whom to ring and where, for first aid: no address, no responsibility. */
export const ContactNumbers = Contact.pick({
  contactId: true,
  title: true,
  forename: true,
  surname: true,
  relationship: true,
  phones: true,
});
export type ContactNumbers = z.infer<typeof ContactNumbers>;

/** The record as first aid sees it. */
export const ChildWithNumbers = ChildSummary.extend({ numbers: z.array(ContactNumbers) });

/** The record as the office, the SENCo and Leads see it. `flags` is empty for those who may not know the reasons. */
export const ChildRecord = ChildSummary.extend({
  fields: ChildFields,
  /** When somebody last looked and found the other records where this one says; null: never since it says so. */
  heldCheck: z.strictObject({ on: CalendarDate, by: z.string() }).nullable(),
  contacts: z.array(Contact),
  /** The photo now, and the one before it, which can be put back. */
  photo: z.strictObject({ photoId: PhotoId.nullable(), earlierId: PhotoId.nullable() }),
  warnings: z.array(words(200)),
  flags: z.array(SetFlag),
  revision: z.number().int(),
});
export type ChildRecord = z.infer<typeof ChildRecord>;
