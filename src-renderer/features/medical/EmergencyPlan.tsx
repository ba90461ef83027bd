import { FileText } from 'lucide-react';
import { showDate } from '#shared/domain/calendar-date.ts';
import type { EmergencyCard } from '#shared/features/medical/emergency.contract.ts';
import styles from './Emergency.module.css';
import { PdfPages } from './PdfPages.tsx';

/** Middle: the signed plan as it is; with none, the register's own words and nothing else. */
export function EmergencyPlan({ card }: { readonly card: EmergencyCard }) {
  const { plan } = card;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long plan is scrolled by keyboard too
    <section className={styles.middle} aria-label="The plan" tabIndex={0}>
      {plan ? (
        <>
          <p className={styles.planHead}>
            <FileText aria-hidden="true" />
            <strong>Signed plan</strong> {plan.title},{' '}
            {plan.signedOn ? `signed ${showDate(plan.signedOn)}` : 'date of signature not recorded'}
          </p>
          {plan.mime === 'application/pdf' ? (
            <PdfPages url={plan.url} title={plan.title} />
          ) : (
            <img className={styles.scan} src={plan.url} alt={`${plan.title}, as signed`} />
          )}
        </>
      ) : (
        <p className={styles.planHead}>
          <FileText aria-hidden="true" />
          <strong>No signed plan held.</strong> What the register says:
        </p>
      )}
      {card.needs.map((need) => (
        <article key={need.needId} className={styles.words}>
          <h3>{need.condition}</h3>
          <Fact label="What to do" words={need.action} large />
          <Fact label="Signs" words={need.signs} />
          <Fact label="Triggers" words={need.triggers} />
        </article>
      ))}
    </section>
  );
}

function Fact({ label, words, large }: { readonly label: string; readonly words: string; readonly large?: boolean }) {
  return (
    <p className={large ? styles.large : styles.fact}>
      <span className={styles.label}>{label}</span> {words || 'not recorded'}
    </p>
  );
}
