import type { ReactNode } from 'react';
import styles from './Step.module.css';

const STEPS = 5;

/** One step of the first run: where one is, what it is about, and why it is asked. */
export function Step({
  at,
  title,
  children,
  intro,
  inner,
}: {
  /** Which of the five; left out where a step stands by itself. */
  readonly at?: number | undefined;
  readonly title: string;
  readonly intro: ReactNode;
  readonly children: ReactNode;
  /** Inside a screen that has its own heading. */
  readonly inner?: boolean | undefined;
}) {
  return (
    <div className={styles.step}>
      {at !== undefined && (
        <p className={styles.at}>
          Step {at} of {STEPS}
        </p>
      )}
      {inner ? <h2>{title}</h2> : <h1>{title}</h1>}
      <div className={styles.intro}>{intro}</div>
      {children}
    </div>
  );
}
