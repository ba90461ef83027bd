import { Timer } from 'lucide-react';
import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import type { PlanStep } from '#shared/features/medical/plan.contract.ts';
import { TAP_WORDS } from '#shared/features/medical/tap-words.ts';
import { Button, cx } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import { tapOfStep } from './tap-words.ts';
import { showSeconds } from './timers.ts';
import type { Taps } from './use-taps.ts';

/** The plan's own steps, typed and checked, in the largest type; the one that saves a life stands out and takes its time at a tap. */
export function EmergencySteps({
  steps,
  card,
  taps,
}: {
  readonly steps: readonly PlanStep[];
  readonly card: EmergencyCard;
  readonly taps: Taps;
}) {
  return (
    <ol className={styles.steps} aria-label="Steps of the plan">
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the plan's, and never changes while it is shown
        <li key={i} className={cx(styles.step, step.savesLife && styles.saves)}>
          <span className={styles.count} aria-hidden="true">
            {i + 1}
          </span>
          <div>
            <p className={styles.stepWords}>{step.words}</p>
            <StepTap step={step} card={card} taps={taps} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function StepTap({ step, card, taps }: { readonly step: PlanStep; readonly card: EmergencyCard; readonly taps: Taps }) {
  const kind = tapOfStep(step);
  if (!kind && step.minutes === null) return null;
  const made = card.taps.filter(
    (tap) => tap.kind === kind && !tap.takenBack && (kind !== 'step' || tap.words === step.words),
  );
  const press = () =>
    void taps.press(kind ?? 'timer-start', { words: kind === 'step' ? step.words : '', minutes: step.minutes });
  return (
    <p className={styles.stepTap}>
      <Button tone={step.savesLife ? 'danger' : 'plain'} size={step.savesLife ? 'l' : 'm'} onPress={press}>
        {kind ? `${TAP_WORDS[kind]}, now` : 'Start timer'}
      </Button>
      {step.minutes !== null && (
        <span>
          <Timer aria-hidden="true" /> {kind ? `Starts a timer of ${step.minutes} min` : `${step.minutes} min`}
        </span>
      )}
      {made.length > 0 && <b>{made.map((tap) => showSeconds(tap.at)).join(', ')}</b>}
    </p>
  );
}
