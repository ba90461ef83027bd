import type { QueryContext } from '#main/core/handlers.ts';
import {
  currentClasses,
  type FaceRow,
  facesFlagged,
  facesWithNeeds,
  photoUrl,
  type ToldApart,
  toldApart,
} from '#main/features/children/children.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { CallOutput } from '#shared/contract/contract.ts';
import { fullName } from '#shared/domain/names.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import { toldOfFood } from '#shared/features/medical/food-words.ts';
import type { UnconfirmedNeed } from '#shared/features/medical/medical.contract.ts';
import { hasTwoStrengths, outOfDate } from '#shared/features/medical/medical.rules.ts';
import { isDietary } from '#shared/features/medical/need-kind.rules.ts';
import { planReviews } from './care-plan.service.ts';
import { type NeedRow, needsInForce, unsortedNeeds } from './medical.service.ts';

type Board = CallOutput<'medical.board'>;
type Asked = Pick<QueryContext, 'db' | 'scope' | 'today'>;

const groupsOf = (db: ReadDb) =>
  currentClasses(db).map(({ name, teacher, children }) => ({ className: name, teacher, onRoll: children }));

function faceOf(child: FaceRow, { apart }: ToldApart) {
  return {
    childId: child.childId,
    name: fullName(calledBy(child)),
    className: child.className ?? 'No class',
    apart: apart(child),
    photoUrl: photoUrl(child.photoId),
  };
}

/** Three statements, whatever the number of children: classes, faces, needs. */
function facesAndNeeds({ db, scope }: Asked) {
  const byChild = Map.groupBy(needsInForce(db), (need) => need.childId);
  const told = toldApart(db);
  return facesWithNeeds(db, scope).map((child) => ({
    face: faceOf(child, told),
    needs: byChild.get(child.childId) ?? [],
  }));
}

/** The staff's board: each child within the scope with what a card shows. */
export function staffBoard(asked: Asked): Board {
  const reviews = planReviews(asked.db);
  return {
    view: 'staff',
    groups: groupsOf(asked.db),
    children: facesAndNeeds(asked).map(({ face, needs }) => ({
      ...face,
      needs: needs.map(({ needId, condition, severity, kind, suggestedKind, medicine, place, toldParentOn }) => ({
        ...{ needId, condition, severity, kind, suggestedKind, medicine, place, toldParentOn },
      })),
      outOfDate: outOfDate(needs, reviews.get(face.childId) ?? null, asked.today),
      twoStrengths: hasTwoStrengths(needs),
    })),
  };
}

/** Within the scope, whom a transfer file flags as medical with nothing recorded: a call of its own, since it reads whole records. */
export function flaggedFaces({ db, scope }: Asked): CallOutput<'medical.flagged'> {
  const told = toldApart(db);
  return { children: facesFlagged(db, scope).map((child) => faceOf(child, told)) };
}

/** Lunch staff's board: another shape, not a filtered one. What is not sorted is counted for them, without a name. */
export function kitchenBoard(asked: Asked): CallOutput<'medical.kitchenBoard'> {
  return {
    view: 'kitchen',
    groups: groupsOf(asked.db),
    unsorted: unsortedNeeds(asked.db),
    children: facesAndNeeds(asked).flatMap(({ face, needs }) => {
      const dietary = needs.filter((need) => need.dietary === 1).map(kitchenNeed);
      return dietary.length > 0 ? [{ ...face, needs: dietary }] : [];
    }),
  };
}

function kitchenNeed({ condition, severity, triggers, signs, action, kind, suggestedKind }: NeedRow) {
  const likely = kind ?? suggestedKind;
  return { condition, severity, triggers, signs: toldOfFood(signs), action, kind: isDietary(likely) ? likely : null };
}

/** The needs whose kind nobody has confirmed: those that no rule can place first, since no kitchen sees them. */
export function unconfirmed(asked: Asked): UnconfirmedNeed[] {
  const needs = facesAndNeeds(asked).flatMap(({ face, needs: all }) =>
    all
      .filter((need) => need.kind === null)
      .map(({ needId, revision, condition, severity, triggers, signs, action, medicine, suggestedKind, notFood }) => ({
        ...{ ...face, needId, revision, condition, severity, triggers, signs, action, medicine, suggestedKind },
        notFood: notFood === 1,
      })),
  );
  return needs.toSorted((a, b) => Number(a.suggestedKind !== null) - Number(b.suggestedKind !== null));
}
