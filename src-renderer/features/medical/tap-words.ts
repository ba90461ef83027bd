import type { TapKind } from '#shared/features/medical/emergency.contract.ts';
import type { PlanStep } from '#shared/features/medical/plan.contract.ts';

/** The kind that a step's button records; null where the step has none. The one that saves a life always takes its time. */
export const tapOfStep = (step: PlanStep): TapKind | null => step.tap ?? (step.savesLife ? 'step' : null);
