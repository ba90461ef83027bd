import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import { changedFields } from '#main/features/audit/changed-fields.ts';
import { spareRule } from '#main/features/kits/kits.service.ts';
import type { ChildId, StepSetId } from '#shared/domain/ids.ts';
import { KIT_KINDS } from '#shared/features/kits/kits.model.ts';
import { concernsKit } from '#shared/features/medical/need-kind.rules.ts';
import type { planContract } from '#shared/features/medical/plan.contract.ts';
import { currentPlan, needsInForce } from './medical.service.ts';
import {
  insertSpare,
  insertSteps,
  insertVerdict,
  type StepSetRow,
  spareHistory,
  stepSets,
  stepsInForce,
} from './plan-steps.service.ts';
import { isPlanWhole } from './plan-whole.ts';

const DONE = {};

const plainSet = ({ setId, typedBy, typedAt, checkedBy, checkedAt, steps }: StepSetRow) => ({
  ...{ setId, typedBy, typedAt, checkedBy, checkedAt },
  steps: [...steps],
});

/** The set that is in force now; another one was replaced while the caller looked at it. */
function setInForce(ctx: QueryContext, input: { readonly childId: ChildId; readonly setId: StepSetId }): StepSetRow {
  const set = stepsInForce(stepSets(ctx.db, input.childId));
  if (set?.setId !== input.setId) throw new AppError('changed-elsewhere');
  return set;
}

/** Of each kind of kit that concerns the child, or of which somebody recorded something. */
function sparesOf({ db }: QueryContext, childId: ChildId) {
  const needs = needsInForce(db, childId);
  return KIT_KINDS.map((kind) => ({ kind, history: spareHistory(db, childId, kind) })).filter(
    ({ kind, history }) => history.length > 0 || needs.some((need) => concernsKit(kind, need)),
  );
}

export const planHandlers: Handlers<keyof typeof planContract> = {
  'medical.planWhole': async (input, ctx) => ({ whole: await isPlanWhole(ctx, input.planId) }),
  'medical.plan': (input, ctx) => {
    const plan = currentPlan(ctx.db, input.childId);
    const sets = stepSets(ctx.db, input.childId);
    const current = stepsInForce(sets);
    return {
      plan: plan && {
        planId: plan.planId,
        url: `/plan/${plan.planId}`,
        mime: plan.mime,
        title: plan.title,
        signedOn: plan.signedOn,
        reviewOn: plan.reviewOn,
      },
      steps: current && plainSet(current),
      typedByMe: current?.typedById === ctx.session.staffId,
      earlier: sets
        .filter((set) => set.setId !== current?.setId)
        .map((set) => ({ ...plainSet(set), planTitle: set.planTitle, outdated: set.outdated && !set.takenOff })),
      spares: sparesOf(ctx, input.childId),
      spareRule: spareRule(ctx.db).rule,
    };
  },
  'medical.typeSteps': (input, ctx) => {
    if (currentPlan(ctx.db, input.childId)?.planId !== input.planId) throw new AppError('changed-elsewhere');
    ctx.audit({ fields: ['steps'] });
    return { setId: insertSteps(ctx.tx, input.planId, input.steps, ctx.author) };
  },
  'medical.checkSteps': (input, ctx) => {
    const set = setInForce(ctx, input);
    if (set.typedById === ctx.author.by) throw new AppError('steps-own-check');
    if (set.checkedAt === null) insertVerdict(ctx.tx, set.setId, 'same', ctx.author);
    return DONE;
  },
  'medical.takeStepsOff': (input, ctx) => {
    insertVerdict(ctx.tx, setInForce(ctx, input).setId, 'taken-off', ctx.author);
    return DONE;
  },
  'medical.recordSpare': (input, { tx, author, audit }) => {
    const { answer, ...given } = input.fields;
    const none = { parent: '', doctor: '', agreedOn: null };
    const [before = { answer: 'not-recorded', ...none }] = spareHistory(tx, input.childId, input.kind);
    const fields = { answer, ...(answer === 'not-recorded' ? none : given) };
    insertSpare(tx, input.childId, input.kind, fields, author);
    audit({ fields: changedFields(before, fields) });
    return DONE;
  },
};
