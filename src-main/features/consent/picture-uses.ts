import { toldApart } from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { ChildId, PurposeId } from '#shared/domain/ids.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import type { EffectiveAnswer } from '#shared/features/consent/consent-effective.ts';
import {
  type Answering,
  endOfUse,
  faultsOf,
  mustComeDown,
  whoIsAgainst,
} from '#shared/features/consent/take-down.rules.ts';
import type { PictureUse } from '#shared/features/consent/uses.model.ts';
import { type RegisterChild, readMany } from './consent-register.ts';
import { purposesEver, purposesInUse } from './purposes.repo.ts';
import { type Asked, childrenOfUses, eventsOfUses, purposesOfUses, usesOf } from './uses.repo.ts';

/**
 * The uses asked for with what stands against them today, judged by the one rule: five statements and those of the children who are
 * in a picture that stands. `only` leaves out who else is against it; `instead` judges by a purpose as it would be.
 */
export function readUses(
  db: ReadDb,
  asked: Asked,
  today: CalendarDate,
  { only, instead }: { readonly only?: ChildId; readonly instead?: Purpose } = {},
): PictureUse[] {
  const rows = usesOf(db, asked);
  if (rows.length === 0) return [];
  const inUse = new Set(purposesInUse(db).map(({ purposeId }) => purposeId));
  const purposes = new Map(
    purposesEver(db).map((was): [PurposeId, Purpose] => [
      was.purposeId,
      was.purposeId === instead?.purposeId ? instead : was,
    ]),
  );
  const purposesOf = Map.groupBy(purposesOfUses(db, asked), ({ useId }) => useId);
  const childrenOf = Map.groupBy(childrenOfUses(db, asked), ({ useId }) => useId);
  const eventsOf = Map.groupBy(eventsOfUses(db, asked), ({ useId }) => useId);
  const ends = new Map(rows.map(({ useId }) => [useId, endOfUse(eventsOf.get(useId) ?? [])]));
  const toAsk = rows
    .filter(({ useId }) => ends.get(useId) === null)
    .flatMap(({ useId }) => childrenOf.get(useId) ?? [])
    .flatMap(({ childId }) => (only === undefined || childId === only ? [childId] : []));
  const answering = new Map(
    [...readMany(db, [...new Set(toAsk)], toldApart(db), today)].map(([childId, one]) => [childId, askedOnce(one)]),
  );

  return rows.map(({ useId, ...row }) => {
    const used = (purposesOf.get(useId) ?? []).flatMap(({ purposeId }) => purposes.get(purposeId) ?? []);
    const inIt = childrenOf.get(useId) ?? [];
    const end = ends.get(useId) ?? null;
    const asked = end === null ? inIt.flatMap(({ childId }) => answering.get(childId) ?? []) : [];
    return {
      ...{ useId, ...row, purposes: used.sort(bySchoolOrder(purposes)).map(short), children: inIt.length },
      against: whoIsAgainst<Purpose, Asking>(used, asked).map(({ child: { child }, purposes: no }) => ({
        child,
        purposes: no.map(({ purpose, effective: { answer, reason, decidedOn } }) => ({
          purpose: short(purpose),
          effective: { answer, reason, decidedOn },
        })),
      })),
      faults:
        end === null
          ? faultsOf(
              row.named,
              used.map((purpose) => ({ ...purpose, isRetired: !inUse.has(purpose.purposeId) })),
            ).map(({ purpose, fault }) => ({ purpose: short(purpose), fault }))
          : [],
      end: end && withoutIds(end),
    };
  });
}

/** The uses that stand: those that have to come down, and the others; or as it would be with a purpose changed. */
export function standingUses(
  db: ReadDb,
  today: CalendarDate,
  instead?: Purpose,
): { toTakeDown: PictureUse[]; inUse: PictureUse[] } {
  const standing = readUses(db, { which: 'standing' }, today, instead ? { instead } : {});
  return {
    toTakeDown: standing.filter(mustComeDown),
    inUse: standing.filter((use) => !mustComeDown(use)),
  };
}

interface Asking extends Answering<Purpose> {
  readonly child: RegisterChild['child'];
}
/** The rule runs once for a child and purpose, not again for each of the hundred pictures that the child is in. */
function askedOnce(one: RegisterChild): Asking {
  const answers = new Map<Purpose, EffectiveAnswer>();
  return {
    child: one.child,
    answerFor(purpose) {
      const known = answers.get(purpose) ?? one.answerFor(purpose);
      answers.set(purpose, known);
      return known;
    },
  };
}

const short = ({ purposeId, name }: Purpose) => ({ purposeId, name });
const withoutIds = ({ id: _id, useId: _useId, ...end }: NonNullable<ReturnType<typeof endOfUse<UseEventRow>>>) => end;
type UseEventRow = ReturnType<typeof eventsOfUses>[number];

function bySchoolOrder(purposes: ReadonlyMap<string, Purpose>): (a: Purpose, b: Purpose) => number {
  const order = [...purposes.keys()];
  return (a, b) => order.indexOf(a.purposeId) - order.indexOf(b.purposeId);
}
