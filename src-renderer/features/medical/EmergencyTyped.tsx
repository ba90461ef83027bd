import { Timer } from 'lucide-react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import type { PlanStep } from '#shared/features/medical/plan.contract.ts';
import { Button } from '../../ui/index.ts';
import styles from './Emergency.module.css';
import type { Taps } from './use-taps.ts';

/** What the typed care plan says, after everything that was signed; its rescue time starts the card's timer. */
export function EmergencyTyped({
  plan,
  steps,
  taps,
}: {
  readonly plan: NonNullable<EmergencyCard['carePlan']>;
  readonly steps: readonly PlanStep[];
  readonly taps: Taps;
}) {
  const { writtenOn, isSigned, lines, rescueMinutes } = plan;
  const checked = steps.find(({ minutes }) => minutes !== null)?.minutes ?? null;
  const differs = rescueMinutes !== null && checked !== null && checked !== rescueMinutes;
  if (lines.length === 0) return null;
  return (
    <article className={styles.words} aria-label="From the typed care plan">
      <h3>
        Typed care plan of {showDate(writtenOn)}
        {!isSigned && ', not signed'}
      </h3>
      {lines.map(({ label, words }) => (
        <p key={label} className={styles.fact}>
          <span className={styles.label}>{label}</span> <span>{words}</span>
        </p>
      ))}
      {differs && (
        <p className={styles.out}>
          The checked steps say {checked} min and the typed plan {rescueMinutes} min: look at the signed plan.
        </p>
      )}
      {rescueMinutes !== null && !differs && (
        <Button icon={Timer} onPress={() => void taps.press('timer-start', { minutes: rescueMinutes })}>
          Start a timer of {rescueMinutes} min
        </Button>
      )}
    </article>
  );
}
