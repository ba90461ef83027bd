import type { ImportItem, Settling } from '#shared/features/imports/imports.model.ts';
import { Badge, Button, ChildPhoto } from '../../ui/index.ts';
import styles from './Imports.module.css';

export interface Decision {
  readonly to: Settling;
  readonly name: string;
}
const OUTCOME_WORDS = {
  added: 'New',
  changed: 'Changed',
  unchanged: 'Unchanged',
  doubtful: 'Doubtful',
  skipped: 'Left out',
} as const;
const TONES = { added: 'fine', changed: 'know', unchanged: 'plain', doubtful: 'watch', skipped: 'hollow' } as const;

/** One row of a preview: what it is, what would change, and, where it is unsure, the way to say whose it is. */
export function PreviewRow({
  item,
  plain,
  decision,
  onAsk,
}: {
  readonly item: ImportItem;
  /** A name alone, with no line of the file. */
  readonly plain: boolean;
  readonly decision: Decision | undefined;
  readonly onAsk: () => void;
}) {
  return (
    <li>
      {item.pictureUrl && <ChildPhoto url={item.pictureUrl} name={item.label} size="s" />}
      {!plain && (
        <Badge tone={decision ? 'fine' : TONES[item.outcome]}>
          {decision ? 'Decided' : OUTCOME_WORDS[item.outcome]}
        </Badge>
      )}
      <span className={styles.label}>
        <b>{item.label}</b>
        {!plain && !item.pictureUrl && <span> line {item.line}</span>}
        {item.details.map((detail) => (
          <span key={detail} className={styles.detail}>
            {detail}
          </span>
        ))}
        {decision && <span className={styles.detail}>Given to: {decision.name}</span>}
      </span>
      {item.mayChoose && (
        <Button onPress={onAsk} aria-label={`Whose is ${item.label}, line ${item.line}?`}>
          {decision ? 'Decide again' : 'Whose is it?'}
        </Button>
      )}
    </li>
  );
}
