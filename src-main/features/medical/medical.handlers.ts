import { AppError } from '#main/core/app-error.ts';
import { type Handlers, prepared, type QueryContext } from '#main/core/handlers.ts';
import { changedFields, filledFields } from '#main/features/audit/changed-fields.ts';
import { oneChild } from '#main/features/children/children.service.ts';
import type { medicalContract } from '#shared/features/medical/medical.contract.ts';
import { flaggedFaces, kitchenBoard, staffBoard, unconfirmed } from './board.ts';
import { carePlans, toldOfDisplay } from './care-plan.repo.ts';
import {
  currentPlan,
  insertNeed,
  insertPlan,
  lastChanges,
  type NeedRow,
  needsInForce,
  oneNeed,
  removeNeed,
  restoreNeed,
  updateNeed,
} from './medical.service.ts';
import { checkPlanFile } from './plan-file.ts';

const DONE = {};

function ownNeed(ctx: QueryContext, input: { readonly childId: string; readonly needId: NeedRow['needId'] }): NeedRow {
  const need = oneNeed(ctx.db, input.needId);
  if (!need || need.childId !== input.childId) throw new AppError('not-found');
  return need;
}

export const medicalHandlers: Handlers<keyof typeof medicalContract> = {
  'medical.board': (_input, ctx) => (ctx.as === 'medical.dietary' ? kitchenBoard(ctx) : staffBoard(ctx)),
  'medical.flagged': (_input, ctx) => flaggedFaces(ctx),
  'medical.kitchenBoard': (_input, ctx) => kitchenBoard(ctx),
  'medical.needs': (input, { db }) => {
    const plan = currentPlan(db, input.childId);
    const changes = lastChanges(db, input.childId);
    const tellings = toldOfDisplay(db, input.childId);
    return {
      needs: needsInForce(db, input.childId).map((need) => {
        const change = changes.get(need.needId);
        const told = tellings.find(({ needId, toldOn }) => needId === need.needId && toldOn === need.toldParentOn);
        return {
          ...plainNeed(need),
          ...{ changedBy: change?.by ?? '', changedAt: change?.at ?? null },
          told: told ? { whom: told.whom, how: told.how, by: told.toldBy } : null,
        };
      }),
      flagged: oneChild(db, input.childId)?.medicalFlag === 1,
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
    audit({ fields: [...filledFields(input.fields), ...(input.notFood ? ['notFood'] : [])] });
    return { needId: insertNeed(tx, input.childId, input.fields, author, null, input.kind, input.notFood) };
  },
  'medical.editNeed': (input, ctx) => {
    const before = ownNeed(ctx, input);
    if (before.revision !== input.revision) throw new AppError('changed-elsewhere');
    updateNeed(ctx.tx, before, input.fields, input.kind, ctx.author, input.notFood);
    ctx.audit({ fields: [...changedFields(before, input.fields), ...answered(before, input.notFood)] });
    return DONE;
  },
  'medical.removeNeed': (input, ctx) => {
    removeNeed(ctx.tx, ownNeed(ctx, input).needId, ctx.author);
    return DONE;
  },
  'medical.restoreNeed': (input, ctx) => {
    if (restoreNeed(ctx.tx, input.childId, input.needId, ctx.author) === 0) throw new AppError('not-found');
    return DONE;
  },
  'medical.unconfirmed': (_input, ctx) => ({ needs: unconfirmed(ctx) }),
  'medical.confirmKind': (input, ctx) => {
    const need = ownNeed(ctx, input);
    if (need.revision !== input.revision) throw new AppError('changed-elsewhere');
    updateNeed(ctx.tx, need, need, input.kind, ctx.author, input.notFood);
    ctx.audit({ fields: ['kind', ...answered(need, input.notFood)] });
    return { revision: need.revision + 1 };
  },
  'medical.setPlace': (input, ctx) => {
    const need = ownNeed(ctx, input);
    updateNeed(ctx.tx, need, { ...need, place: input.place }, need.kind, ctx.author);
    ctx.audit({ fields: ['place'] });
    return DONE;
  },
  'medical.attachPlan': prepared(
    async (input) => {
      const bytes = Buffer.from(input.base64, 'base64');
      return { bytes, mime: await checkPlanFile(bytes) };
    },
    (input, { tx, author }, file) => {
      const { childId, signsVersionId } = input;
      if (signsVersionId !== null && !carePlans(tx, childId).some(({ versionId }) => versionId === signsVersionId))
        throw new AppError('not-found');
      return { planId: insertPlan(tx, { ...input, ...file }, author) };
    },
  ),
};

/** A need as the record's output names it. */
function plainNeed({ childId: _childId, dietary: _dietary, notFood, ...need }: NeedRow) {
  return { ...need, notFood: notFood === 1 };
}

/** Whether it was said anew, or taken back, that a need does not concern food. */
const answered = (before: NeedRow, notFood: boolean): string[] =>
  notFood === (before.notFood === 1) ? [] : ['notFood'];
