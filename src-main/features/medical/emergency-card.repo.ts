import { v7 as uuid } from 'uuid';
import type { Kernel, WaitingWrite } from '#main/core/kernel.ts';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId, StaffId } from '#shared/domain/ids.ts';
import type { Tap, TapKind } from '#shared/features/medical/emergency.contract.ts';
import { runningTimers } from './running-timers.ts';

export interface CardRow {
  readonly cardId: CardId;
  readonly childId: ChildId;
  readonly openedAt: Instant;
  readonly openedBy: StaffId;
  readonly closedAt: Instant | null;
}

/** A card's beginning. While it waits for room on the disk it is found here. */
export class CardOpened implements WaitingWrite {
  readonly card: CardRow;
  constructor(childId: ChildId, author: Author) {
    this.card = { cardId: uuid() as CardId, childId, openedAt: author.at, openedBy: author.by, closedAt: null };
  }
  apply(tx: WriteDb): void {
    const { cardId, childId, openedAt, openedBy } = this.card;
    tx.run(
      sql`INSERT INTO emergency_card (id, child_id, opened_at, opened_by) VALUES (${cardId}, ${childId}, ${openedAt}, ${openedBy})`,
    );
  }
}

/** A card's end; waits like its beginning. */
export class CardClosed implements WaitingWrite {
  readonly cardId: CardId;
  readonly at: Instant;
  constructor(cardId: CardId, at: Instant) {
    this.cardId = cardId;
    this.at = at;
  }
  apply(tx: WriteDb): void {
    tx.run(sql`UPDATE emergency_card SET closed_at = ${this.at} WHERE id = ${this.cardId} AND closed_at IS NULL`);
  }
}

interface NewTap {
  readonly kind: TapKind | 'taken-back';
  readonly words: string;
  readonly minutes: number | null;
  readonly corrects: string | null;
}
/** One tap, written at once; on a full disk it waits and still shows on the card. */
export class TapMade implements WaitingWrite {
  readonly tapId = uuid();
  readonly cardId: CardId;
  readonly tap: NewTap;
  readonly author: Author;
  constructor(cardId: CardId, tap: NewTap, author: Author) {
    this.cardId = cardId;
    this.tap = tap;
    this.author = author;
  }
  apply(tx: WriteDb): void {
    const { kind, words, minutes, corrects } = this.tap;
    tx.run(sql`INSERT INTO emergency_tap (id, card_id, kind, at, words, minutes, corrects, by_staff)
      VALUES (${this.tapId}, ${this.cardId}, ${kind}, ${this.author.at}, ${words}, ${minutes}, ${corrects}, ${this.author.by})`);
  }
}

const waiting = <T extends WaitingWrite>(kernel: Kernel, kind: abstract new (...given: never[]) => T): T[] =>
  kernel.waiting.filter((write): write is T => write instanceof kind);

/** The card, also one that waits to be written; its end counts the same. */
export function cardRow(kernel: Kernel, db: ReadDb, cardId: CardId): CardRow | undefined {
  const row =
    waiting(kernel, CardOpened).find((write) => write.card.cardId === cardId)?.card ??
    db.get<CardRow>(
      sql`SELECT id AS cardId, child_id AS childId, opened_at AS openedAt, opened_by AS openedBy, closed_at AS closedAt FROM emergency_card WHERE id = ${cardId}`,
    );
  const closed = waiting(kernel, CardClosed).find((write) => write.cardId === cardId);
  return row && closed ? { ...row, closedAt: closed.at } : row;
}

/**
 * The card on which this child's emergency still goes on: a timer runs, or something was tapped today and nobody closed it.
 * Whoever opens the child's card next, after a lock or a kill, must see what was given and be able to stop the timer.
 */
export function cardGoingOn(kernel: Kernel, db: ReadDb, childId: ChildId, today: CalendarDate): CardId | null {
  const found = [
    ...waiting(kernel, CardOpened)
      .filter((write) => write.card.childId === childId)
      .map((write) => write.card.cardId),
    ...runningTimers(db)
      .filter((timer) => timer.childId === childId)
      .map((timer) => timer.cardId),
    ...db
      .all<{ cardId: CardId }>(sql`
        SELECT id AS cardId FROM emergency_card AS card WHERE child_id = ${childId} AND closed_at IS NULL AND opened_at >= ${today}
          AND EXISTS (SELECT 1 FROM emergency_tap WHERE card_id = card.id) ORDER BY opened_at DESC LIMIT 1`)
      .map((row) => row.cardId),
  ];
  return found.find((cardId) => cardRow(kernel, db, cardId)?.closedAt === null) ?? null;
}

const nameOf = (db: ReadDb, staffId: StaffId): string =>
  db.get<{ name: string }>(sql`SELECT name FROM staff WHERE id = ${staffId}`)?.name ?? '';

/** What was tapped on a card, in order; a tap that was taken back stays and says so. */
export function tapsOf(kernel: Kernel, db: ReadDb, cardId: CardId): Tap[] {
  const held = waiting(kernel, TapMade).filter((write) => write.cardId === cardId);
  const takenBack = new Set(held.map((write) => write.tap.corrects));
  const written = db
    .all<Omit<Tap, 'takenBack'> & { takenBack: number }>(sql`
      SELECT tap.id AS tapId, kind, at, coalesce(staff.name, '') AS "by", words, minutes,
        EXISTS (SELECT 1 FROM emergency_tap AS later WHERE later.corrects = tap.id) AS takenBack
      FROM emergency_tap AS tap LEFT JOIN staff ON staff.id = by_staff WHERE card_id = ${cardId} AND corrects IS NULL ORDER BY tap.id`)
    .map((row) => ({ ...row, takenBack: row.takenBack === 1 || takenBack.has(row.tapId) }));
  const later = held.flatMap(({ tapId, tap, author }) =>
    tap.kind === 'taken-back'
      ? []
      : [
          {
            ...{ tapId, kind: tap.kind, at: author.at, words: tap.words, minutes: tap.minutes },
            by: nameOf(db, author.by),
            takenBack: takenBack.has(tapId),
          },
        ],
  );
  return [...written, ...later];
}

/** The name under which a card was opened. */
export const openerOf = (db: ReadDb, card: CardRow): string => nameOf(db, card.openedBy);
