import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import { type AnswerNow, answerNow } from '#shared/features/consent/answer-now.rules.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import { type RegisterChild, readRegister } from './consent-register.ts';

/** The answer of a child on roll for a purpose in use; null for any other. */
export type AnswersToday = (childId: ChildId, purposeId: PurposeId) => AnswerNow | null;

/** Today's answers of everybody on roll, each worked out when it is asked for. */
export function answersToday(db: ReadDb, today: CalendarDate): AnswersToday {
  const { purposes, children } = readRegister(db, { kind: 'all' }, today);
  const byPurpose = new Map(purposes.map((purpose) => [purpose.purposeId, purpose]));
  const byChild = new Map(children.map((one) => [one.child.childId, one]));
  return (childId, purposeId) => {
    const one = byChild.get(childId);
    const purpose = byPurpose.get(purposeId);
    return one && purpose ? answerNowOf(one, purpose) : null;
  };
}

export const answerNowOf = (one: RegisterChild, purpose: Purpose): AnswerNow =>
  answerNow(
    one.answerFor(purpose),
    one.decisions.filter(({ purposeId }) => purposeId === purpose.purposeId),
  );

/** Whether a list's cell says just what stands: the same answer of the same day, with the same end where the list names one. */
export const isAsWritten = (now: AnswerNow, cell: AnswerNow): boolean =>
  now.meaning === cell.meaning &&
  now.decidedOn === cell.decidedOn &&
  (cell.validUntil === null || now.validUntil === cell.validUntil);
