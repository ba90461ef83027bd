import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import type { Author } from '#main/core/session.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import {
  calledBy,
  contactsOf,
  keyOf,
  oneChild,
  photoUrl,
  sharedNames,
} from '#main/features/children/children.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import { ageOn, type CalendarDate, type Instant } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { SESSION_TIMES } from '#shared/features/access/session-timing.rules.ts';
import type { EmergencyCard, Tap } from '#shared/features/medical/medical.contract.ts';
import { hasTwoStrengths } from '#shared/features/medical/medical.rules.ts';
import { currentPlan, needsInForce } from './medical.service.ts';
import { runningTimers } from './running-timers.ts';

interface CardRow {
  readonly childId: ChildId;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}
const cardRow = (db: ReadDb, cardId: CardId): CardRow | undefined =>
  db.get(
    sql`SELECT child_id AS childId, opened_at AS openedAt, closed_at AS closedAt FROM emergency_card WHERE id = ${cardId}`,
  );

/** Whether the person's own medical scope reaches the child; if not, opening its card breaks the glass. */
export function needsReason(ctx: QueryContext, childId: ChildId): boolean {
  const child = childReach(ctx.db, childId);
  if (!child) throw new AppError('not-found');
  const scope = ctx.capabilities.get('medical.read');
  return !scope || !reaches(scope, child);
}

export function insertCard(tx: WriteDb, childId: ChildId, reason: string | null, author: Author): CardId {
  const cardId = uuid() as CardId;
  tx.run(
    sql`INSERT INTO emergency_card (id, child_id, opened_at, opened_by, reason) VALUES (${cardId}, ${childId}, ${author.at}, ${author.by}, ${reason})`,
  );
  return cardId;
}

/**
 * The card on which this child's emergency still goes on: a timer runs, or something was tapped today and nobody closed it.
 * Whoever opens the child's card next, after a lock or a kill, must see what was given and be able to stop the timer.
 */
export function cardGoingOn(db: ReadDb, childId: ChildId, today: CalendarDate): CardId | null {
  const running = runningTimers(db).find((timer) => timer.childId === childId);
  if (running) return running.cardId;
  const tapped = db.get<{ cardId: CardId }>(sql`
    SELECT id AS cardId FROM emergency_card AS card WHERE child_id = ${childId} AND closed_at IS NULL AND opened_at >= ${today}
      AND EXISTS (SELECT 1 FROM emergency_tap WHERE card_id = card.id) ORDER BY opened_at DESC LIMIT 1`);
  return tapped?.cardId ?? null;
}

/** Holds off the idle and focus rules from now; each tap renews it. */
export function keepAwake(ctx: QueryContext, cardId: CardId, childId: ChildId): void {
  const suspendsUntil = ctx.kernel.ports.clock.monotonic() + SESSION_TIMES.cardSuspends;
  ctx.session.cards.set(cardId, { cardId, childId, suspendsUntil });
}

/** The card, if this session opened it and it is not closed. Errors 'not-found', 'not-allowed'. */
export function openCard(ctx: QueryContext, cardId: CardId): CardRow {
  const row = cardRow(ctx.db, cardId);
  if (!row || row.closedAt !== null) throw new AppError('not-found');
  if (!ctx.session.cards.has(cardId)) throw new AppError('not-allowed');
  return row;
}

const tapsOf = (db: ReadDb, cardId: CardId): Tap[] =>
  db
    .all<{ tapId: string; kind: string; at: Instant; words: string; takenBack: number }>(sql`
      SELECT tap.id AS tapId, kind, at, words, EXISTS (SELECT 1 FROM emergency_tap AS later WHERE later.corrects = tap.id) AS takenBack
      FROM emergency_tap AS tap WHERE card_id = ${cardId} AND corrects IS NULL ORDER BY tap.id`)
    .map((row) => ({ ...row, takenBack: row.takenBack === 1 }));

export function insertTap(
  tx: WriteDb,
  cardId: CardId,
  tap: { kind: string; words: string; corrects: string | null },
  author: Author,
): string {
  const tapId = uuid();
  tx.run(sql`INSERT INTO emergency_tap (id, card_id, kind, at, words, corrects, by_staff)
    VALUES (${tapId}, ${cardId}, ${tap.kind}, ${author.at}, ${tap.words}, ${tap.corrects}, ${author.by})`);
  return tapId;
}

/** Seconds in which a tap can be taken back. */
const UNDO_SECONDS = 10;
export function requireFresh(db: ReadDb, cardId: CardId, tapId: string, now: Date): void {
  const tap = tapsOf(db, cardId).find((one) => one.tapId === tapId);
  if (!tap || tap.takenBack) throw new AppError('not-found');
  if (now.getTime() - Date.parse(tap.at) > UNDO_SECONDS * 1000) throw new AppError('too-late');
}

export const closeCard = (tx: WriteDb, cardId: CardId, at: Instant): number =>
  tx.run(sql`UPDATE emergency_card SET closed_at = ${at} WHERE id = ${cardId} AND closed_at IS NULL`);

/** Everything on the card, in the register's own words; what nobody entered is empty and shown as "not recorded". */
export function cardView(
  ctx: QueryContext,
  cardId: CardId,
  row: Pick<CardRow, 'childId' | 'openedAt'>,
  today: CalendarDate,
): EmergencyCard {
  const { db } = ctx;
  const child = oneChild(db, row.childId);
  if (!child) throw new AppError('not-found');
  const needs = needsInForce(db, row.childId);
  const plan = currentPlan(db, row.childId);
  const place = school(db);
  return {
    cardId,
    openedAt: row.openedAt,
    // Of the person who looks now: a card that goes on may have been opened by somebody else.
    breakGlass: needsReason(ctx, row.childId),
    child: {
      childId: child.childId,
      name: fullName(calledBy(child)),
      born: child.born,
      age: child.born && ageOn(child.born, today),
      className: child.className ?? 'No class',
      photoUrl: photoUrl(child.photoId, 'full'),
      sharesName: sharedNames(db).has(keyOf(child)),
    },
    needs: needs.map(
      ({ childId: _childId, revision: _revision, toldParentOn: _told, dietary: _dietary, ...need }) => need,
    ),
    twoStrengths: hasTwoStrengths(needs),
    plan: plan && {
      url: `/plan/${plan.planId}`,
      mime: plan.mime,
      title: plan.title,
      signedOn: plan.signedOn,
      reviewOn: plan.reviewOn,
    },
    contacts: contactsOf(db, row.childId).map((contact) => ({
      name: fullName(contact),
      relationship: contact.relationship,
      numbers: contact.phones.map((phone) => phone.number),
    })),
    school: {
      name: place.name,
      street: place.street,
      postcode: place.postcode,
      phone: place.phone,
      entrance: place.entrance,
      meetsCrew: place.meetsCrew,
      places: place.places,
    },
    taps: tapsOf(db, cardId),
    mayRecordPlace: ctx.capabilities.has('medical.write'),
  };
}
