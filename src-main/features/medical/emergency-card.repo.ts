import { v7 as uuid } from 'uuid';
import type { Kernel, WaitingWrite } from '#main/core/kernel.ts';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import { type CalendarDate, type Instant, instantOf } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId, StaffId } from '#shared/domain/ids.ts';
import type { RecordedCard, Tap, TapKind } from '#shared/features/medical/emergency.contract.ts';
import { runningTimers } from './running-timers.ts';

export interface CardRow {
  readonly cardId: CardId;
  readonly childId: ChildId;
  readonly openedAt: Instant;
  readonly openedBy: StaffId;
  readonly closedAt: Instant | null;
  /** Null while it is open, and on cards closed before this was kept. */
  readonly closedBy: StaffId | null;
}
const SELECT = sql`SELECT id AS cardId, child_id AS childId, opened_at AS openedAt, opened_by AS openedBy, closed_at AS closedAt,
  closed_by AS closedBy FROM emergency_card`;

const OPEN = { closedAt: null, closedBy: null };

/** A card's beginning. While it waits for room on the disk it is found here. */
export class CardOpened implements WaitingWrite {
  readonly card: CardRow;
  constructor(childId: ChildId, author: Author) {
    this.card = { cardId: uuid() as CardId, childId, openedAt: author.at, openedBy: author.by, ...OPEN };
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
  readonly author: Author;
  constructor(cardId: CardId, author: Author) {
    this.cardId = cardId;
    this.author = author;
  }
  apply(tx: WriteDb): void {
    const { at, by } = this.author;
    tx.run(
      sql`UPDATE emergency_card SET closed_at = ${at}, closed_by = ${by} WHERE id = ${this.cardId} AND closed_at IS NULL`,
    );
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
    db.get<CardRow>(sql`${SELECT} WHERE id = ${cardId}`);
  return row && withItsEnd(kernel, row);
}

function withItsEnd(kernel: Kernel, row: CardRow): CardRow {
  const closed = waiting(kernel, CardClosed).find((write) => write.cardId === row.cardId);
  return closed ? { ...row, closedAt: closed.author.at, closedBy: closed.author.by } : row;
}

/** Every card of the child, also those that wait to be written; newest first. */
function cardsOfChild(kernel: Kernel, db: ReadDb, childId: ChildId): CardRow[] {
  const held = waiting(kernel, CardOpened).filter((write) => write.card.childId === childId);
  return [
    ...held.map((write) => write.card).toReversed(),
    ...db.all<CardRow>(sql`${SELECT} WHERE child_id = ${childId} ORDER BY opened_at DESC, id DESC`),
  ].map((row) => withItsEnd(kernel, row));
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

/** A tap with who took it back and when; null: it counts. */
type RecordedTap = RecordedCard['taps'][number];

function recordedTaps(kernel: Kernel, db: ReadDb, cardId: CardId): RecordedTap[] {
  const held = waiting(kernel, TapMade).filter((write) => write.cardId === cardId);
  const back = (tapId: string): RecordedTap['takenBack'] => {
    const write = held.find(({ tap }) => tap.corrects === tapId);
    return write ? { at: write.author.at, by: nameOf(db, write.author.by) } : null;
  };
  const written = db
    .all<Omit<RecordedTap, 'takenBack'> & { backAt: Instant | null; backBy: string | null }>(sql`
      SELECT tap.id AS tapId, tap.kind, tap.at, coalesce(staff.name, '') AS "by", tap.words, tap.minutes,
        later.at AS backAt, taker.name AS backBy
      FROM emergency_tap AS tap LEFT JOIN staff ON staff.id = tap.by_staff
        LEFT JOIN emergency_tap AS later ON later.card_id = tap.card_id AND later.corrects = tap.id
        LEFT JOIN staff AS taker ON taker.id = later.by_staff
      WHERE tap.card_id = ${cardId} AND tap.corrects IS NULL GROUP BY tap.id ORDER BY tap.id`)
    .map(({ backAt, backBy, ...row }) => ({
      ...row,
      takenBack: backAt === null ? back(row.tapId) : { at: backAt, by: backBy ?? '' },
    }));
  const later = held.flatMap(({ tapId, tap: { kind, words, minutes }, author }) =>
    kind === 'taken-back'
      ? []
      : [{ tapId, kind, at: author.at, by: nameOf(db, author.by), words, minutes, takenBack: back(tapId) }],
  );
  return [...written, ...later];
}

/** What was tapped on a card, in order; a tap that was taken back stays and says so. */
export const tapsOf = (kernel: Kernel, db: ReadDb, cardId: CardId): Tap[] =>
  recordedTaps(kernel, db, cardId).map((tap) => ({ ...tap, takenBack: tap.takenBack !== null }));

const DAY_MS = 24 * 60 * 60 * 1000;

/** What was tapped in the last 24 hours on the child's other cards, oldest first: a dose given there is a dose given. */
export function earlierTaps(kernel: Kernel, db: ReadDb, card: CardRow, now: Date): Tap[] {
  const since = instantOf(new Date(now.getTime() - DAY_MS));
  return cardsOfChild(kernel, db, card.childId)
    .filter(({ cardId, closedAt }) => cardId !== card.cardId && (closedAt === null || closedAt >= since))
    .flatMap(({ cardId }) => tapsOf(kernel, db, cardId))
    .filter(({ at }) => at >= since)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The child's cards so far as the record of what happened, newest first. */
export function recordedCards(kernel: Kernel, db: ReadDb, childId: ChildId): RecordedCard[] {
  const reasons = Map.groupBy(
    db.all<RecordedCard['reasons'][number] & { cardId: CardId }>(sql`
      SELECT card_id AS cardId, coalesce(staff.name, '') AS who, reason, opened_at AS at
      FROM break_glass LEFT JOIN staff ON staff.id = staff_id
      WHERE card_id IN (SELECT id FROM emergency_card WHERE child_id = ${childId}) ORDER BY opened_at, break_glass.id`),
    ({ cardId }) => cardId,
  );
  return cardsOfChild(kernel, db, childId).map((card) => ({
    cardId: card.cardId,
    openedAt: card.openedAt,
    openedBy: nameOf(db, card.openedBy),
    closedAt: card.closedAt,
    closedBy: card.closedBy === null ? '' : nameOf(db, card.closedBy),
    reasons: (reasons.get(card.cardId) ?? []).map(({ who, reason, at }) => ({ who, reason, at })),
    taps: recordedTaps(kernel, db, card.cardId),
  }));
}

/** The name under which a card was opened. */
export const openerOf = (db: ReadDb, card: CardRow): string => nameOf(db, card.openedBy);
