import { Check, X } from 'lucide-react';
import { Badge } from '../../ui/index.ts';
import type { CellLook } from './answer-look.ts';
import styles from './Consent.module.css';

/** One answer: word, icon and look, and under it the reason in two words. */
export function AnswerBadge({ look, word, note }: CellLook) {
  return (
    <span className={styles.answer}>
      {look === 'yes' ? (
        <span className={styles.yes}>
          <Check aria-hidden="true" />
          {word}
        </span>
      ) : look === 'no' ? (
        <Badge tone="loud" icon={X}>
          {word}
        </Badge>
      ) : (
        <Badge tone="hollow">{word}</Badge>
      )}
      {note && <span className={styles.note}>{note}</span>}
    </span>
  );
}
