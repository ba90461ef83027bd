import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, Handlers } from '#main/core/handlers.ts';
import { toldApart } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { addDays, type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, EnteredFormId, PurposeId } from '#shared/domain/ids.ts';
import { FORM_ANSWER_WORDS, stateOnForm } from '#shared/features/consent/form.rules.ts';
import {
  differences,
  type FormContent,
  type FormField,
  type Kept,
  settle,
  toRewrite,
} from '#shared/features/consent/form-check.rules.ts';
import { showFormNumber } from '#shared/features/consent/form-number.ts';
import type { Difference, pileContract } from '#shared/features/consent/pile.contract.ts';
import { voidDecision } from './consent.service.ts';
import { readMany, readOne } from './consent-register.ts';
import { contentOf, type StandingForm, standingForms } from './entered-forms.ts';
import { carryScans } from './evidence.repo.ts';
import { linesFor } from './pile.handlers.ts';
import * as repo from './pile.repo.ts';
import { purposesEver, purposesInUse } from './purposes.repo.ts';
import { giversOf, hasUnrecordedNo, insertSaid, mustExist, refuseOddDates } from './record-decision.ts';

type CheckCalls =
  | 'consent.sittings'
  | 'consent.sittingToCheck'
  | 'consent.blindForm'
  | 'consent.checkForm'
  | 'consent.settleCheck';
/** Sittings are looked at for this long: eight weeks. */
const LOOKED_AT_DAYS = 56;

export const formCheckHandlers: Handlers<Extract<keyof typeof pileContract, CheckCalls>> = {
  'consent.sittings': (_input, { db, today }) => {
    const forms = standingForms(db, repo.enteredForms(db, { since: addDays(today, -LOOKED_AT_DAYS) }), today).filter(
      ({ lines }) => lines.size > 0,
    );
    const checks = checksByForm(db, forms);
    const order = orderOf(db);
    const sittings = Map.groupBy(forms, ({ day, enteredBy }) => `${day} ${enteredBy}`);
    return {
      sittings: [...sittings.values()].flatMap((own) => {
        const [newest] = own;
        if (!newest) return [];
        const found = own.flatMap(({ formId }) => checks.get(formId) ?? []);
        return [
          {
            ...{ day: newest.day, staffId: newest.enteredBy, name: newest.enteredByName, forms: own.length },
            checked: found.length,
            open: found.filter((check) => check.settled === null && fieldsOf(check, order).length > 0).length,
          },
        ];
      }),
    };
  },
  'consent.sittingToCheck': (input, { db, today }) => {
    const all = repo.enteredForms(db, input);
    // In the order in which the pile was entered.
    const forms = standingForms(db, [...all].reverse(), today).filter(({ lines }) => lines.size > 0);
    const checks = checksByForm(db, forms);
    const order = orderOf(db);
    const tell = wordsFor(db, [...checks.values()]);
    return {
      name: all[0]?.enteredByName ?? '',
      notBack: notBack(db, forms, today),
      forms: forms.map(({ formId, one, enteredAt }) => {
        const check = checks.get(formId);
        const fields = check ? fieldsOf(check, order) : [];
        return {
          ...{ formId, child: one.child, enteredAt },
          state: !check ? 'not-checked' : fields.length === 0 ? 'same' : check.settled ? 'settled' : 'differs',
          check: check
            ? {
                ...{ checkId: check.checkId, checkedAt: check.checkedAt, checkedBy: check.checkedBy },
                differences: fields.map((field) => tell(check, field)),
                settled: check.settled && { by: check.settled.by, at: check.settled.at },
              }
            : null,
        };
      }),
    };
  },
  'consent.blindForm': (input, ctx) => {
    const form = mustStand(ctx.db, input.childId, input.formId, ctx.today);
    const one = readOne(ctx.db, mustExist(ctx, input.childId), ctx.today);
    const asked = purposesEver(ctx.db).filter(({ purposeId }) => form.lines.has(purposeId));
    return { child: one.child, purposes: linesFor(one, asked), givers: giversOf(ctx, input.childId) };
  },
  'consent.checkForm': (input, ctx) => {
    refuseOddDates({ askedOn: null, decidedOn: input.decidedOn, validUntil: null }, ctx.today);
    const form = mustStand(ctx.tx, input.childId, input.formId, ctx.today);
    const first = contentOf(form);
    if (first === null) throw new AppError('changed-elsewhere');
    const { contactId, decidedOn } = input;
    if (!giversOf(ctx, input.childId).some((giver) => giver.contactId === contactId)) throw new AppError('not-found');
    const second: FormContent = {
      ...{ contactId, decidedOn },
      answers: Object.fromEntries(input.answers.map(({ purposeId, answer }) => [purposeId, answer])),
    };
    repo.insertCheck(ctx.tx, input.formId, first, second, ctx.author);
    const fields = differences(first, second, orderOf(ctx.tx));
    ctx.audit({ fields: [fields.length === 0 ? 'same' : 'differs'] });
    return { differences: fields.length };
  },
  'consent.settleCheck': (input, ctx) => {
    const [check] = repo.checksOf(ctx.tx, { checkId: input.checkId });
    if (!check || check.settled) throw new AppError('changed-elsewhere');
    const form = mustStand(ctx.tx, input.childId, check.formId, ctx.today);
    const fields = fieldsOf(check, orderOf(ctx.tx));
    const kept: Kept = Object.fromEntries(input.kept.map(({ field, which }) => [field, which]));
    const wanted = settle(check.first, check.second, fields, kept);
    if (wanted === null) throw new AppError('bad-input');
    const now = contentOf(form);
    // Somebody corrected an answer since: whoever decides must see that first.
    if (now === null || differences(now, check.first, []).length > 0) throw new AppError('changed-elsewhere');
    rewrite(ctx, form, toRewrite(check.first, wanted), wanted, input.words);
    repo.insertSettled(ctx.tx, input.checkId, kept, input.words, ctx.author);
    ctx.audit({ fields: fields.map((field) => (field === 'signer' || field === 'date' ? field : 'state')) });
    return {};
  },
};

/** Takes back what was read wrongly and records it as the paper says, with the same paper, version and way. */
/** Of the batches that these papers came from: each form with its number of which no paper stands as entered. */
function notBack(db: ReadDb, forms: readonly StandingForm[], today: CalendarDate) {
  const sent = repo.printedWith(
    db,
    forms.flatMap(({ printedId }) => printedId ?? []),
  );
  const entered = repo.enteredForms(db, { printedIds: sent.map(({ printedId }) => printedId) });
  const back = new Set(
    standingForms(db, entered, today).flatMap(({ lines, printedId }) => (lines.size > 0 ? [printedId] : [])),
  );
  const out = sent.filter(({ printedId }) => !back.has(printedId));
  const children = readMany(
    db,
    out.map(({ childId }) => childId),
    toldApart(db),
    today,
  );
  return out.flatMap(({ number, childId }) => {
    const one = children.get(childId);
    return one && one.row.leftOn === null ? [{ number: showFormNumber(number), child: one.child }] : [];
  });
}

function rewrite(
  ctx: CommandContext,
  form: StandingForm,
  purposeIds: readonly PurposeId[],
  wanted: FormContent,
  words: string,
): void {
  const inUse = new Map(purposesInUse(ctx.tx).map((purpose) => [purpose.purposeId, purpose]));
  const anyRow = [...form.lines.values()][0];
  for (const purposeId of purposeIds) {
    const row = form.lines.get(purposeId);
    const paper = repo.paperOf(ctx.tx, (row ?? anyRow)?.id as never);
    const purpose = inUse.get(purposeId);
    if (!paper || !purpose) throw new AppError('changed-elsewhere');
    if (row) voidDecision(ctx.tx, row.id, 'Read wrongly when it was entered: found by the second entry.', ctx.author);
    const answer = wanted.answers[purposeId];
    if (answer === undefined) continue;
    // Asked after the wrong row is out: what it replaced stands again.
    const one = readOne(ctx.tx, mustExist(ctx, form.childId), ctx.today);
    const oldNo = answer === 'yes' && hasUnrecordedNo(one, purposeId);
    if (oldNo && words === '') throw new AppError('consent-unrecorded-no');
    const { decisionId } = insertSaid(
      ctx,
      {
        ...{ childId: form.childId, who: { kind: 'contact', contactId: wanted.contactId } },
        ...{ state: stateOnForm(answer, purpose.basis), method: paper.method, decidedOn: wanted.decidedOn },
        ...{
          askedOn: paper.askedOn,
          validUntil: null,
          evidence: paper.evidence,
          replacesUnrecorded: oldNo,
          words: oldNo ? words : '',
        },
      },
      { ...purpose, wordingVersion: paper.wordingVersion },
    );
    carryScans(ctx.tx, (row ?? anyRow)?.id ?? '', decisionId);
    repo.insertLines(ctx.tx, form.formId, [decisionId]);
  }
}

/** The paper, if it is this child's and something of it counts. Errors 'not-found', 'changed-elsewhere'. */
function mustStand(db: ReadDb, childId: ChildId, formId: EnteredFormId, today: StandingForm['day']): StandingForm {
  const [form] = standingForms(db, repo.enteredForms(db, { formId }), today);
  if (form?.childId !== childId) throw new AppError('not-found');
  if (form.lines.size === 0) throw new AppError('changed-elsewhere');
  return form;
}

const orderOf = (db: ReadDb): PurposeId[] => repo.purposeNames(db).map(({ purposeId }) => purposeId);
const fieldsOf = ({ first, second }: repo.CheckRow, order: readonly PurposeId[]): FormField[] =>
  differences(first, second, order);
const checksByForm = (db: ReadDb, forms: readonly StandingForm[]): ReadonlyMap<EnteredFormId, repo.CheckRow> =>
  new Map(repo.checksOf(db, { formIds: forms.map(({ formId }) => formId) }).map((check) => [check.formId, check]));

/** One difference in words, as both read it. */
function wordsFor(db: ReadDb, checks: readonly repo.CheckRow[]) {
  const names = repo.namesOfContacts(
    db,
    checks.flatMap(({ first, second }) => [first.contactId, second.contactId]),
  );
  const purposes = new Map(repo.purposeNames(db).map(({ purposeId, name }) => [purposeId, name]));
  return ({ first, second, settled }: repo.CheckRow, field: FormField): Difference => {
    const read = (content: FormContent): string => {
      if (field === 'signer') return names.get(content.contactId) ?? '';
      if (field === 'date') return showDate(content.decidedOn);
      const answer = content.answers[field];
      return answer === undefined ? 'Not entered' : FORM_ANSWER_WORDS[answer];
    };
    const about =
      field === 'signer' ? 'Who signed' : field === 'date' ? 'Date on the form' : (purposes.get(field) ?? '');
    return { field, about, first: read(first), second: read(second), kept: settled?.kept[field] ?? null };
  };
}
