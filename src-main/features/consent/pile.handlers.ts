import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { inForce } from '#shared/features/consent/consent-effective.ts';
import { answerOfState } from '#shared/features/consent/form.rules.ts';
import type { pileContract } from '#shared/features/consent/pile.contract.ts';
import { voidDecision } from './consent.service.ts';
import { type RegisterChild, readOne } from './consent-register.ts';
import { standingForms } from './entered-forms.ts';
import { consentFormHandlers } from './form.handlers.ts';
import { enteredForms, insertEnteredForm, insertLines, namesOfContacts } from './pile.repo.ts';
import { purposesInUse } from './purposes.repo.ts';
import { giversOf, hasUnrecordedNo, mustExist } from './record-decision.ts';

type PileCalls = 'consent.pileForm' | 'consent.enterForm' | 'consent.sitting' | 'consent.takeEnteredBack';

export const pileHandlers: Handlers<Extract<keyof typeof pileContract, PileCalls>> = {
  'consent.pileForm': (input, ctx) => {
    const one = readOne(ctx.db, mustExist(ctx, input.childId), ctx.today);
    const said = Map.groupBy(inForce(one.decisions), (row) => row.contactId);
    const newest = (contactId: string) =>
      (said.get(contactId) ?? [])
        .map(({ decidedOn }) => decidedOn)
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null;
    const purposes = purposesInUse(ctx.db);
    return {
      child: one.child,
      purposes: linesFor(one, purposes),
      givers: giversOf(ctx, input.childId).map((giver) => ({ ...giver, lastSaidOn: newest(giver.contactId) })),
      stopped: purposes.some((purpose) => one.answerFor(purpose).reason === 'stopped'),
      enteredAt: enteredToday(ctx, input.childId)?.enteredAt ?? null,
    };
  },
  'consent.enterForm': (input, ctx) => {
    const { decisionIds } = consentFormHandlers['consent.recordForm'](input, ctx);
    const formId = insertEnteredForm(ctx.tx, { childId: input.childId, printedId: null, day: ctx.today }, ctx.author);
    insertLines(ctx.tx, formId, decisionIds);
    return { formId };
  },
  'consent.sitting': (_input, ctx) => {
    const forms = standingForms(
      ctx.db,
      enteredForms(ctx.db, { day: ctx.today, staffId: ctx.session.staffId }),
      ctx.today,
    );
    const signers = forms.flatMap(({ lines }) => [...lines.values()].map(({ contactId }) => contactId ?? ''));
    const names = namesOfContacts(ctx.db, [...new Set(signers)]);
    return {
      since: forms.at(-1)?.enteredAt ?? null,
      forms: forms.map(({ formId, one, enteredAt, lines }) => {
        const rows = [...lines.values()];
        const answers = rows.map(({ state }) => answerOfState(state));
        const count = (answer: string) => answers.filter((each) => each === answer).length;
        return {
          ...{ formId, child: one.child, enteredAt, signer: names.get(rows[0]?.contactId ?? '') ?? '' },
          ...{ yes: count('yes'), no: count('no'), blank: count('blank'), takenBack: rows.length === 0 },
        };
      }),
    };
  },
  'consent.takeEnteredBack': (input, ctx) => {
    mustExist(ctx, input.childId);
    const [form] = standingForms(ctx.tx, enteredForms(ctx.tx, { formId: input.formId }), ctx.today);
    if (form?.childId !== input.childId || form.enteredBy !== ctx.author.by || form.lines.size === 0)
      throw new AppError('changed-elsewhere');
    for (const { id } of form.lines.values())
      voidDecision(ctx.tx, id, 'The form was taken back by the person who entered it.', ctx.author);
    ctx.audit({ fields: ['state'] });
    return {};
  },
};

/** The lines of a form as whoever enters it needs them: nothing of what is recorded. */
export const linesFor = (one: RegisterChild, purposes: ReturnType<typeof purposesInUse>) =>
  purposes.map(({ purposeId, name, basis }) => ({
    ...{ purposeId, name, basis },
    unrecordedNo: hasUnrecordedNo(one, purposeId),
  }));

/** The newest form of this child that was entered today and still counts. */
const enteredToday = ({ db, today }: QueryContext, childId: ChildId) =>
  standingForms(db, enteredForms(db, { childId, day: today }), today).find(({ lines }) => lines.size > 0);
