import { randomUUID } from 'node:crypto';
import type { CallInput, CallName } from '#shared/contract/contract.ts';
import type { ErrorCode } from '#shared/contract/error-codes.ts';
import { calendarDate } from '#shared/domain/calendar-date.ts';
import type { Role } from '#shared/features/access/access.model.ts';
import type { Kind, MarkedSchool } from '../support/marked-school.ts';

export type Who = 'public' | 'signed-in' | readonly Role[];

export interface Row<K extends CallName> {
  readonly who: Who;
  /** The call names a child; class-bound people then reach their own classes only. */
  readonly child?: true;
  /** A list: class-bound people are shown their own classes only. */
  readonly own?: true;
  /** What a person who may make the call can still be told, since the input names nothing that exists. */
  readonly ends?: readonly ErrorCode[];
  /** Changes whose session it is: not for the great round. */
  readonly session?: true;
  input(school: MarkedSchool, kind: Kind | 'unknown'): CallInput<K>;
}

export const LEADS: Who = ['lead'];
/** Child, contacts, photo: edit. Consent: read and record. */
export const EDITORS: Who = ['lead', 'senco', 'office'];
/** Imports, class roll-over, leavers. */
export const ROLLERS: Who = ['lead', 'office'];
/** Children seen, kitchen left out; medical: read; consent: at least the instruction. */
export const READERS: readonly Role[] = ['lead', 'senco', 'office', 'first-aid', 'class', 'cover'];
/** Medical: edit. */
export const CARERS: Who = ['lead', 'senco', 'office', 'first-aid'];
export const EVERYBODY: Who = [...READERS, 'kitchen'];
/** Audit: all, children's looks or own. Kitchen and Cover have none. */
export const AUDITED: Who = ['lead', 'senco', 'office', 'first-aid', 'class'];

export const nobody = () => randomUUID() as never;
export const of = (school: MarkedSchool, kind: Kind | 'unknown') =>
  kind === 'unknown' ? nobody() : school.children[kind].childId;
export const none = () => ({});
/** A day that no decision may have: the call is judged and refused after the access decision, and nothing is recorded. */
export const TO_COME = calendarDate('2999-01-01')!;
