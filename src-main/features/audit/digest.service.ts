import type { ReadDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { digestSeen, firstEntryAt } from './digest.repo.ts';

const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * Since when a digest waits for this Lead: once a week, and in a new register not before its first week is over. Null: not yet.
 */
export function digestWaitsSince(db: ReadDb, staffId: StaffId, now: Date): Instant | null {
  const since = digestSeen(db, staffId) ?? firstEntryAt(db);
  return since !== null && now.getTime() - Date.parse(since) >= WEEK_MS ? since : null;
}
