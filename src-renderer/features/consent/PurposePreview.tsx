import { useId } from 'react';
import type { PurposeKind } from '#shared/features/consent/purpose.model.ts';
import { type Asked, parentReads } from '#shared/features/consent/purpose.rules.ts';
import styles from './Purposes.module.css';

/** One line of the form as a parent reads it, while it is being worded. */
export function PurposePreview({ asked, kind }: { readonly asked: Asked; readonly kind: PurposeKind }) {
  const title = useId();
  const { name, meaning, question, small } = parentReads({ ...asked, kind });
  return (
    <section className={styles.preview} aria-labelledby={title}>
      <h3 id={title}>What a parent reads</h3>
      <div className={styles.paper}>
        <p>
          <b>{name || 'No name yet'}</b>
        </p>
        {meaning && <p>{meaning}</p>}
        {question && <p>{question}</p>}
        {small.map((line) => (
          <p key={line} className={styles.small}>
            {line}
          </p>
        ))}
        <p className={styles.boxes} aria-hidden="true">
          <span>Yes</span>
          <span>No</span>
        </p>
      </div>
    </section>
  );
}
