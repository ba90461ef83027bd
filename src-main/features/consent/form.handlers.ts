import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers } from '#main/core/handlers.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import { type CalendarDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { DecisionId, PurposeId } from '#shared/domain/ids.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { inForce } from '#shared/features/consent/consent-effective.ts';
import type { consentFormContract } from '#shared/features/consent/form.contract.ts';
import { stateOnForm } from '#shared/features/consent/form.rules.ts';
import { decisionsOf } from './consent.repo.ts';
import { voidDecision } from './consent.service.ts';
import { formOf, onlyClass, readOne, readRegister } from './consent-register.ts';
import { purposesInUse } from './purposes.repo.ts';
import { giversOf, hasUnrecordedNo, insertSaid, mustExist, refuseOddDates } from './record-decision.ts';

export const consentFormHandlers = {
  'consent.form': (input, ctx) => {
    const row = mustExist(ctx, input.childId);
    const one = readOne(ctx.db, row, ctx.today);
    const purposes = purposesInUse(ctx.db);
    const inClass =
      row.classId === null || row.leftOn !== null
        ? []
        : readRegister(ctx.db, onlyClass(ctx.scope, row.classId), ctx.today).children;
    const at = inClass.findIndex(({ child }) => child.childId === input.childId);
    // Round the class, from the one after this.
    const out = [...inClass.slice(at + 1), ...inClass.slice(0, Math.max(at, 0))].filter((other) => {
      const { formAnswered, formAsked } = formOf(other, purposes, ctx.today);
      return formAnswered < formAsked;
    });
    return {
      child: one.child,
      purposes: purposes.map((purpose) => {
        const { answer, reason, decidedOn } = one.answerFor(purpose);
        const effective = { answer, reason, decidedOn };
        return { ...purpose, effective, unrecordedNo: hasUnrecordedNo(one, purpose.purposeId) };
      }),
      givers: giversOf(ctx, input.childId),
      next: out[0]?.child ?? null,
      stillOut: out.length,
    };
  },
  'consent.recordForm': (input, ctx) => recordForm(input, ctx),
  'consent.takeFormBack': (input, ctx) => {
    mustExist(ctx, input.childId);
    const since = instantOf(ctx.session.startedAt);
    const counting = new Map(inForce(decisionsOf(ctx.db, { childId: input.childId })).map((row) => [row.id, row]));
    for (const decisionId of new Set(input.decisionIds)) {
      const row = counting.get(decisionId);
      if (row?.giver !== 'contact' || row.recordedBy !== ctx.author.by || row.recordedAt < since)
        throw new AppError('changed-elsewhere');
      voidDecision(ctx.tx, decisionId, 'The form was taken back just after it was entered.', ctx.author);
    }
    ctx.audit({ fields: ['state'] });
    return {};
  },
} satisfies Handlers<keyof typeof consentFormContract>;

/** What a paper of ours says of itself: each purpose's version on it, and the day it went out. */
export interface OwnPaper {
  readonly versions: ReadonlyMap<PurposeId, Pick<Purpose, 'validity'> & { readonly wordingVersion: number }>;
  readonly askedOn: CalendarDate;
}

/** All answers of one paper in the caller's transaction; errors as the call says. `own`: it is one of the forms printed here. */
export function recordForm(
  input: ParsedInput<'consent.recordForm'>,
  ctx: CommandContext,
  own: OwnPaper | null = null,
): { decisionIds: DecisionId[] } {
  const { childId, contactId, method, decidedOn, evidence, words } = input;
  const askedOn = own?.askedOn ?? input.askedOn;
  const one = readOne(ctx.db, mustExist(ctx, childId), ctx.today);
  refuseOddDates({ askedOn, decidedOn, validUntil: null }, ctx.today);
  const inUse = new Map(purposesInUse(ctx.db).map((purpose) => [purpose.purposeId, purpose]));
  if (new Set(input.answers.map(({ purposeId }) => purposeId)).size < input.answers.length)
    throw new AppError('bad-input');
  const decisionIds = input.answers.map(({ purposeId, answer }) => {
    const purpose = inUse.get(purposeId);
    // The form on the screen is not the one in use any more: nothing of it is kept.
    if (!purpose) throw new AppError('changed-elsewhere');
    const oldNo = answer === 'yes' && hasUnrecordedNo(one, purposeId);
    if (oldNo && !(input.replacesUnrecorded && words !== '')) throw new AppError('consent-unrecorded-no');
    const who = { kind: 'contact', contactId } as const;
    // The words say why the old no is replaced: they stand with the answers that replace one.
    const why = { replacesUnrecorded: oldNo, words: oldNo ? words : '' };
    const said = { childId, who, method, askedOn, decidedOn, evidence, validUntil: null, ...why };
    const onPaper = own?.versions.get(purposeId) ?? {
      wordingVersion: input.wording === 'in-use' ? purpose.wordingVersion : null,
    };
    const state = stateOnForm(answer, purpose.basis);
    return insertSaid(ctx, { ...said, state }, { ...purpose, ...onPaper }).decisionId;
  });
  ctx.audit({ fields: ['state', 'giver', 'method', 'decidedOn', ...(evidence === '' ? [] : ['evidence'])] });
  return { decisionIds };
}
