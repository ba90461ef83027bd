import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './DescriptionList.module.css';

export interface Fact {
  readonly term: string;
  /** Null says "not recorded": an empty place would look like "none". */
  readonly value: ReactNode | null;
}

/** A few fixed facts, each with its name. */
export function DescriptionList({ facts, stacked }: { readonly facts: readonly Fact[]; readonly stacked?: boolean }) {
  return (
    <dl className={cx(styles.list, stacked && styles.stacked)}>
      {facts.map((fact) => (
        <div key={fact.term} className={styles.fact}>
          <dt>{fact.term}</dt>
          <dd>
            {fact.value === null || fact.value === '' ? (
              <span className={styles.unknown}>not recorded</span>
            ) : (
              fact.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
