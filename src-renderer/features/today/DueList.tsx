import { ChevronRight } from 'lucide-react';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import { type DueRow, dueKind } from '#shared/features/today/due.model.ts';
import { dueKey } from '#shared/features/today/due.rules.ts';
import { go } from '../../app/router.ts';
import { Badge } from '../../ui/index.ts';
import { LEVEL_TONES, SUBJECT_ICONS } from './due-look.ts';
import styles from './Today.module.css';

/** Rows of one level. Each is one button: it opens the place where the thing is seen to, with the focus on it. */
export function DueList({ label, rows }: { readonly label: string; readonly rows: readonly DueRow[] }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {rows.map((row) => (
        <li key={dueKey(row)}>
          <DueButton row={row} />
        </li>
      ))}
    </ul>
  );
}

function DueButton({ row }: { readonly row: DueRow }) {
  const { level, subject, word } = dueKind(row.kind);
  const who = row.child ? oneLine(row.child) : '';
  return (
    <button
      type="button"
      className={styles.row}
      data-return={`due-${dueKey(row)}`}
      aria-label={[`${word}.`, who && `${who}.`, `${row.thing}, ${row.words}`].filter(Boolean).join(' ')}
      onClick={() => go(row.to, row.at)}
    >
      <span className={styles.badge}>
        <Badge tone={LEVEL_TONES[level]} icon={SUBJECT_ICONS[subject]}>
          {word}
        </Badge>
      </span>
      <span className={styles.said}>
        {row.child && (
          <span className={styles.who}>
            <b>{row.child.name}</b>, {[row.child.className, row.child.apart].filter(Boolean).join(', ')}
          </span>
        )}
        <span>
          <b className={styles.thing}>{row.thing}</b>, {row.words}
        </span>
      </span>
      <ChevronRight className={styles.go} aria-hidden="true" />
    </button>
  );
}
