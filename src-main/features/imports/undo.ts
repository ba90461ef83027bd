import type { Step } from '#main/core/handlers.ts';
import type { Author } from '#main/core/session.ts';
import * as children from '#main/features/children/children.service.ts';
import {
  hasDecided,
  isDecidedSince,
  retireUnusedPurpose,
  voidDecision,
} from '#main/features/consent/consent.service.ts';
import {
  type NeedFields,
  type NeedRow,
  oneNeed,
  removeNeed,
  updateNeed,
} from '#main/features/medical/medical.service.ts';
import { takePhotoBack } from '#main/features/photos/photos.service.ts';
import type { WriteDb } from '#main/store/sql.ts';
import type { ChildId, ClassId, ContactId, DecisionId, ImportId, NeedId, PurposeId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import type { ChildFields, ContactFields, Flag } from '#shared/features/children/children.model.ts';
import { bornWords, tellWords } from '#shared/features/children/told-apart.rules.ts';
import { type ChangeRow, changesOf } from './imports.repo.ts';
import { needFields } from './plan-medical.ts';

/**
 * Takes an import back, last row first. What a person changed, decided or used since is kept and named; decisions and flags
 * are taken back by new rows; an added child leaves every list when nothing else has been written about it.
 */
export function* undoImport(
  tx: WriteDb,
  importId: ImportId,
  author: Author,
): Generator<Step, { undone: number; kept: string[] }> {
  const kept: string[] = [];
  let undone = 0;
  const nameOf = namerOf(tx);
  const changes = changesOf(tx, importId);
  for (const [i, change] of changes.entries()) {
    const problem = undoOne(tx, change, author, nameOf);
    if (problem === null) undone += 1;
    else kept.push(problem);
    yield { done: i + 1, total: changes.length };
  }
  return { undone, kept };
}

/** Null when it is taken back; else what was kept, and why. */
function undoOne(tx: WriteDb, change: ChangeRow, author: Author, nameOf: NameOf): string | null {
  const before = change.before === null ? null : JSON.parse(change.before);
  const after = change.after === null ? null : JSON.parse(change.after);
  switch (change.entity) {
    case 'decision':
      if (isDecidedSince(tx, change.entityId)) return `An answer of ${nameOf(after?.childId)}: decided since.`;
      voidDecision(tx, change.entityId as DecisionId, 'The import was undone.', author);
      return null;
    case 'purpose':
      return retireUnusedPurpose(tx, change.entityId as PurposeId, author) ? null : 'A purpose that is used since.';
    case 'class':
      children.retireEmptyClass(tx, change.entityId as ClassId, author.at);
      // A class with children that were kept stays with them: they are named, and that is enough.
      return null;
    case 'flag':
      return undoFlag(tx, change.entityId, after, author, nameOf);
    case 'photo':
      return takePhotoBack(tx, after.childId, change.entityId, before.photoId, author)
        ? null
        : `The photo of ${nameOf(after.childId)}: replaced since.`;
    case 'need':
      return undoNeed(tx, change.entityId as NeedId, before, after, author, nameOf);
    case 'contact':
      return undoContact(tx, change, before, after, author, nameOf);
    case 'child':
      return change.action === 'added'
        ? removeAdded(tx, change.entityId as ChildId, after, author, nameOf)
        : undoFields(tx, change.entityId as ChildId, before, after, author, nameOf);
    default:
      return 'A row of an unknown kind.';
  }
}

type NameOf = (childId: ChildId | undefined) => string;

function namerOf(tx: WriteDb): NameOf {
  const { toldLegally } = children.toldApart(tx);
  return (childId) => {
    const child = childId && children.oneChild(tx, childId);
    return child ? toldLegally(child) : 'a child who is no longer here';
  };
}

/** True when every value still is what the import wrote. */
const stands = (now: object, written: object): boolean =>
  Object.entries(written).every(
    ([field, value]) => JSON.stringify(now[field as keyof typeof now] ?? null) === JSON.stringify(value ?? null),
  );

function undoFlag(
  tx: WriteDb,
  id: string,
  { childId, flag }: { childId: ChildId; flag: Flag },
  author: Author,
  nameOf: NameOf,
) {
  const now = children.flagsInForce(tx, childId).find((one) => one.flag === flag);
  if (now?.rowIds.join() !== id) return `A restricted flag of ${nameOf(childId)}: set again or decided since.`;
  children.changeFlag(tx, childId, flag, false, 'The import was undone.', author);
  return null;
}

function undoNeed(
  tx: WriteDb,
  needId: NeedId,
  before: (NeedFields & Pick<NeedRow, 'kind'>) | null,
  after: Partial<NeedFields>,
  author: Author,
  nameOf: NameOf,
): string | null {
  const now = oneNeed(tx, needId);
  if (!now) return null; // Somebody took it off already.
  if (!stands(needFields(now), after)) return `“${now.condition}” of ${nameOf(now.childId)}: changed since.`;
  if (before === null) removeNeed(tx, now.needId, author);
  else updateNeed(tx, now, before, before.kind, author);
  return null;
}

function undoContact(
  tx: WriteDb,
  change: ChangeRow,
  before: { readonly fields: ContactFields } | null,
  after: { readonly childId: ChildId; readonly fields: ContactFields },
  author: Author,
  nameOf: NameOf,
): string | null {
  const contactId = change.entityId as ContactId;
  const home = children.keptRecord(tx, after.childId) as ChildId;
  const now = children.contactsOf(tx, home).find((contact) => contact.contactId === contactId);
  if (!now) return null; // Somebody removed it already.
  const who = `${fullName(now)}, contact of ${nameOf(home)}`;
  if (home !== after.childId) return `${who}: the record was put together with another since.`;
  if (!stands(now, after.fields)) return `${who}: changed since.`;
  if (before === null) {
    if (hasDecided(tx, contactId)) return `${who}: decided about consent since.`;
    children.removeContact(tx, after.childId, contactId, author.at);
    return null;
  }
  children.updateContact(tx, after.childId, contactId, before.fields, author);
  return null;
}

type Written = Partial<ChildFields> & { readonly medicalFlag?: number | null };

function undoFields(
  tx: WriteDb,
  childId: ChildId,
  before: Written,
  after: Written,
  author: Author,
  nameOf: NameOf,
): string | null {
  const now = children.oneChild(tx, childId);
  if (!now) return 'A child who is no longer here.';
  if (!stands(now, after)) return `${nameOf(childId)}: changed since.`;
  const { medicalFlag, ...fields } = before;
  children.updateChild(tx, childId, fields, author);
  if (medicalFlag !== undefined) children.setMedicalFlag(tx, childId, medicalFlag === null ? null : medicalFlag === 1);
  return null;
}

/** A record that no list has any more, by what the import wrote: always with its birthday, since the one kept often bears the name. */
function asItWasAdded(tx: WriteDb, { medicalFlag: _flag, ...after }: Written): string {
  const fields = { ...children.EMPTY_CHILD, ...after };
  const className = children.currentClasses(tx).find(({ classId }) => classId === fields.classId)?.name ?? null;
  return tellWords(fields, { ...fields, className, leftOn: null }, bornWords(fields.born));
}

function removeAdded(tx: WriteDb, childId: ChildId, after: Written, author: Author, nameOf: NameOf): string | null {
  const now = children.oneChild(tx, childId);
  if (!now) {
    const merged = children.goneHow(tx, childId) === 'merged';
    return merged ? `${asItWasAdded(tx, after)}: put together with another record since.` : null;
  }
  // Also when a record that was made by hand went into this one: with this one it would be gone as well.
  if (now.leftOn !== null || children.isWrittenAbout(tx, childId))
    return `${nameOf(childId)}: the record was used since.`;
  if (!stands(now, after)) return `${nameOf(childId)}: changed since.`;
  children.setLeftOn(tx, childId, author.today, author);
  children.hideImported(tx, childId);
  return null;
}
