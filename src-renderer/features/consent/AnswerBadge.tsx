import { Check, X } from 'lucide-react';
import { Badge, VisuallyHidden } from '../../ui/index.ts';
import { type CellLook, OLD_RECORD_SIGN } from './answer-look.ts';
import styles from './Consent.module.css';

/** One answer: word, icon and look, and under it the reason in two words. */
export function AnswerBadge({ look, word: plain, note, marked }: CellLook) {
  const word = marked ? (
    <span>
      {plain}
      <span aria-hidden="true">{OLD_RECORD_SIGN}</span>
      <VisuallyHidden>, giver not recorded</VisuallyHidden>
    </span>
  ) : (
    plain
  );
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
