import { createHash } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import {
  currentClasses,
  type FaceRow,
  facesFlagged,
  facesWithNeeds,
  listChildren,
  photoUrl,
  toldApart,
} from '#main/features/children/children.service.ts';
import { spareRule } from '#main/features/kits/kits.service.ts';
import { currentPlan, type NeedRow, needsInForce, unsortedNeeds } from '#main/features/medical/medical.service.ts';
import { spareHistory } from '#main/features/medical/plan-steps.service.ts';
import { agreedMedicines } from '#main/features/medicines/medicines.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ClassId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import type { Scope } from '#shared/features/access/access.model.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import { toldOfFood } from '#shared/features/medical/food-words.ts';
import { bySeverity, hasTwoStrengths } from '#shared/features/medical/medical.rules.ts';
import { holdsAdrenaline, isDietary } from '#shared/features/medical/need-kind.rules.ts';
import { heldBy } from '#shared/features/medicines/held.rules.ts';
import type { ClassSheet } from '#shared/features/papers/sheet.contract.ts';
import {
  type Audience,
  CHILD_FIELDS,
  type ChildField,
  isToldOf,
  NEED_FIELDS,
  TOLD,
} from '#shared/features/papers/sheet-fields.rules.ts';

type Asked = Pick<QueryContext, 'db' | 'scope' | 'today'>;
interface Wish {
  readonly classId: ClassId | null;
  readonly audience: Audience;
}
type Sheet = Extract<ClassSheet, { readonly untold: unknown }>;

/**
 * The sheet of a class, or of the whole school, for an audience: each child with a need that concerns it, most serious first. Throws
 * 'not-allowed' for a class out of the scope, 'not-found' for one that is not in use.
 */
export function classSheet({ db, scope, today }: Asked, { classId, audience }: Wish): Sheet {
  const within = reach(scope, classId, audience);
  const ofClass = classId === null ? null : currentClasses(db).find((one) => one.classId === classId);
  if (ofClass === undefined) throw new AppError('not-found');
  const told = toldApart(db);
  const byChild = Map.groupBy(needsInForce(db), (need) => need.childId);
  // Lunch is told of no medicine.
  const agreed = audience === 'lunch' ? null : agreedMedicines(db, within);
  const held = (need: NeedRow): NeedRow => ({
    ...need,
    ...heldBy(need.medicine, agreed?.get(need.childId) ?? [], today),
  });
  const entries = facesWithNeeds(db, within)
    .map((face) => ({
      face,
      needs: (byChild.get(face.childId) ?? []).filter((need) =>
        isToldOf(audience, { concernsFood: need.dietary === 1 }),
      ),
    }))
    .filter(({ needs }) => needs.length > 0)
    // Needs come most serious first; children of one rank stay by class and name.
    .toSorted((a, b) => bySeverity(a.needs[0] ?? KNOW, b.needs[0] ?? KNOW));
  const faceOf = (face: FaceRow) => ({
    ...{ childId: face.childId, name: fullName(calledBy(face)), className: face.className ?? 'No class' },
    apart: told.apart(face),
  });
  const { name: schoolName, phone, postcode, entrance } = school(db);
  const sheet = {
    ...{ audience, schoolName, phone, postcode, entrance },
    ...{ className: ofClass?.name ?? null, teacher: ofClass?.teacher ?? '' },
    onRoll: listChildren(db, within, false).length,
    ...(audience === 'lunch' ? { unsorted: unsortedNeeds(db) } : { flagged: facesFlagged(db, within).length }),
    untold: entries
      .filter(({ needs }) => needs.some((need) => need.toldParentOn === null))
      .map(({ face }) => faceOf(face)),
    children: entries.map(({ face, needs }) => ({
      ...faceOf(face),
      // The small picture: 192 px on 24 mm are 200 to the inch, finer than an eye at arm's length.
      photoUrl: photoUrl(face.photoId),
      needs: needs.map((need) => needFor(audience, held(need))),
      ...childFor(audience, db, needs),
    })),
  };
  // `TOLD` decides what was filled in, the schema of the audience what leaves the core.
  return { ...sheet, fingerprint: fingerprintOf(sheet) } as unknown as Sheet;
}

const KNOW = { severity: 'know' } as const;
const fingerprintOf = (sheet: object): string => createHash('sha256').update(JSON.stringify(sheet)).digest('base64');

function reach(scope: Scope, classId: ClassId | null, audience: Audience): Scope {
  const only: Scope =
    classId === null ? { kind: 'all' } : { kind: 'classes', classIds: [classId], dietary: false, childIds: [] };
  if (scope.kind === 'all') return only;
  // Kitchen reaches every class, for what concerns food alone.
  if (scope.dietary && audience === 'lunch') return only;
  if (classId !== null && scope.classIds.includes(classId)) return only;
  throw new AppError('not-allowed');
}

function needFor(audience: Audience, need: NeedRow): object {
  const told = NEED_FIELDS.flatMap((field) => {
    const may = TOLD[audience][field];
    if (may === 'no') return [];
    return [[field, may === 'food' ? toldOfFood(String(need[field])) : need[field]]];
  });
  const likely = need.kind ?? need.suggestedKind;
  // Another kind than one of food would tell lunch staff more than the needs do.
  const kind = audience !== 'lunch' || isDietary(likely) ? likely : null;
  return { kind, ...Object.fromEntries(told) };
}

const OF_CHILD: Readonly<Record<ChildField, (db: ReadDb, needs: readonly NeedRow[]) => unknown>> = {
  twoStrengths: (_db, needs) => hasTwoStrengths(needs),
  plan: (db, [need]) => {
    const plan = need && currentPlan(db, need.childId);
    return plan ? { title: plan.title, signedOn: plan.signedOn, reviewOn: plan.reviewOn } : null;
  },
  spare: (db, needs) => {
    const [need] = needs;
    if (!need || !needs.some(({ medicine }) => holdsAdrenaline(medicine))) return null;
    const [newest] = spareHistory(db, need.childId, 'adrenaline');
    const { rule } = spareRule(db);
    if (!newest) return { recorded: null, rule };
    const { answer, parent, doctor, agreedOn } = newest;
    return { recorded: { answer, parent, doctor, agreedOn }, rule };
  },
};
const childFor = (audience: Audience, db: ReadDb, needs: readonly NeedRow[]): object =>
  Object.fromEntries(
    CHILD_FIELDS.filter((field) => TOLD[audience][field] === 'yes').map((field) => [field, OF_CHILD[field](db, needs)]),
  );
