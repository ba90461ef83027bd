import type { Kernel } from '#main/core/kernel.ts';
import type { Session } from '#main/core/session.ts';
import { isOfDamagedRegister } from '#main/store/damage.ts';
import { instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import { type Moment, mayBackUpNow } from '#shared/features/backup/backup-nag.rules.ts';
import { lastGoodRun, lastRun } from './backup.repo.ts';
import { isBackupRunning, runBackup } from './backup.service.ts';

/** A stick that is away is tried again after so long; each try is a line in the register. */
const AGAIN_MS = 30 * 60_000;

/**
 * Makes the day's backup in the first minutes after the day's first sign-in, whoever it is, at a moment when nobody waits for the
 * screen. Asked every second. The demo school and shells without a place for backups have none.
 */
export function backUpIfDue(kernel: Kernel): void {
  const { session, open, ports } = kernel;
  if (!session || !open || kernel.place === 'demo' || ports.backup === undefined || isBackupRunning(kernel)) return;
  if (!mayBackUpNow(momentOf(kernel, session)) || open.store.isWritingLong) return;
  const now = ports.clock.now();
  const last = lastRun(open.store.read);
  const good = lastGoodRun(open.store.read);
  if (good && londonDay(new Date(good.at)) === londonDay(now)) return;
  if (last && last.at <= instantOf(now) && now.getTime() - Date.parse(last.at) < AGAIN_MS) return;
  runBackup(kernel, 'daily').catch((error: unknown) => {
    // The register's own page, met while it was copied: the next tick closes it and says so.
    if (kernel.open === open && isOfDamagedRegister(error)) kernel.foundDamaged = true;
    ports.log({ at: now.toISOString(), level: 'warning', event: 'backup-failed' });
  });
}

/** How busy the person is, for the rule. */
export function momentOf({ ports }: Kernel, session: Session): Moment {
  const mono = ports.clock.monotonic();
  return {
    sessionAge: mono - session.startedMono,
    idleFor: mono - session.lastActive,
    emergencyCardOpen: session.cards.size > 0,
  };
}
