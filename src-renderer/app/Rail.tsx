import { DoorOpen } from 'lucide-react';
import { leaveDemo, useSession } from '../api/session-store.ts';
import { SchoolMark } from '../features/access/SchoolMark.tsx';
import { useBackupState } from '../features/backup/BackupNotice.tsx';
import { useBreakGlassWaiting } from '../features/medical/BreakGlassNotice.tsx';
import { useCopiesLate } from '../features/papers/copies-late.ts';
import { useDueNow } from '../features/today/use-due.ts';
import { cx, leaving, VisuallyHidden } from '../ui/index.ts';
import type { Destination } from './destinations.ts';
import styles from './Frame.module.css';
import { go, type ScreenName } from './router.ts';

/** The way between the parts of the app: only those that the person signed in may open. */
export function Rail({
  destinations,
  current,
}: {
  readonly destinations: readonly Destination[];
  readonly current: ScreenName | null;
}) {
  const schoolName = useSession((store) => store.session?.schoolName ?? '');
  const practice = useSession((store) => store.session?.kind === 'practice');
  const demo = useSession((store) => store.session?.place === 'demo');
  return (
    <div className={styles.rail} data-screen-only="">
      <nav className={styles.parts} aria-label="Parts of Careboard">
        <SchoolMark schoolName={schoolName} />
        {practice && <span className={styles.practice}>{demo ? 'Demo' : 'Practice'}</span>}
        <ul className={styles.places}>
          {destinations.map(({ screen, label, icon: Icon, also, atFoot }) => (
            <li key={screen} className={cx(atFoot && styles.atFoot)}>
              <button
                type="button"
                className={styles.place}
                aria-current={current === screen || (current !== null && also?.includes(current)) ? 'page' : undefined}
                onClick={() => go({ name: screen })}
              >
                <Icon />
                {label}
                {screen === 'today' && <DueNow />}
                {screen === 'audit' && <WaitingReviews />}
                {screen === 'papers' && <CopiesLate />}
                {screen === 'school' && <BackupMark />}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {demo && (
        <section aria-label="Demo school">
          <button type="button" className={styles.place} onClick={() => leaving(() => void leaveDemo())}>
            <DoorOpen />
            Leave the demo
          </button>
        </section>
      )}
    </div>
  );
}

/** How many things do not wait. */
function DueNow() {
  const due = useDueNow();
  if (due === 0) return null;
  return (
    <span className={styles.waiting} data-overdue="">
      {due}
      <VisuallyHidden>{due === 1 ? ' thing to do now' : ' things to do now'}</VisuallyHidden>
    </span>
  );
}

/** How many emergency cards wait for a Lead's look; nothing for everybody else. Red when one waits too long. */
function WaitingReviews() {
  const waiting = useBreakGlassWaiting();
  if (waiting.length === 0) return null;
  const late = waiting.some((one) => one.overdue || one.many);
  return (
    <span className={styles.waiting} {...(late ? { 'data-overdue': '' } : {})}>
      {waiting.length}
      <VisuallyHidden>{late ? ' to review, some now' : ' to review'}</VisuallyHidden>
    </span>
  );
}

/** How many copies of papers are overdue or lost. */
function CopiesLate() {
  const late = useCopiesLate();
  if (late === 0) return null;
  return (
    <span className={styles.waiting} data-overdue="">
      {late}
      <VisuallyHidden>{late === 1 ? ' copy overdue or lost' : ' copies overdue or lost'}</VisuallyHidden>
    </span>
  );
}

/** Marks the way to the backups while there is none for too long; red after a week. */
function BackupMark() {
  const level = useBackupState()?.level;
  if (level !== 'late' && level !== 'very-late') return null;
  return (
    <span className={styles.waiting} {...(level === 'very-late' ? { 'data-overdue': '' } : {})}>
      !<VisuallyHidden> no good backup for too long</VisuallyHidden>
    </span>
  );
}
