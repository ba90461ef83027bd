import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext, UrgentContext } from '#main/core/handlers.ts';
import { overNow } from '#main/core/session.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import { oneChild, toldApart } from '#main/features/children/children.service.ts';
import type { CardId, ChildId } from '#shared/domain/ids.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import type { BreakGlassReason, emergencyContract } from '#shared/features/medical/emergency.contract.ts';
import { endOpening, insertOpening, openOpenings } from './break-glass.service.ts';
import { cardView, freshTaps, isBroken, keepAwake, needsReason, openCard } from './emergency.ts';
import { CardClosed, CardOpened, cardGoingOn, cardRow, recordedCards, TapMade } from './emergency-card.repo.ts';
import { runningTimers } from './running-timers.ts';
import { noteRunningTimers } from './timer-note.ts';

const DONE = {};

type CardCalls = Exclude<keyof typeof emergencyContract, 'medical.breakGlass' | 'medical.reviewBreakGlass'>;

/** The shield shows running timers without a name; it must know after each tap, also when the session then ends. */
function timersChanged(ctx: UrgentContext): void {
  ctx.after(() => noteRunningTimers(ctx.kernel));
}

/** Opens the child's card, or the one that goes on. `goesOn`: the person was offered it for its running timer. */
function open(
  ctx: UrgentContext,
  childId: ChildId,
  reason: BreakGlassReason | null,
  goesOn: boolean,
): ReturnType<typeof cardView> {
  const { author } = ctx;
  const own = [...ctx.session.cards.values()].find((one) => one.childId === childId);
  const over = overNow(ctx.session, ctx.kernel.ports.clock);
  if (over && !own) throw new AppError(over);
  // A leaver is nobody's emergency: their record is kept for those who keep records. A card already open stays.
  const keeps = own !== undefined || goesOn || ctx.capabilities.has('children.write');
  if (!keeps && oneChild(ctx.db, childId)?.leftOn !== null) throw new AppError('not-found');
  const broken = needsReason(ctx, childId) && !over;
  ctx.audit({ childId });
  if (broken && reason === null) throw new AppError('reason-needed');
  const goingOn =
    (own && cardRow(ctx.kernel, ctx.db, own.cardId)?.closedAt === null ? own.cardId : null) ??
    cardGoingOn(ctx.kernel, ctx.db, childId, ctx.today);
  const opened = goingOn === null ? new CardOpened(childId, author) : null;
  if (opened) ctx.put(opened);
  const card = opened?.card ?? (goingOn === null ? undefined : cardRow(ctx.kernel, ctx.db, goingOn));
  if (!card) throw new AppError('not-found');
  if (broken && reason !== null) {
    const opening = { cardId: card.cardId, childId: card.childId, reason };
    ctx.put({ apply: (tx) => insertOpening(tx, opening, author) });
    ctx.alsoAudit({ what: 'break-glass.opened', childId, fields: [reason] });
  }
  ctx.after(() => keepAwake(ctx, card));
  return cardView(ctx, card);
}

export const emergencyHandlers: Handlers<CardCalls> = {
  'medical.openCard': { urgent: ({ childId, reason }, ctx) => open(ctx, childId, reason, false) },
  'medical.openOngoing': {
    urgent: ({ cardId, reason }, ctx) => {
      const goesOn = ctx.session.cards.has(cardId) || runningTimers(ctx.db).some((timer) => timer.cardId === cardId);
      const card = goesOn ? cardRow(ctx.kernel, ctx.db, cardId) : undefined;
      if (!card || card.closedAt !== null) throw new AppError('not-found');
      return open(ctx, card.childId, reason, true);
    },
  },
  'medical.card': (input, ctx) => cardView(ctx, openCard(ctx, input.cardId)),
  'medical.cardsOf': (input, ctx) => ({ cards: recordedCards(ctx.kernel, ctx.db, input.childId) }),
  'medical.tap': {
    urgent: (input, ctx) => {
      const card = openCard(ctx, input.cardId);
      const { kind, words, minutes } = input;
      const own = { kind, words, minutes: kind === 'timer-start' ? minutes : null, corrects: null };
      const tap = new TapMade(card.cardId, own, ctx.author);
      ctx.put(tap);
      if (minutes !== null && kind !== 'timer-start') {
        const timer = { kind: 'timer-start', words: '', minutes, corrects: null } as const;
        ctx.put(new TapMade(card.cardId, timer, ctx.author));
      }
      ctx.audit({ childId: card.childId, fields: ['tap'] });
      ctx.after(() => keepAwake(ctx, card));
      timersChanged(ctx);
      return { tapId: tap.tapId };
    },
  },
  'medical.undoTap': {
    urgent: (input, ctx) => {
      const card = openCard(ctx, input.cardId);
      for (const { tapId } of freshTaps(ctx, card.cardId, input.tapId)) {
        const back = { kind: 'taken-back', words: '', minutes: null, corrects: tapId } as const;
        ctx.put(new TapMade(card.cardId, back, ctx.author));
      }
      ctx.audit({ childId: card.childId });
      ctx.after(() => keepAwake(ctx, card));
      timersChanged(ctx);
      return DONE;
    },
  },
  'medical.closeCard': {
    urgent: (input, ctx) => {
      const { cardId, childId } = openCard(ctx, input.cardId);
      const { by, at } = ctx.author;
      ctx.put(new CardClosed(cardId, ctx.author));
      ctx.audit({ childId });
      ctx.put({ apply: (tx) => endOpening(tx, cardId, by, at, 'closed') });
      const broken =
        isBroken(ctx, { cardId, childId }) || openOpenings(ctx.db, by).some((one) => one.cardId === cardId);
      if (broken) ctx.alsoAudit({ what: 'break-glass.closed', childId });
      ctx.after(() => ctx.session.cards.delete(cardId));
      timersChanged(ctx);
      return DONE;
    },
  },
  'medical.ongoing': (_input, ctx) => {
    const over = overNow(ctx.session, ctx.kernel.ports.clock) !== null;
    const mine = ({ cardId }: { cardId: CardId }) => !over || ctx.session.cards.has(cardId);
    const running = runningTimers(ctx.db)
      .filter(mine)
      .map(({ cardId, childId, at }) => ({ cardId, childId, timerSince: at }));
    const open = [...ctx.session.cards.values()]
      .filter(({ cardId }) => cardRow(ctx.kernel, ctx.db, cardId)?.closedAt === null)
      .filter(({ cardId }) => !running.some((one) => one.cardId === cardId))
      .map(({ cardId, childId }) => ({ cardId, childId, timerSince: null }));
    return {
      cards: [...running, ...open].map(({ childId, ...card }) => ({ ...card, child: childWithin(ctx, childId) })),
    };
  },
};

/** Which child it is, for those whose medical scope reaches it or who have the card open; null for everybody else. */
function childWithin(ctx: QueryContext, childId: ChildId): { childId: ChildId; told: string } | null {
  const reach = childReach(ctx.db, childId);
  const child = oneChild(ctx.db, childId);
  if (!reach || !child) return null;
  const scope = ctx.capabilities.get('medical.read');
  const mine = [...ctx.session.cards.values()].some((card) => card.childId === childId);
  if (!mine && !(scope && reaches(scope, reach))) return null;
  return { childId, told: toldApart(ctx.db).told(child) };
}
