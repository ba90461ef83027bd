import { Lock, LockOpen, Timer } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { AccessState } from '#shared/features/access/access.contract.ts';
import { Badge, HelpPanel } from '../../ui/index.ts';
import { clockTime, elapsed, longDay } from './clock.ts';
import styles from './LockedPage.module.css';
import type { LockedHelp } from './locked-help.ts';
import { SchoolMark } from './SchoolMark.tsx';

/** What it shows of the session. */
export type LockedSession = Pick<AccessState, 'schoolName' | 'kind' | 'place' | 'mode'> & {
  readonly runningTimers: readonly Instant[];
};

/**
 * What stands on the screen when nobody may see anything: the school and the clock on the left, the way in on the right.
 * First run, sign-in and shield share it, so a glance from across the desk tells nothing about which it is.
 */
export function LockedPage({
  session,
  help,
  children,
}: {
  readonly session: LockedSession;
  readonly help: LockedHelp;
  readonly children: ReactNode;
}) {
  const now = useNow();
  const schoolName = session.schoolName ?? 'Careboard';
  return (
    <div className={styles.page}>
      <section className={styles.school} aria-label="School and time">
        <SchoolMark schoolName={schoolName} large />
        <p className={styles.name}>{schoolName}</p>
        {session.kind === 'practice' && (
          <p>
            <Badge tone="watch">{session.place === 'demo' ? 'Demo school' : 'Practice register'}</Badge>
          </p>
        )}
        <div className={styles.clock}>
          <RunningTimers starts={session.runningTimers} now={now} />
          <p className={styles.time}>{clockTime(now)}</p>
          <p className={styles.day}>{longDay(now)}</p>
        </div>
        <Sealed mode={session.mode} />
      </section>
      <main className={styles.entry}>
        <div className={styles.entryBody}>{children}</div>
        <div className={styles.help}>
          <HelpPanel title={help.title} overCover>
            {help.words.map((one) => (
              <p key={one}>{one}</p>
            ))}
          </HelpPanel>
        </div>
      </main>
    </div>
  );
}

/** An emergency goes on while the screen is hidden: its timer shows, without a name. */
function RunningTimers({ starts, now }: { readonly starts: readonly Instant[]; readonly now: Date }) {
  return starts.map((start) => (
    <p key={start} className={styles.timer}>
      <Timer />
      Timer running <b>{elapsed(start, now)}</b>
    </p>
  ));
}

function Sealed({ mode }: { readonly mode: AccessState['mode'] }) {
  if (mode === null) return null;
  const bound = mode === 'device-bound';
  const Icon = bound ? Lock : LockOpen;
  return (
    <p className={styles.sealed}>
      <Icon />
      {bound ? 'Sealed to this PC.' : 'Protected by passwords only: this PC has no password store.'}
    </p>
  );
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
