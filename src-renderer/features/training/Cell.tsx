import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import type { Training } from '#shared/features/training/training.model.ts';
import { standsAgainst, trainingState } from '#shared/features/training/training.rules.ts';
import { Badge } from '../../ui/index.ts';
import styles from './Training.module.css';

/** How one training stands today, in a few words. */
export function Cell({ record, today }: { readonly record: Training; readonly today: CalendarDate }) {
  const against = standsAgainst(record, today);
  const until = `until ${showDate(record.reviewOn)}`;
  if (against !== null)
    return (
      <span className={styles.cell}>
        <Badge tone="serious">{against === 'lapsed' ? `Lapsed ${showDate(record.reviewOn)}` : 'Does not count'}</Badge>
        {against !== 'lapsed' && <span className={styles.soft}>{against}</span>}
      </span>
    );
  return (
    <span className={styles.cell}>
      {trainingState(record, today) === 'lapsing' ? <Badge tone="watch">Lapses soon</Badge> : null}
      {until}
    </span>
  );
}
