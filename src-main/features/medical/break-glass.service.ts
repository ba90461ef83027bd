import { v7 as uuid } from 'uuid';
import type { QueryContext } from '#main/core/handlers.ts';
import type { Author } from '#main/core/session.ts';
import { dueChild, oneChild, toldApart } from '#main/features/children/children.service.ts';
import { closedDays } from '#main/features/settings/settings.service.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import { type CalendarDate, type Instant, instantOf, londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId, StaffId } from '#shared/domain/ids.ts';
import { manyInAnHour, reviewOverdue } from '#shared/features/medical/break-glass.rules.ts';
import type { BreakGlassReason } from '#shared/features/medical/emergency.contract.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';

/** Notes that somebody opened a card outside their own scope, unless the same opening still goes on. */
export function insertOpening(
  tx: WriteDb,
  opening: { readonly cardId: CardId; readonly childId: ChildId; readonly reason: BreakGlassReason },
  author: Author,
): void {
  if (openOpenings(tx, author.by).some((one) => one.cardId === opening.cardId)) return;
  tx.run(sql`INSERT INTO break_glass (id, card_id, child_id, staff_id, reason, opened_at)
    VALUES (${uuid()}, ${opening.cardId}, ${opening.childId}, ${author.by}, ${opening.reason}, ${author.at})`);
}

/** Openings of this person that have not ended. */
export const openOpenings = (db: ReadDb, staffId: StaffId): { cardId: CardId; childId: ChildId }[] =>
  db.all(
    sql`SELECT card_id AS cardId, child_id AS childId FROM break_glass WHERE staff_id = ${staffId} AND ended_how IS NULL`,
  );

export const endOpening = (
  tx: WriteDb,
  cardId: CardId,
  staffId: StaffId,
  at: Instant,
  how: 'closed' | 'session-ended',
): number =>
  tx.run(sql`UPDATE break_glass SET ended_at = ${at}, ended_how = ${how}
    WHERE card_id = ${cardId} AND staff_id = ${staffId} AND ended_how IS NULL`);

/** At a sign-in nothing can be open any more: an end that nobody saw (power cut, kill) is said to be unknown. */
export const forgottenOpenings = (tx: WriteDb): number =>
  tx.run(sql`UPDATE break_glass SET ended_how = 'not-known' WHERE ended_how IS NULL`);

export interface OpeningRow {
  readonly openingId: string;
  readonly staffId: StaffId;
  readonly who: string;
  readonly childId: ChildId;
  readonly reason: BreakGlassReason;
  readonly openedAt: Instant;
  readonly endedAt: Instant | null;
  readonly endedHow: 'closed' | 'session-ended' | 'not-known' | null;
  readonly words: string | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Instant | null;
}
const SELECT = sql`SELECT opening.id AS openingId, opening.staff_id AS staffId, coalesce(opener.name, '') AS who, opening.child_id AS childId, reason,
  opened_at AS openedAt, ended_at AS endedAt, ended_how AS endedHow, review.words AS words, reviewer.name AS reviewedBy, review.at AS reviewedAt
  FROM break_glass AS opening LEFT JOIN staff AS opener ON opener.id = opening.staff_id
    LEFT JOIN break_glass_review AS review ON review.opening_id = opening.id LEFT JOIN staff AS reviewer ON reviewer.id = review.by_staff`;

/** All that wait for a review, oldest first. */
const waitingOpenings = (db: ReadDb): OpeningRow[] =>
  db.all(sql`${SELECT} WHERE review.id IS NULL ORDER BY opened_at, opening.id`);

/** The last fifty that were reviewed, newest review first. */
export const reviewedOpenings = (db: ReadDb): OpeningRow[] =>
  db.all(sql`${SELECT} WHERE review.id IS NOT NULL ORDER BY review.at DESC LIMIT 50`);

/** Every opening of those people since then, reviewed or not: three children in an hour count also when one was looked at. */
const openingsSince = (
  db: ReadDb,
  since: Instant,
): { openingId: string; staffId: string; childId: string; openedAt: Instant }[] =>
  db.all(sql`SELECT id AS openingId, staff_id AS staffId, child_id AS childId, opened_at AS openedAt FROM break_glass
    WHERE opened_at >= ${since} ORDER BY opened_at`);

const HOUR_MS = 3_600_000;
const anHourBefore = (at: Instant): Instant => instantOf(new Date(Date.parse(at) - HOUR_MS));

export interface JudgedOpening {
  readonly row: OpeningRow;
  /** Five school days or longer without a review. */
  readonly overdue: boolean;
  /** One of three or more children that one person opened within an hour. */
  readonly many: boolean;
}
/** All that wait for a review, oldest first, each judged by the two rules. */
export function judgedOpenings(db: ReadDb, today: CalendarDate): JudgedOpening[] {
  const waiting = waitingOpenings(db);
  const oldest = waiting[0]?.openedAt;
  if (oldest === undefined) return [];
  const many = manyInAnHour(openingsSince(db, anHourBefore(oldest)));
  const closed = closedDays(db);
  return waiting.map((row) => ({
    ...{ row, overdue: reviewOverdue(row.openedAt, today, closed), many: many.has(row.openingId) },
  }));
}

type DueOpening = DueRow & { readonly kind: `break-glass-${'many' | 'late' | 'waiting'}` };
/** What Today says to a Lead of cards that were opened outside a role. The reason given stays on the list itself. */
export function dueBreakGlass({ db, today, session }: Pick<QueryContext, 'db' | 'today' | 'session'>): DueOpening[] {
  const told = toldApart(db);
  return judgedOpenings(db, today).map(({ row, overdue, many }): DueOpening => {
    const child = oneChild(db, row.childId);
    const on = londonDay(new Date(row.openedAt));
    const own = row.staffId === session.staffId;
    return {
      ...{ kind: many ? 'break-glass-many' : overdue ? 'break-glass-late' : 'break-glass-waiting', id: row.openingId },
      ...{ child: child ? dueChild(child, told) : null, thing: 'Emergency card' },
      words: `opened outside a role by ${own ? 'you, so another Lead must look' : row.who || 'somebody not recorded'}, ${showDate(on)}`,
      ...{ on, to: { name: 'break-glass' }, at: own ? null : `review-${row.openingId}` },
    };
  });
}

export const oneOpening = (db: ReadDb, openingId: string): OpeningRow | undefined =>
  db.get(sql`${SELECT} WHERE opening.id = ${openingId}`);

export const insertReview = (tx: WriteDb, openingId: string, words: string, author: Author): number =>
  tx.run(sql`INSERT INTO break_glass_review (id, opening_id, words, at, by_staff)
    VALUES (${uuid()}, ${openingId}, ${words}, ${author.at}, ${author.by})`);
