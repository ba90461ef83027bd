import type { ReadDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import { meta } from './access.repo.ts';

/** Under this name the register notes when it got its present key. */
export const KEY_ROTATED = 'key-rotated-at';

/** When the register got its present key; null while it has the first one. */
export const keyRotatedAt = (db: ReadDb): Instant | null => (meta(db, KEY_ROTATED) as Instant | undefined) ?? null;
