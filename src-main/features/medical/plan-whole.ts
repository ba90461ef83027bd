import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import type { Kernel } from '#main/core/kernel.ts';
import type { PlanId } from '#shared/domain/ids.ts';
import { planWithinReach } from './medical.addresses.ts';
import { checkPlanFile } from './plan-file.ts';

/** A plan's bytes never change, so each is judged once as long as Careboard runs. */
const judged = new WeakMap<Kernel, Map<PlanId, Promise<boolean>>>();

/** Whether a stored plan can be read to its end: older registers took files that were not looked into. Error 'not-found'. */
export function isPlanWhole({ kernel }: QueryContext, planId: PlanId): Promise<boolean> {
  const plan = planWithinReach(kernel, planId);
  if (!plan) throw new AppError('not-found');
  const known = judged.get(kernel) ?? new Map<PlanId, Promise<boolean>>();
  judged.set(kernel, known);
  const answer = known.get(planId) ?? checkPlanFile(plan.bytes).then(() => true, isUnreadable);
  known.set(planId, answer);
  return answer;
}

/** Anything but the file's own damage is not the plan's fault and must not hide it. */
function isUnreadable(cause: unknown): boolean {
  if (cause instanceof AppError && cause.code === 'plan-unreadable') return false;
  throw cause;
}
