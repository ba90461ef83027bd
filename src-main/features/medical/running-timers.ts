import { type ReadDb, sql } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId } from '#shared/domain/ids.ts';

/** Emergency timers that were started and not stopped or taken back, on cards still open. */
export const runningTimers = (db: ReadDb): { cardId: CardId; childId: ChildId; at: Instant }[] =>
  db.all(sql`
      SELECT card.id AS cardId, card.child_id AS childId, start.at AS at FROM emergency_tap AS start JOIN emergency_card AS card ON card.id = start.card_id
      WHERE start.kind = 'timer-start' AND card.closed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM emergency_tap AS later WHERE later.corrects = start.id)
        AND NOT EXISTS (SELECT 1 FROM emergency_tap AS stop WHERE stop.card_id = start.card_id AND stop.kind = 'timer-stop' AND stop.at >= start.at
          AND NOT EXISTS (SELECT 1 FROM emergency_tap AS undo WHERE undo.corrects = stop.id))
      ORDER BY start.at`);

/** When they were started, without a name: all that the shield may show. */
export const runningTimerStarts = (db: ReadDb): Instant[] => runningTimers(db).map((timer) => timer.at);
