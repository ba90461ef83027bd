import type { Author } from '#main/core/session.ts';
import * as children from '#main/features/children/children.service.ts';
import { voidDecision } from '#main/features/consent/consent.service.ts';
import { type NeedRow, oneNeed, removeNeed, updateNeed } from '#main/features/medical/medical.service.ts';
import { takePhotoBack } from '#main/features/photos/photos.service.ts';
import type { WriteDb } from '#main/store/sql.ts';
import type { ChildId, ContactId, DecisionId, ImportId, NeedId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import type { ChildFields, ContactFields } from '#shared/features/children/children.model.ts';
import { type ChangeRow, changesOf } from './imports.repo.ts';

/**
 * Takes an import back, last row first. What a person changed since is kept and named; decisions are taken back by new
 * rows; an added child leaves the roll when nothing else has been written about it.
 */
export function undoImport(tx: WriteDb, importId: ImportId, author: Author): { undone: number; kept: string[] } {
  const kept: string[] = [];
  let undone = 0;
  for (const change of changesOf(tx, importId)) {
    const problem = undoOne(tx, change, author);
    if (problem === null) undone += 1;
    else kept.push(problem);
  }
  return { undone, kept };
}

function undoOne(tx: WriteDb, change: ChangeRow, author: Author): string | null {
  const before = change.before === null ? null : JSON.parse(change.before);
  const after = change.after === null ? null : JSON.parse(change.after);
  switch (change.entity) {
    case 'decision':
      voidDecision(tx, change.entityId as DecisionId, 'The import was undone.', author);
      return null;
    case 'photo':
      return takePhotoBack(tx, after.childId, change.entityId, before.photoId, author)
        ? null
        : 'A photo that was replaced since.';
    case 'need':
      return undoNeed(tx, change, before, after.revision, author);
    case 'contact':
      return undoContact(tx, change, before, after, author);
    case 'child':
      return change.action === 'added'
        ? removeAdded(tx, change.entityId as ChildId, author)
        : undoFields(tx, change.entityId as ChildId, before, after, author);
    default:
      return 'A row of an unknown kind.';
  }
}

function undoNeed(
  tx: WriteDb,
  change: ChangeRow,
  before: NeedRow | null,
  revision: number,
  author: Author,
): string | null {
  const now = oneNeed(tx, change.entityId as NeedId);
  if (!now || now.revision !== revision) return 'A need that was changed since.';
  if (before === null) removeNeed(tx, now.needId, author);
  else updateNeed(tx, now, before, before.kind, author);
  return null;
}

function undoContact(
  tx: WriteDb,
  change: ChangeRow,
  before: { readonly fields: ContactFields } | null,
  after: { readonly childId: ChildId; readonly fields?: ContactFields },
  author: Author,
): string | null {
  const contactId = change.entityId as ContactId;
  const now = children.contactsOf(tx, after.childId).find((contact) => contact.contactId === contactId);
  if (!now) return 'A contact that was removed since.';
  if (before === null) {
    children.removeContact(tx, after.childId, contactId, author.at);
    return null;
  }
  const { contactId: _id, ...fields } = now;
  const same = Object.entries(after.fields ?? {}).every(
    ([field, value]) => JSON.stringify(fields[field as keyof ContactFields]) === JSON.stringify(value),
  );
  if (!same) return 'A contact that was changed since.';
  children.updateContact(tx, after.childId, contactId, before.fields, author);
  return null;
}

function undoFields(
  tx: WriteDb,
  childId: ChildId,
  before: Partial<ChildFields>,
  after: Partial<ChildFields>,
  author: Author,
): string | null {
  const now = children.oneChild(tx, childId);
  if (!now) return 'A child that is no longer here.';
  const same = Object.entries(after).every(([field, value]) => now[field as keyof ChildFields] === value);
  if (!same) return `${fullName(now)}, who was changed since.`;
  children.updateChild(tx, childId, before, author);
  return null;
}

function removeAdded(tx: WriteDb, childId: ChildId, author: Author): string | null {
  const now = children.oneChild(tx, childId);
  if (!now) return null;
  if (now.revision !== 1 || children.isWrittenAbout(tx, childId))
    return `${fullName(now)}, whose record was used since.`;
  children.setLeftOn(tx, childId, author.today, author);
  children.hideImported(tx, childId);
  return null;
}
