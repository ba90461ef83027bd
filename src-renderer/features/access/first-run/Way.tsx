import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Step.module.css';

/** One of several ways to go on: what it is, what it does, and its button. */
export function Way({
  icon: Icon,
  title,
  words,
  children,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly words: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.way} aria-label={title}>
      <Icon className={styles.wayIcon} />
      <div className={styles.wayWords}>
        <h2>{title}</h2>
        <p>{words}</p>
      </div>
      {children}
    </section>
  );
}
