import { type AuditActor, type AuditEntry, appendAudit } from '#main/features/audit/audit.service.ts';
import type { WriteDb } from '#main/store/sql.ts';
import type { Store } from '#main/store/store.ts';
import { AppError } from './app-error.ts';
import type { Kernel, WaitingWrite } from './kernel.ts';
import type { Clock } from './ports.ts';

export const isDiskFull = (error: unknown): boolean => error instanceof AppError && error.code === 'disk-full';

/** An audit row with the moment at which it happened, whenever it can be written. */
export function auditWrite(clock: Clock, actor: AuditActor, entry: AuditEntry): WaitingWrite {
  const at = clock.now();
  return { apply: (tx) => appendAudit(tx, clock, actor, entry, at) };
}

/**
 * One transaction, in which everything that waits is written first, so that rows keep their order. On a full disk it may run twice, as
 * of `Store.write`. Throws 'disk-full'.
 */
export function writeAll<T>(kernel: Kernel, store: Store, work: (tx: WriteDb) => T, bulky = false): T {
  const due = [...kernel.waiting];
  const value = store.write((tx) => {
    for (const write of due) write.apply(tx);
    return work(tx);
  }, bulky);
  kernel.waiting = kernel.waiting.filter((write) => !due.includes(write));
  return value;
}

/** Writes, or on a full disk keeps the writes in memory until there is room. Any other failure is thrown. */
export function writeOrWait(kernel: Kernel, store: Store, writes: readonly WaitingWrite[]): void {
  try {
    writeAll(kernel, store, (tx) => {
      for (const write of writes) write.apply(tx);
    });
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    kernel.waiting.push(...writes);
  }
}

/** Tries again what waits; called every second. True when something waited and is written now. */
export function retryWaiting(kernel: Kernel): boolean {
  if (kernel.waiting.length === 0 || !kernel.open) return false;
  writeOrWait(kernel, kernel.open.store, []);
  return kernel.waiting.length === 0;
}
