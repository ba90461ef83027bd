import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import type { ChildId, PrintedFormId } from '#shared/domain/ids.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { inForce } from '#shared/features/consent/consent-effective.ts';
import { answerOfState } from '#shared/features/consent/form.rules.ts';
import type { pileContract } from '#shared/features/consent/pile.contract.ts';
import { printedForm, versionsOn } from './asking.repo.ts';
import { voidDecision } from './consent.service.ts';
import { type RegisterChild, readOne } from './consent-register.ts';
import { standingForms } from './entered-forms.ts';
import { type OwnPaper, recordForm } from './form.handlers.ts';
import { enteredForms, insertEnteredForm, insertLines, namesOfContacts } from './pile.repo.ts';
import { purposesInUse, purposeVersions } from './purposes.repo.ts';
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
    const own = input.printedId === null ? null : ownPaper(ctx, input.childId, input.printedId);
    const purposes = purposesInUse(ctx.db);
    const asked = purposes.filter(({ purposeId }) => own === null || own.versions.has(purposeId));
    const isReworded = ({ purposeId, wordingVersion }: Purpose) =>
      own !== null && own.versions.get(purposeId)?.wordingVersion !== wordingVersion;
    return {
      child: one.child,
      purposes: linesFor(one, asked),
      reworded: asked.filter(isReworded).map(({ name }) => name),
      givers: giversOf(ctx, input.childId).map((giver) => ({ ...giver, lastSaidOn: newest(giver.contactId) })),
      askedOn: own?.askedOn ?? null,
      stopped: purposes.some((purpose) => one.answerFor(purpose).reason === 'stopped'),
      enteredAt: enteredToday(ctx, input.childId)?.enteredAt ?? null,
    };
  },
  'consent.enterForm': (input, ctx) => {
    const { printedId, ...form } = input;
    const own = printedId === null ? null : ownPaper(ctx, input.childId, printedId);
    const { decisionIds } = recordForm(form, ctx, own);
    const formId = insertEnteredForm(ctx.tx, { childId: input.childId, printedId, day: ctx.today }, ctx.author);
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

/** What one of our own forms says of itself. Error 'not-found' for one of another child. */
function ownPaper({ db }: QueryContext, childId: ChildId, printedId: PrintedFormId): OwnPaper {
  const printed = printedForm(db, { printedId });
  if (printed?.childId !== childId) throw new AppError('not-found');
  const kept = purposeVersions(db);
  const current = new Map(purposesInUse(db).map((purpose) => [purpose.purposeId, purpose]));
  const versions = [...versionsOn(db, printedId)].flatMap(([purposeId, wordingVersion]) => {
    const as =
      kept.find((one) => one.purposeId === purposeId && one.version === wordingVersion) ?? current.get(purposeId);
    return as ? [[purposeId, { validity: as.validity, wordingVersion }] as const] : [];
  });
  return { versions: new Map(versions), askedOn: printed.handedOutOn };
}

/** The lines of a form as whoever enters it needs them: nothing of what is recorded. */
export const linesFor = (one: RegisterChild, purposes: ReturnType<typeof purposesInUse>) =>
  purposes.map(({ purposeId, name, basis }) => ({
    ...{ purposeId, name, basis },
    unrecordedNo: hasUnrecordedNo(one, purposeId),
  }));

/** The newest form of this child that was entered today and still counts. */
const enteredToday = ({ db, today }: QueryContext, childId: ChildId) =>
  standingForms(db, enteredForms(db, { childId, day: today }), today).find(({ lines }) => lines.size > 0);
