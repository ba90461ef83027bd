import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import { PLAN_DECIDES } from '#shared/features/medical/first-aid-packs.ts';
import styles from './Emergency.module.css';
import advice from './FirstAid.module.css';

/** Published advice that a Lead switched on: the last thing on the card, folded, with who says so and of when it is. */
export function EmergencyAdvice({ card }: { readonly card: EmergencyCard }) {
  return card.advice.map(({ packId, title, source, dated, steps, own }) => (
    <details key={packId} className={styles.words}>
      <summary>
        <strong>General advice: {title}.</strong> {own ? 'The school’s text, from' : 'Published by'} {source}, {dated}.{' '}
        {PLAN_DECIDES}
      </summary>
      <ol className={advice.steps}>
        {steps.map((step) => (
          <li key={step} className={styles.fact}>
            {step}
          </li>
        ))}
      </ol>
    </details>
  ));
}
