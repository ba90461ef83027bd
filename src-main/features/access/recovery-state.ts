import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import { meta, setMeta } from './access.repo.ts';

const CHECKED = 'recovery-checked-at';
const REPLACED = 'recovery-replaced-at';

export interface RecoveryState {
  /** When the code was last typed from its paper, in part or whole; null: nobody has proven that there is a paper. */
  readonly checkedAt: Instant | null;
  /** When another code took the first one's place; null: never. */
  readonly replacedAt: Instant | null;
}

export const recoveryState = (db: ReadDb): RecoveryState => ({
  checkedAt: (meta(db, CHECKED) as Instant | undefined) ?? null,
  replacedAt: (meta(db, REPLACED) as Instant | undefined) ?? null,
});

/** The code was typed from paper. */
export const noteCodeTyped = (tx: WriteDb, at: Instant): number => setMeta(tx, CHECKED, at);

/** A new code was shown, typed back, and is now the register's own. */
export const noteCodeReplaced = (tx: WriteDb, at: Instant): number => setMeta(tx, REPLACED, at);
