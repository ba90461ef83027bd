import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import type { Grant } from '../access/access.model.ts';

/** A typed version, as the rules below need it. */
export interface TypedVersion {
  readonly versionId: string;
  readonly reviewOn: CalendarDate;
  /** The signed plan that it was typed from, word for word; null: it says something that is still to be signed. */
  readonly fromPlanId: string | null;
}
/** A signed plan in force. */
export interface SignedPlan {
  readonly planId: string;
  readonly reviewOn: CalendarDate | null;
  /** The version whose words were signed; null: not one that was typed here. */
  readonly signsVersionId: string | null;
}

/** The same day a year on; 29 February becomes 28 February. */
export function aYearFrom(day: CalendarDate): CalendarDate {
  const to = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return (day.endsWith('-02-29') ? `${to.slice(0, 5)}02-28` : to) as CalendarDate;
}

/** Why a review date cannot stand; null: it can. "Reviewed at least annually" (DfE 2015; Surrey SEND). */
export function reviewTrouble(reviewOn: CalendarDate, today: CalendarDate): string | null {
  if (reviewOn < today) return 'The review date is past. Please give one to come.';
  return reviewOn > aYearFrom(today)
    ? 'A plan is reviewed at least once a year. Please give a date within a year.'
    : null;
}

/**
 * How the typed plan stands to the signed one. 'signed': what is typed is what was signed. 'newer': typed after the signature, and not
 * signed. 'older': a signed plan came that nobody has typed yet.
 */
export type Signature = 'no-typed' | 'not-signed' | 'signed' | 'newer' | 'older';
export function signatureOf(
  newest: TypedVersion | null,
  signed: (SignedPlan & { readonly addedAt: string }) | null,
  writtenAt: string,
): Signature {
  if (newest === null) return 'no-typed';
  if (signed === null) return 'not-signed';
  if (newest.fromPlanId === signed.planId || signed.signsVersionId === newest.versionId) return 'signed';
  // It signs an earlier version, or was there before this one was typed.
  return signed.signsVersionId !== null || signed.addedAt < writtenAt ? 'newer' : 'older';
}

export const SIGNATURE_WORDS: Readonly<Record<Signature, string>> = {
  'no-typed': 'Nobody has typed the plan yet.',
  'not-signed': 'The typed plan is not signed.',
  signed: 'The typed plan says what was signed.',
  newer: 'The typed plan is newer than the signature: have it signed. Until then the signed plan comes first.',
  older: 'A signed plan came after this was typed: compare them, and type a new version.',
};

/** By when a plan is looked at again: the date of whichever is newer, the typed plan or the signed one; null: nowhere recorded. */
export const planReviewOn = (
  newest: TypedVersion | null,
  signed: Pick<SignedPlan, 'reviewOn'> | null,
  signature: Signature,
): CalendarDate | null =>
  signature === 'no-typed' || signature === 'older'
    ? (signed?.reviewOn ?? newest?.reviewOn ?? null)
    : (newest?.reviewOn ?? null);

/** A plan as somebody said that they had read it: the signed file and the typed version that stood then. */
export interface PlanRead {
  readonly planId: string | null;
  readonly versionId: string | null;
}
/**
 * Whether a receipt still counts. It was given for the plan as it stood, signed and typed: a new version or a new signed file is something
 * that this person has not read, a scan with a line written on it by hand too.
 */
export const receiptCounts = (receipt: PlanRead, now: PlanRead): boolean =>
  receipt.planId === now.planId && receipt.versionId === now.versionId;

/** Whether somebody with these roles must have read a child's plan: those of the child's class, and first aiders. */
export const mustRead = (
  grants: readonly Pick<Grant, 'role' | 'classIds' | 'until'>[],
  classId: ClassId | null,
  now: Date,
): boolean =>
  grants.some(
    ({ role, classIds, until }) =>
      (until === null || Date.parse(until) > now.getTime()) &&
      (role === 'first-aid' ||
        ((role === 'class' || role === 'cover') && classId !== null && classIds.includes(classId))),
  );
