import {
  type ChildRow,
  calledBy,
  flagsInForce,
  keyOf,
  listChildren,
  photoUrl,
  sharedNames,
} from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { fullName, registerName } from '#shared/domain/names.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import type { ConsentChild, PhotoInstruction, Purpose } from '#shared/features/consent/consent.model.ts';
import { type EffectiveAnswer, effectiveAnswer, type RuleFlag } from '#shared/features/consent/consent-effective.ts';
import { type DecisionRow, decisionsOf, purposesInUse } from './consent.repo.ts';

export interface RegisterChild {
  readonly row: ChildRow;
  readonly child: ConsentChild;
  readonly decisions: readonly DecisionRow[];
  answerFor(purpose: Purpose): EffectiveAnswer;
}

const NONE: readonly never[] = [];

/** The children on roll within the scope, each ready to answer for any purpose: three statements, whatever their number. */
export function readRegister(
  db: ReadDb,
  scope: Scope,
  today: CalendarDate,
): { readonly purposes: readonly Purpose[]; readonly children: readonly RegisterChild[] } {
  const decisions = Map.groupBy(decisionsOf(db, { scope }), (row) => row.childId);
  const flags = Map.groupBy(flagsInForce(db), (row) => row.childId);
  const shared = sharedNames(db);
  const children = listChildren(db, scope, false).map((row) =>
    registerChild(row, decisions.get(row.childId) ?? NONE, flags.get(row.childId) ?? NONE, shared, today),
  );
  return { purposes: purposesInUse(db), children };
}

/** One child, on roll or not, with what was decided. */
export function readOne(db: ReadDb, row: ChildRow, today: CalendarDate): RegisterChild {
  const { childId } = row;
  return registerChild(row, decisionsOf(db, { childId }), flagsInForce(db, childId), sharedNames(db), today);
}

function registerChild(
  row: ChildRow,
  decisions: readonly DecisionRow[],
  flags: readonly { readonly flag: RuleFlag['flag']; readonly state: string }[],
  shared: ReadonlySet<string>,
  today: CalendarDate,
): RegisterChild {
  const byPurpose = Map.groupBy(decisions, (decision) => decision.purposeId);
  const inForce = flags.map(({ flag, state }): RuleFlag => ({ flag, state: state === 'decided' ? 'decided' : 'set' }));
  return {
    row,
    child: asConsentChild(row, shared),
    decisions,
    answerFor: ({ purposeId, basis }) =>
      effectiveAnswer({
        decisions: byPurpose.get(purposeId) ?? NONE,
        flags: inForce,
        basis,
        leftOn: row.leftOn,
        today,
      }),
  };
}

export function asConsentChild(row: ChildRow, shared: ReadonlySet<string>): ConsentChild {
  const name = calledBy(row);
  return {
    childId: row.childId as ChildId,
    name: fullName(name),
    listName: registerName(name),
    className: row.className ?? 'No class',
    born: shared.has(keyOf(row)) ? row.born : null,
    photoUrl: photoUrl(row.photoId),
  };
}

/** What a role without the reasons is told. A stop is an instruction; a missing answer sends to the office. */
export function instructionOf({ answer, reason }: EffectiveAnswer): PhotoInstruction {
  if (answer === 'yes') return 'yes';
  if (reason === 'stopped') return 'do-not-photograph';
  return answer === 'no' && reason !== 'expired' ? 'no' : 'ask-office';
}
