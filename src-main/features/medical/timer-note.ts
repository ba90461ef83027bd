import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Kernel } from '#main/core/kernel.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { runningTimerStarts } from './running-timers.ts';

const FILE = 'running-timers.json';

/**
 * When running timers were started, nameless, outside the register: after a kill the sign-in screen must still say that an
 * emergency goes on, and the register is closed then. Times only; it says of no child that there is one.
 */
export function readTimerNote(home: string): readonly Instant[] {
  const file = join(home, FILE);
  if (!existsSync(file)) return [];
  try {
    return z
      .array(Instant)
      .max(100)
      .parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

/** Tells the shield and the note which timers run now. A note that cannot be written is left: the register has the truth. */
export function noteRunningTimers(kernel: Kernel): void {
  if (!kernel.open) return;
  const starts = runningTimerStarts(kernel.open.store.read);
  kernel.runningTimers = starts;
  const file = join(kernel.ports.home, FILE);
  if (JSON.stringify(readTimerNote(kernel.ports.home)) === JSON.stringify(starts)) return;
  try {
    writeFileSync(`${file}.new`, JSON.stringify(starts), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    kernel.ports.log({ at: kernel.ports.clock.now().toISOString(), level: 'warning', event: 'timer-note-failed' });
  }
}
