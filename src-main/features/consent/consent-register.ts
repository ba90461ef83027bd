import { childReach } from '#main/features/children/child-reach.ts';
import {
  awayFrom,
  type ChildRow,
  flagsInForce,
  listChildren,
  oneChild,
  photoUrl,
  type ToldApart,
  toldApart,
} from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, ClassId } from '#shared/domain/ids.ts';
import { fullName, registerName } from '#shared/domain/names.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import type { ConsentChild, PhotoInstruction, Purpose, Reason } from '#shared/features/consent/consent.model.ts';
import { type EffectiveAnswer, effectiveAnswer, type RuleFlag } from '#shared/features/consent/consent-effective.ts';
import { childrenPerClass, type DecisionRow, decisionsOf } from './consent.repo.ts';
import { type ChildDecisions, childDecisions, KnownDecisions, knownDecisions } from './known-decisions.ts';
import type { NamedChild } from './pasted-names.ts';
import { purposesInUse } from './purposes.repo.ts';

export interface RegisterChild {
  readonly row: ChildRow;
  readonly child: ConsentChild;
  readonly decided: ChildDecisions;
  readonly decisions: readonly DecisionRow[];
  answerFor(purpose: Purpose): EffectiveAnswer;
}

const NONE: readonly never[] = [];

/** The children on roll within the scope, each ready to answer for any purpose: a few statements, whatever their number. */
export function readRegister(
  db: ReadDb,
  scope: Scope,
  today: CalendarDate,
): { readonly purposes: readonly Purpose[]; readonly children: readonly RegisterChild[] } {
  // A whole school's are kept in memory; a class reads its own few.
  const decisions = scope.kind === 'all' ? knownDecisions(db) : new KnownDecisions(decisionsOf(db, { scope }));
  const flags = Map.groupBy(flagsInForce(db), (row) => row.childId);
  const around = { told: toldApart(db), away: awayFrom(db), today };
  const children = listChildren(db, scope, false).map((row) =>
    registerChild(row, decisions.of(row.childId), flags.get(row.childId) ?? NONE, around),
  );
  return { purposes: purposesInUse(db), children };
}

/** The scope cut down to one class; a class out of reach leaves nobody. */
export function onlyClass(scope: Scope, classId: ClassId): Scope {
  const isWithin = scope.kind === 'all' || scope.classIds.includes(classId);
  return { kind: 'classes', classIds: isWithin ? [classId] : [], dietary: false, childIds: [] };
}

/** How many children on roll the scope reaches, by class (null: in none). */
export const classCounts = (db: ReadDb, scope: Scope): ReadonlyMap<ClassId | null, number> =>
  new Map(childrenPerClass(db, scope).map(({ classId, children }) => [classId, children]));

/** The children named, in no order; null when one of them is not on roll or out of reach. Reads no other child's answers. */
export function readChosen(
  db: ReadDb,
  scope: Scope,
  today: CalendarDate,
  childIds: readonly ChildId[],
): readonly RegisterChild[] | null {
  const around = { told: toldApart(db), away: awayFrom(db), today };
  const children: RegisterChild[] = [];
  for (const childId of childIds) {
    const row = oneChild(db, childId);
    const reach = childReach(db, childId);
    if (!row || !reach || row.leftOn !== null || !reaches(scope, reach)) return null;
    children.push(registerChild(row, childDecisions(decisionsOf(db, { childId })), flagsInForce(db, childId), around));
  }
  return children;
}

/** These children, on roll or not, by id; one whose record was put under another is not among them. */
export function readMany(
  db: ReadDb,
  childIds: readonly ChildId[],
  told: ToldApart,
  today: CalendarDate,
): ReadonlyMap<ChildId, RegisterChild> {
  if (childIds.length === 0) return new Map();
  const around = { told, away: awayFrom(db), today };
  const decisions = Map.groupBy(decisionsOf(db, { childIds }), (row) => row.childId);
  const flags = Map.groupBy(flagsInForce(db), (row) => row.childId);
  return new Map(
    childIds.flatMap((childId) => {
      const row = oneChild(db, childId);
      if (!row) return [];
      const own = childDecisions(decisions.get(childId) ?? NONE);
      return [[childId, registerChild(row, own, flags.get(childId) ?? NONE, around)] as const];
    }),
  );
}

/** One child, on roll or not, with what was decided. */
export function readOne(db: ReadDb, row: ChildRow, today: CalendarDate): RegisterChild {
  const { childId } = row;
  const around = { told: toldApart(db), away: awayFrom(db, childId), today };
  return registerChild(row, childDecisions(decisionsOf(db, { childId })), flagsInForce(db, childId), around);
}

interface Around {
  readonly told: ToldApart;
  readonly away: ReadonlyMap<ChildId, CalendarDate>;
  readonly today: CalendarDate;
}
function registerChild(
  row: ChildRow,
  decided: ChildDecisions,
  flags: readonly { readonly flag: RuleFlag['flag']; readonly state: string }[],
  { told, away, today }: Around,
): RegisterChild {
  const inForce = flags.map(({ flag, state }): RuleFlag => ({ flag, state: state === 'decided' ? 'decided' : 'set' }));
  return {
    row,
    child: asConsentChild(row, told),
    decided,
    decisions: decided.rows,
    answerFor: ({ purposeId, basis, kind, countsFrom }) =>
      effectiveAnswer({
        decisions: decided.byPurpose.get(purposeId) ?? NONE,
        flags: inForce,
        ...{ basis, kind, countsFrom },
        leftOn: row.leftOn,
        awayFrom: away.get(row.childId) ?? null,
        today,
      }),
  };
}

/** Every child on roll with the names it may be called by, and whether the scope reaches it; no answer is read. */
export function namedChildren(db: ReadDb, scope: Scope): readonly NamedChild[] {
  const told = toldApart(db);
  const within = new Set(listChildren(db, scope, false).map(({ childId }) => childId));
  return listChildren(db, { kind: 'all' }, false).map((row) => ({
    child: asConsentChild(row, told),
    names: [calledBy(row), row],
    isWithin: within.has(row.childId),
  }));
}

export function asConsentChild(row: ChildRow, { apart }: ToldApart): ConsentChild {
  const name = calledBy(row);
  return {
    childId: row.childId as ChildId,
    name: fullName(name),
    listName: registerName(name),
    className: row.className ?? 'No class',
    apart: apart(row),
    photoUrl: photoUrl(row.photoId),
  };
}

/** Reasons of a no that asking a parent can mend: nobody with a say is against. */
export const isAskable = (reason: Reason): boolean =>
  reason === 'expired' || reason === 'outdated' || reason === 'left-since' || reason === 'not-written';

/** What a role without the reasons is told. A stop is an instruction; a missing answer sends to the office. */
export function instructionOf({ answer, reason }: EffectiveAnswer): PhotoInstruction {
  if (answer === 'yes') return 'yes';
  if (reason === 'stopped') return 'do-not-photograph';
  return answer === 'no' && !isAskable(reason) ? 'no' : 'ask-office';
}

/**
 * The newest form date, for how many of the purposes that need consent there is an answer or a blank (one answer of seven is
 * not the form back), and whether something was recorded since `weekAgo`.
 */
export function formOf({ decided }: RegisterChild, purposes: readonly Purpose[], weekAgo: CalendarDate) {
  const asked = purposes.filter(({ basis }) => basis === 'consent');
  return {
    formOn: decided.formOn,
    formAnswered: asked.filter(({ purposeId }) => decided.settled.has(purposeId)).length,
    formAsked: asked.length,
    changedThisWeek: decided.lastRecordedAt !== null && decided.lastRecordedAt.slice(0, 10) > weekAgo,
  };
}
