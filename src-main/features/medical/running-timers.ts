import { type ReadDb, sql } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId } from '#shared/domain/ids.ts';

/**
 * Emergency timers that were started and not stopped or taken back, on cards still open; one for each card, the one started last.
 * Order is by id, which grows with time: two taps of one instant have an order too.
 */
export const runningTimers = (db: ReadDb): { cardId: CardId; childId: ChildId; at: Instant }[] =>
  db.all(sql`
      SELECT card.id AS cardId, card.child_id AS childId, last.at AS at FROM emergency_card AS card JOIN emergency_tap AS last
        ON last.id = (SELECT tap.id FROM emergency_tap AS tap WHERE tap.card_id = card.id AND tap.kind IN ('timer-start', 'timer-stop')
          AND NOT EXISTS (SELECT 1 FROM emergency_tap AS later WHERE later.corrects = tap.id) ORDER BY tap.id DESC LIMIT 1)
      WHERE card.closed_at IS NULL AND last.kind = 'timer-start' ORDER BY last.at`);

/** When they were started, without a name: all that the shield may show. */
export const runningTimerStarts = (db: ReadDb): Instant[] => runningTimers(db).map((timer) => timer.at);
