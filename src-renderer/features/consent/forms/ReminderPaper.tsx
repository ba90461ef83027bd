import { type CalendarDate, showDate } from '#shared/domain/calendar-date.ts';
import { oneLine } from '#shared/features/children/told-apart.rules.ts';
import type { Reminder, SchoolHead } from '#shared/features/consent/asking.contract.ts';
import { addressLine } from './FormPaper.tsx';
import styles from './Paper.module.css';

/** The letter to one family: which answers are missing, for whom, and that a no is as good as a yes. */
export function ReminderPaper({
  letter: { dear, children },
  school,
  on,
  replyBy,
}: {
  readonly letter: Reminder;
  readonly school: SchoolHead;
  readonly on: CalendarDate | null;
  readonly replyBy: CalendarDate | null;
}) {
  const names = children.map(({ child }) => oneLine(child));
  return (
    <article className={styles.paper} aria-label={`Letter about ${names.join('; ')}`}>
      <header className={styles.head}>
        <div>
          <strong className={styles.school}>{school.name}</strong>
          <p>{addressLine(school)}</p>
        </div>
        <p className={styles.number}>{on && showDate(on)}</p>
      </header>
      <div className={styles.letter}>
        <p>{dear}</p>
        <p>
          We are still missing some of your answers about pictures. Until we have them, we do not use pictures of your
          child for these:
        </p>
        <ul>
          {children.map(({ child, missing, askedOn }) => (
            <li key={child.childId}>
              <b>{oneLine(child)}</b>: {missing.join(', ')}
              {askedOn && `. The form went out on ${showDate(askedOn)}`}
            </li>
          ))}
        </ul>
        <p>
          Please send the form back{replyBy && ` by ${showDate(replyBy)}`}, also if your answer is no: both are fine,
          and you can change it at any time. If the form is lost, the school office gives you another one. If it is on
          its way, thank you.
        </p>
        <p>
          School office, {school.name}
          {school.phone && `, ${school.phone}`}
        </p>
      </div>
    </article>
  );
}
