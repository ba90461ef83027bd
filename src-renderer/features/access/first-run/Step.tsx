import type { ReactNode } from 'react';
import styles from './Step.module.css';

const STEPS = 5;

/** One step of the first run: where one is, what it is about, and why it is asked. */
export function Step({
  at,
  title,
  children,
  intro,
}: {
  readonly at: number;
  readonly title: string;
  readonly intro: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.step}>
      <p className={styles.at}>
        Step {at} of {STEPS}
      </p>
      <h1>{title}</h1>
      <div className={styles.intro}>{intro}</div>
      {children}
    </div>
  );
}
