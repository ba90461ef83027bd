import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import {
  calledBy,
  currentClasses,
  keyOf,
  listChildren,
  photoUrl,
  sharedNames,
} from '#main/features/children/children.service.ts';
import { fullName } from '#shared/domain/names.ts';
import type { medicalContract } from '#shared/features/medical/medical.contract.ts';
import { hasTwoStrengths, outOfDate } from '#shared/features/medical/medical.rules.ts';
import {
  currentPlan,
  insertNeed,
  insertPlan,
  type NeedRow,
  needsInForce,
  oneNeed,
  planType,
  removeNeed,
  updateNeed,
} from './medical.service.ts';

const DONE = {};

function ownNeed(ctx: QueryContext, input: { readonly childId: string; readonly needId: NeedRow['needId'] }): NeedRow {
  const need = oneNeed(ctx.db, input.needId);
  if (!need || need.childId !== input.childId) throw new AppError('not-found');
  return need;
}

export const medicalHandlers: Handlers<keyof typeof medicalContract> = {
  'medical.board': (_input, { db, scope, as, today }) => {
    const byChild = Map.groupBy(needsInForce(db), (need) => need.childId);
    const shared = sharedNames(db);
    const groups = currentClasses(db).map(({ name, teacher, children }) => ({
      className: name,
      teacher,
      onRoll: children,
    }));
    const faces = listChildren(db, scope, false).flatMap((child) => {
      const needs = byChild.get(child.childId);
      if (!needs) return [];
      const face = {
        childId: child.childId,
        name: fullName(calledBy(child)),
        className: child.className ?? 'No class',
        born: shared.has(keyOf(child)) ? child.born : null,
        photoUrl: photoUrl(child.photoId),
      };
      return [{ face, needs }];
    });
    if (as === 'medical.dietary') {
      return {
        view: 'kitchen',
        groups,
        children: faces.map(({ face, needs }) => ({
          ...face,
          needs: needs
            .filter((need) => need.dietary === 1)
            .map(({ condition, severity, triggers, action }) => ({ condition, severity, triggers, action })),
        })),
      };
    }
    return {
      view: 'staff',
      groups,
      children: faces.map(({ face, needs }) => ({
        ...face,
        needs: needs.map(plainNeed),
        outOfDate: outOfDate(needs, today),
        twoStrengths: hasTwoStrengths(needs),
      })),
    };
  },
  'medical.needs': (input, { db }) => {
    const plan = currentPlan(db, input.childId);
    return {
      needs: needsInForce(db, input.childId).map(plainNeed),
      plan: plan && {
        url: `/plan/${plan.planId}`,
        mime: plan.mime,
        title: plan.title,
        signedOn: plan.signedOn,
        reviewOn: plan.reviewOn,
      },
    };
  },
  'medical.addNeed': (input, { tx, author, audit }) => {
    audit({ fields: Object.keys(input.fields) });
    return { needId: insertNeed(tx, input.childId, input.fields, author, null, input.kind) };
  },
  'medical.editNeed': (input, ctx) => {
    const before = ownNeed(ctx, input);
    if (before.revision !== input.revision) throw new AppError('changed-elsewhere');
    updateNeed(ctx.tx, before, input.fields, input.kind, ctx.author);
    ctx.audit({
      fields: Object.keys(input.fields).filter(
        (field) => before[field as keyof typeof input.fields] !== input.fields[field as keyof typeof input.fields],
      ),
    });
    return DONE;
  },
  'medical.removeNeed': (input, ctx) => {
    removeNeed(ctx.tx, ownNeed(ctx, input).needId, ctx.author);
    return DONE;
  },
  'medical.setPlace': (input, ctx) => {
    const need = ownNeed(ctx, input);
    updateNeed(ctx.tx, need, { ...need, place: input.place }, need.kind, ctx.author);
    ctx.audit({ fields: ['place'] });
    return DONE;
  },
  'medical.attachPlan': (input, { tx, author }) => {
    const bytes = Buffer.from(input.base64, 'base64');
    const mime = planType(bytes);
    if (!mime) throw new AppError('plan-unreadable');
    return { planId: insertPlan(tx, { ...input, bytes, mime }, author) };
  },
};

/** A need as the board's output names it. */
function plainNeed({ childId: _childId, dietary: _dietary, ...need }: NeedRow) {
  return need;
}
