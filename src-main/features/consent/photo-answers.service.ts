import type { ToldApart } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import type { PhotoInstruction } from '#shared/features/consent/consent.model.ts';
import { instructionOf, readMany } from './consent-register.ts';
import { purposesInUse } from './purposes.repo.ts';

/** What to do about pictures of a child, one instruction for each purpose in use. Never why. */
export interface PhotoAnswer {
  readonly purposeId: PurposeId;
  readonly name: string;
  readonly instruction: PhotoInstruction;
}

/** The instructions of these children, by child, for whoever takes pictures away from the register. */
export function photoAnswers(
  db: ReadDb,
  childIds: readonly ChildId[],
  told: ToldApart,
  today: CalendarDate,
): ReadonlyMap<ChildId, readonly PhotoAnswer[]> {
  const purposes = purposesInUse(db);
  return new Map(
    [...readMany(db, childIds, told, today)].map(([childId, child]) => [
      childId,
      purposes.map((purpose) => ({
        ...{ purposeId: purpose.purposeId, name: purpose.name },
        instruction: instructionOf(child.answerFor(purpose)),
      })),
    ]),
  );
}
