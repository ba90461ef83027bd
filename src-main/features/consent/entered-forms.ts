import { toldApart } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ContactId, DecisionId, EnteredFormId, PurposeId } from '#shared/domain/ids.ts';
import { answerOfState, type FormAnswer } from '#shared/features/consent/form.rules.ts';
import type { FormContent } from '#shared/features/consent/form-check.rules.ts';
import type { DecisionRow } from './consent.repo.ts';
import { type RegisterChild, readMany } from './consent-register.ts';
import { type EnteredForm, linesOf } from './pile.repo.ts';

/** A paper as it stands now: which decision counts for each line. Empty: it was taken back. */
export interface StandingForm extends EnteredForm {
  readonly one: RegisterChild;
  readonly lines: ReadonlyMap<PurposeId, DecisionRow>;
}

/**
 * These papers with what still counts of each, corrections followed. One whose child's record is gone is left out: a record that was
 * put together with another carries its papers along.
 */
export function standingForms(db: ReadDb, forms: readonly EnteredForm[], today: CalendarDate): StandingForm[] {
  const childIds = [...new Set(forms.map(({ childId }) => childId))];
  const children: ReadonlyMap<ChildId, RegisterChild> = readMany(db, childIds, toldApart(db), today);
  const lines = Map.groupBy(
    linesOf(
      db,
      forms.map(({ formId }) => formId),
    ),
    ({ formId }) => formId,
  );
  return forms.flatMap((form) => {
    const one = children.get(form.childId);
    return one ? [{ ...form, one, lines: standingLines(one, lines.get(form.formId) ?? []) }] : [];
  });
}

function standingLines(
  { decisions }: RegisterChild,
  lines: readonly { readonly formId: EnteredFormId; readonly decisionId: DecisionId }[],
): ReadonlyMap<PurposeId, DecisionRow> {
  const byId = new Map(decisions.map((row) => [row.id, row]));
  const corrected = new Map(decisions.flatMap((row) => (row.corrects === null ? [] : [[row.corrects, row] as const])));
  const standing = new Map<PurposeId, DecisionRow>();
  for (const { decisionId } of lines) {
    let row = byId.get(decisionId);
    for (let next = row && corrected.get(row.id); next; next = corrected.get(next.id)) row = next;
    if (row && !row.isVoid) standing.set(row.purposeId, row);
  }
  return standing;
}

/** What a paper says by what counts of it now; null: nothing counts, or it no longer comes from one signature. */
export function contentOf({ lines }: StandingForm): FormContent | null {
  const rows = [...lines.values()];
  const [first] = rows;
  if (!first || first.contactId === null || first.decidedOn === null) return null;
  const answers: Record<string, FormAnswer> = {};
  for (const { purposeId, state } of rows) answers[purposeId] = answerOfState(state);
  return { contactId: first.contactId as ContactId, decidedOn: first.decidedOn, answers };
}
