import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, QueryContext } from '#main/core/handlers.ts';
import { type ChildRow, contactsOf, oneChild } from '#main/features/children/children.service.ts';
import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ContactId, DecisionId, PurposeId } from '#shared/domain/ids.ts';
import { isMotherOrFather } from '#shared/features/children/relationships.ts';
import type { DecisionState, Giver, Method, Purpose } from '#shared/features/consent/consent.model.ts';
import { inForce, mayAnswer, unreplacedNo } from '#shared/features/consent/consent-effective.ts';
import { earlier, validUntilFor } from '#shared/features/consent/purpose.rules.ts';
import * as repo from './consent.repo.ts';
import type { RegisterChild } from './consent-register.ts';
import { everyPurposeInUse } from './purposes.repo.ts';

/** The child, on roll or not. Error 'not-found'. */
export function mustExist(ctx: QueryContext, childId: ChildId): ChildRow {
  const row = oneChild(ctx.db, childId);
  if (!row) throw new AppError('not-found');
  return row;
}

/** The purpose, if it is in use. Error 'not-found'. */
export function purposeInUse(ctx: QueryContext, purposeId: PurposeId): Purpose {
  const purpose = everyPurposeInUse(ctx.db).find((one) => one.purposeId === purposeId);
  if (!purpose) throw new AppError('not-found');
  return purpose;
}

interface Dates {
  readonly askedOn: CalendarDate | null;
  readonly decidedOn: CalendarDate;
  readonly validUntil: CalendarDate | null;
}
/** Error 'bad-input' for a day to come, an answer before the question, and a yes that ends before it begins. */
export function refuseOddDates({ askedOn, decidedOn, validUntil }: Dates, today: CalendarDate): void {
  if (askedOn !== null && askedOn > decidedOn)
    throw new AppError('bad-input', { fields: { askedOn: 'This is after the date on the form.' } });
  if (decidedOn > today) throw new AppError('bad-input', { fields: { decidedOn: 'This day is still to come.' } });
  if (validUntil !== null && validUntil < decidedOn) {
    throw new AppError('bad-input', { fields: { validUntil: 'This is before the date on the form.' } });
  }
}

/** Whether an old no of an unknown giver stands, which only a confirmed replacement lifts. */
export const hasUnrecordedNo = ({ decisions }: RegisterChild, purposeId: PurposeId): boolean =>
  unreplacedNo(inForce(decisions.filter((row) => row.purposeId === purposeId))).length > 0;

/** Those who may be named as having decided: the child's contacts, with what is recorded of their responsibility. */
export const giversOf = (ctx: QueryContext, childId: ChildId): Giver[] =>
  contactsOf(ctx.db, childId).map(({ contactId, title, forename, surname, ...contact }) => ({
    contactId,
    name: [title, forename, surname].filter(Boolean).join(' '),
    relationship: contact.relationship,
    responsibility: contact.responsibility,
  }));

/** What somebody said about one purpose, how and when. */
export interface Said {
  readonly childId: ChildId;
  readonly who: { readonly kind: 'contact'; readonly contactId: ContactId } | { readonly kind: 'child' };
  readonly state: DecisionState;
  readonly method: Method;
  readonly askedOn: CalendarDate | null;
  readonly decidedOn: CalendarDate;
  readonly validUntil: CalendarDate | null;
  readonly evidence: string;
  readonly words: string;
  readonly replacesUnrecorded: boolean;
}

/** Of what it was said; the version on the form, or null for an older one that nobody knows. */
type SaidAbout = Pick<Purpose, 'purposeId' | 'kind' | 'validity'> & { readonly wordingVersion: number | null };

/** Adds to the history what a contact with a say, or the child, said. Error 'consent-no-responsibility'. */
export function insertSaid(
  ctx: CommandContext,
  said: Said,
  { purposeId, kind, validity, wordingVersion }: SaidAbout,
): { decisionId: DecisionId } {
  const { who, childId } = said;
  const contact =
    who.kind === 'contact' ? contactsOf(ctx.db, childId).find((one) => one.contactId === who.contactId) : null;
  if (contact === undefined) throw new AppError('not-found');
  const objects = { kind, isParent: isMotherOrFather(contact?.relationship ?? '') };
  if (contact && !mayAnswer(said.state, contact.responsibility, objects))
    throw new AppError('consent-no-responsibility');
  const { state, method, askedOn, decidedOn, evidence, words, replacesUnrecorded } = said;
  const longest = validUntilFor(validity, decidedOn);
  if (state === 'given' && said.validUntil !== null && longest !== null && said.validUntil > longest)
    throw new AppError('bad-input', {
      fields: { validUntil: `A yes of this date holds until ${showDate(longest)} at most, as the form says.` },
    });
  // A no does not run out.
  const validUntil = state === 'given' ? earlier(said.validUntil, longest) : null;
  const decisionId = repo.insertDecision(
    ctx.tx,
    {
      childId,
      purposeId,
      state,
      giver: who.kind,
      contactId: contact?.contactId ?? null,
      giverName: contact ? [contact.title, contact.forename, contact.surname].filter(Boolean).join(' ') : '',
      relationship: contact?.relationship ?? '',
      responsibility: contact?.responsibility ?? null,
      method,
      askedOn,
      decidedOn,
      validUntil,
      wordingVersion,
      evidence,
      words,
      replacesUnrecorded,
    },
    ctx.author,
  );
  return { decisionId };
}
