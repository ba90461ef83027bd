import type { PlanStep } from '#shared/features/medical/plan.contract.ts';
import { TAP_WORDS } from '#shared/features/medical/tap-words.ts';
import styles from './Plan.module.css';

/** Typed steps for reading and comparing, with what was marked on each. */
export function StepList({ steps }: { readonly steps: readonly PlanStep[] }) {
  return (
    <ol className={styles.list}>
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the plan's
        <li key={i}>
          <b>{step.words}</b>
          <span className={styles.marks}>
            {[
              step.savesLife && 'The one that saves a life',
              step.tap && `Button: ${TAP_WORDS[step.tap]}`,
              step.minutes !== null && `Timer: ${step.minutes} min`,
            ]
              .filter(Boolean)
              .join('. ')}
          </span>
        </li>
      ))}
    </ol>
  );
}
