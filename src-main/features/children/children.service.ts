import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { Author } from '#main/core/session.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import type { ChildId, ClassId, ContactId } from '#shared/domain/ids.ts';
import { foldName, fullName } from '#shared/domain/names.ts';
import type { ChildFields, ContactFields, Flag, Instruction } from '#shared/features/children/children.model.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import { yearOrder } from '#shared/features/children/year-group.ts';
import type { DueChild } from '#shared/features/today/due.model.ts';
import * as repo from './children.repo.ts';
import { type ClassRow, currentClasses, saveClass } from './roll.repo.ts';
import type { ToldApart } from './told-apart.ts';

export { EMPTY_CHILD, EMPTY_CONTACT } from '#shared/features/children/empty-record.ts';
export { keptRecord } from './child-reach.ts';
export {
  allContacts,
  type ChildRow,
  contactsOf,
  everyChild,
  type FaceRow,
  facesFlagged,
  facesWithNeeds,
  flagEventsSince,
  flagsInForce,
  listChildren,
  oneChild,
} from './children.repo.ts';
export { awayFrom, currentClasses, retireEmptyClass } from './roll.repo.ts';
export { type ToldApart, toldApart } from './told-apart.ts';

export function addChild(tx: WriteDb, fields: ChildFields, author: Author): ChildId {
  const childId = uuid() as ChildId;
  repo.insertChild(tx, childId, fields, author);
  return childId;
}

export const {
  updateChild,
  setMedicalFlag,
  setFormerNames,
  setLeftOn,
  updateContact,
  removeContact,
  isWrittenAbout,
  goneHow,
  hideImported,
} = repo;

/** Adds a contact at the end of the calling order. */
export function addContact(tx: WriteDb, childId: ChildId, fields: ContactFields, author: Author): ContactId {
  const contactId = uuid() as ContactId;
  repo.insertContact(tx, childId, contactId, repo.contactsOf(tx, childId).length, fields, author);
  return contactId;
}

/** The class, or null for none. Throws 'not-found' for one that is not, or no longer, in use. */
export function classInUse(db: ReadDb, classId: ClassId | null): ClassRow | null {
  if (classId === null) return null;
  const found = currentClasses(db).find((one) => one.classId === classId);
  if (!found) throw new AppError('not-found');
  return found;
}

/** The class in use of this name, case and accents aside. */
export function classNamed(db: ReadDb, name: string): ClassId | undefined {
  const key = foldName(name) || name;
  return currentClasses(db).find((one) => (foldName(one.name) || one.name) === key)?.classId;
}

/** The class of this name, made when it is new; classes stand in the order of their years. */
export function ensureClass(tx: WriteDb, name: string, yearGroup: string): ClassId {
  const known = classNamed(tx, name);
  if (known) return known;
  const classId = uuid() as ClassId;
  saveClass(tx, { classId, name, yearGroup, teacher: '', position: yearOrder(yearGroup) });
  return classId;
}

/** Sets or clears a flag; the history stays. Answers the new row's id. */
export function changeFlag(
  tx: WriteDb,
  childId: ChildId,
  flag: Flag,
  set: boolean,
  words: string,
  author: Author,
  importId: string | null = null,
): string {
  const id = uuid();
  repo.insertFlag(tx, { id, childId, flag, state: set ? 'set' : 'cleared', words, importId }, author);
  return id;
}

/** What a flag asks of people who may not know the reason. */
export function instructionsFor(flags: readonly Flag[]): Instruction[] {
  const told = new Set<Instruction>();
  for (const flag of flags) {
    if (flag === 'protected-address') told.add('ask-before-address');
    else if (flag === 'parents-dispute') told.add('ask-a-lead');
    else told.add('do-not-photograph');
  }
  return [...told];
}

/** A child as a row of Today names it. */
export const dueChild = (child: repo.FaceRow, { apart }: ToldApart): DueChild => ({
  childId: child.childId,
  name: fullName(calledBy(child)),
  className: child.className ?? 'No class',
  apart: apart(child),
});

/** Where a photo is served; null when there is none. */
export const photoUrl = (photoId: string | null, size: 'thumb' | 'full' = 'thumb'): string | null =>
  photoId && `/photo/${photoId}/${size}`;
