import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { CommandContext } from '#main/core/handlers.ts';
import { restateRefusals } from '#main/features/consent/consent-merge.ts';
import type { WriteDb } from '#main/store/sql.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { ChildFields } from '#shared/features/children/children.model.ts';
import type { MergeId, Takeable } from '#shared/features/children/merge.contract.ts';
import { KIT_KINDS, type KitKind } from '#shared/features/kits/kits.model.ts';
import { type ChildRow, copyFlag, type FlagRow, flagRows, flagsInForce, goneHow, oneChild } from './children.repo.ts';
import { setFormerNames, setMedicalFlag, updateChild } from './children.service.ts';
import * as repo from './merge.repo.ts';
import { insertReturn, setPlace, undoReturn } from './roll.repo.ts';

/**
 * Puts two records together. All rows of the other come under the kept one, so that every reader sees one child; refusals,
 * flags and a no to the spare device that the other record's later rows would outdo are said again. Errors as the contract.
 */
export function merge(ctx: CommandContext, input: ParsedInput<'children.merge'>): MergeId {
  const { tx, author } = ctx;
  const kept = oneChild(tx, input.keepId);
  const other = oneChild(tx, input.otherId);
  if (!kept || !other || kept.childId === other.childId) throw new AppError('not-found');
  if (kept.revision !== input.keepRevision || other.revision !== input.otherRevision)
    throw new AppError('changed-elsewhere');
  const keptId = kept.childId;
  const take = new Set(input.take);
  const mergeId = uuid() as MergeId;
  repo.insertMerge(tx, { mergeId, keptId, mergedId: other.childId, keptBefore: kept }, author);

  const flags = [keptId, other.childId].flatMap((childId) => flagRows(tx, childId));
  const spare = KIT_KINDS.flatMap((kind) =>
    [keptId, other.childId].map((childId) => ({ childId, kind, row: repo.spareAnswer(tx, childId, kind) })),
  );
  const refusals = restateRefusals(tx, keptId, other.childId, author);
  for (const { decisionId, home } of refusals) repo.noteRow(tx, mergeId, 'consent_decision', decisionId, home);

  repo.placeContactsAfter(tx, mergeId, keptId, other.childId);
  repo.leaveOutSameContacts(tx, keptId, other.childId, author.at);
  const photoFrom = other.photoId !== null && (take.has('photo') || kept.photoId === null) ? other : kept;
  repo.setAside(tx, mergeId, 'photo', photoFrom === other ? keptId : other.childId, author.at);
  if (repo.hasPlan(tx, keptId) && repo.hasPlan(tx, other.childId))
    repo.setAside(tx, mergeId, 'plan', take.has('plan') ? keptId : other.childId, author.at);
  repo.moveRows(tx, mergeId, other.childId, keptId);
  restateFlags(tx, mergeId, keptId, flags);
  restateSpare(ctx, mergeId, keptId, spare);

  takeFields(ctx, kept, other, take);
  repo.setPhoto(tx, keptId, photoFrom.photoId);
  const leaver = leaverAmong(kept, other);
  if (leaver !== null && (take.has('place') ? other : kept).leftOn === null)
    repo.noteRow(tx, mergeId, 'child_return', insertReturn(tx, keptId, leaver.leftOn, author), leaver.childId);
  repo.noteStanding(tx, mergeId, keptId);
  ctx.audit({ childId: keptId, fields: input.take });
  ctx.alsoAudit({ what: 'child.merged-away', childId: other.childId });
  return mergeId;
}

/** The one of two records that is off the roll; null: neither is, or both. Back on roll by the other one, that child came back. */
export function leaverAmong(
  one: Pick<ChildRow, 'childId' | 'leftOn'>,
  other: Pick<ChildRow, 'childId' | 'leftOn'>,
): { readonly childId: ChildId; readonly leftOn: CalendarDate } | null {
  if ((one.leftOn === null) === (other.leftOn === null)) return null;
  const { childId, leftOn } = one.leftOn === null ? other : one;
  return leftOn === null ? null : { childId: childId as ChildId, leftOn };
}

function takeFields(
  { tx, author }: CommandContext,
  kept: ChildRow,
  other: ChildRow,
  take: ReadonlySet<Takeable>,
): void {
  const changes: Partial<Record<keyof ChildFields, unknown>> = {};
  for (const field of take) {
    if (field === 'photo' || field === 'plan') continue;
    if (field === 'place') {
      setPlace(tx, kept.childId, other, author);
      continue;
    }
    changes[field] = other[field];
  }
  updateChild(tx, kept.childId, changes as Partial<ChildFields>, author);
  if (kept.medicalFlag === null || other.medicalFlag === 1)
    setMedicalFlag(tx, kept.childId, other.medicalFlag === null ? null : other.medicalFlag === 1);
  // The name and number that were not taken stay findable: an import or a person may still know the child by them.
  const left = (field: 'surname' | 'forename' | 'upn'): string => {
    const dropped = take.has(field) ? kept[field] : other[field];
    return dropped === (take.has(field) ? other[field] : kept[field]) ? '' : dropped;
  };
  setFormerNames(
    tx,
    kept.childId,
    kept.formerSurname || left('surname') || other.formerSurname,
    kept.formerForename || left('forename') || other.formerForename,
    kept.formerUpn || left('upn') || other.formerUpn,
  );
}

/**
 * A clearing in the one record says nothing about what was set in the other, and the stronger of the two states counts: set
 * before decided. Rows that no longer stand are said again as they were: who puts records together sets no flag.
 */
function restateFlags(tx: WriteDb, mergeId: MergeId, keptId: ChildId, before: readonly FlagRow[]): void {
  const again = (row: FlagRow): void => {
    const id = uuid();
    copyFlag(tx, row.id, id, keptId);
    repo.noteRow(tx, mergeId, 'restricted_flag', id, row.childId);
  };
  const standing = new Set(flagRows(tx, keptId).map(({ id }) => id));
  for (const row of before) if (!standing.has(row.id)) again(row);
  const now = flagsInForce(tx, keptId);
  for (const [flag, rows] of Map.groupBy(before, (row) => row.flag)) {
    const stop = newestOfEach(rows).find(({ state }) => state === 'set');
    if (stop && now.find((one) => one.flag === flag)?.state === 'decided') again(stop);
  }
}

/** The last word of each record. */
const newestOfEach = (rows: readonly FlagRow[]): FlagRow[] =>
  [...Map.groupBy(rows, (row) => row.childId).values()].flatMap((own) => own.at(-1) ?? []);

/** A parent's no to the school's spare device is not outdone by a later yes of the other record. */
function restateSpare(
  { tx, author }: CommandContext,
  mergeId: MergeId,
  keptId: ChildId,
  before: readonly { childId: ChildId; kind: KitKind; row: ReturnType<typeof repo.spareAnswer> }[],
): void {
  for (const kind of KIT_KINDS) {
    const no = before.find((one) => one.kind === kind && one.row?.answer === 'no');
    if (!no?.row || repo.spareAnswer(tx, keptId, kind)?.answer === 'no') continue;
    const id = uuid();
    repo.restateSpare(tx, no.row.id, id, keptId, author);
    repo.noteRow(tx, mergeId, 'spare_device', id, no.childId);
  }
}

/** What stands in the way of taking a merge back, in words; nothing: it can be. */
export function inTheWay(db: CommandContext['db'], row: repo.MergeRow): string[] {
  if (row.undoneAt !== null) return [];
  const gone = goneHow(db, row.keptId);
  if (gone === 'merged') return ['the record was itself put together with another since'];
  if (gone === 'import-undone') return ['the record was taken out when an import was undone'];
  return repo.writtenSince(db, row);
}

/** Two records again, as they were. Errors 'not-found', 'merge-written'. */
export function undoMerge(ctx: CommandContext, mergeId: MergeId): void {
  const { tx, author } = ctx;
  const row = repo.oneMerge(tx, mergeId);
  if (!row || row.undoneAt !== null) throw new AppError('not-found');
  const obstacles = inTheWay(tx, row);
  if (obstacles.length > 0) throw new AppError('merge-written', { values: { what: obstacles.join('; ') } });
  repo.sendHome(tx, mergeId, row.keptId);
  const before = JSON.parse(row.keptBefore) as ChildRow;
  updateChild(tx, row.keptId, fieldsOf(before), author);
  setPlace(tx, row.keptId, before, author);
  setMedicalFlag(tx, row.keptId, before.medicalFlag === null ? null : before.medicalFlag === 1);
  setFormerNames(tx, row.keptId, before.formerSurname, before.formerForename, before.formerUpn);
  repo.setPhoto(tx, row.keptId, before.photoId);
  repo.unmerge(tx, row.mergedId);
  for (const childId of [row.keptId, row.mergedId]) {
    const leftOn = oneChild(tx, childId)?.leftOn;
    if (leftOn) undoReturn(tx, childId, leftOn, author.at);
  }
  repo.markUndone(tx, mergeId, author);
  ctx.audit({ childId: row.keptId });
  ctx.alsoAudit({ what: 'child.unmerged', childId: row.mergedId });
}

/** The fields that a person may write, out of a stored row. */
function fieldsOf(row: ChildRow): Partial<ChildFields> {
  const { childId: _id, className: _class, photoId: _photo, leftOn: _left, revision: _revision, ...rest } = row;
  return rest;
}
