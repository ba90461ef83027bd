import type { QueryContext } from '#main/core/handlers.ts';
import { POLICY_NAMES, type PolicyStep, STEP_NAMES } from '#shared/features/policies/policies.model.ts';
import { stepsNow } from '#shared/features/policies/policies.rules.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import { entries } from './policies.repo.ts';

/** What Today says of the policies: of each policy one row with all that is due this year. A school that has never used the desk is not asked. */
export const duePolicies = ({ db, today }: Pick<QueryContext, 'db' | 'today'>): (DueRow & { kind: 'policy-due' })[] => {
  const all = entries(db);
  if (all.length === 0) return [];
  const due = stepsNow(all, today).filter(({ isDue }) => isDue);
  const said = (step: PolicyStep) => STEP_NAMES[step].toLowerCase();
  return [...Map.groupBy(due, ({ policy }) => policy)].map(([policy, steps]) => ({
    ...{ kind: 'policy-due' as const, id: policy, child: null, thing: POLICY_NAMES[policy], on: null, at: null },
    ...{ words: `due this year: ${steps.map(({ step }) => said(step)).join('; ')}`, to: { name: 'policies' as const } },
  }));
};
