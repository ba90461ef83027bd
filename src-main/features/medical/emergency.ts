import { AppError } from '#main/core/app-error.ts';
import type { QueryContext } from '#main/core/handlers.ts';
import { childReach } from '#main/features/children/child-reach.ts';
import { contactsOf, oneChild, photoUrl, toldApart } from '#main/features/children/children.service.ts';
import { kitsOnCard, spareRule } from '#main/features/kits/kits.service.ts';
import { school } from '#main/features/settings/settings.service.ts';
import { trainedFor } from '#main/features/training/training.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { ageOn, londonDay } from '#shared/domain/calendar-date.ts';
import type { CardId, ChildId } from '#shared/domain/ids.ts';
import { fullName } from '#shared/domain/names.ts';
import { reaches } from '#shared/features/access/access.rules.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import { KIT_KINDS, type KitKind } from '#shared/features/kits/kits.model.ts';
import type { SpareRecord } from '#shared/features/kits/may-receive.rules.ts';
import { cardLines } from '#shared/features/medical/care-plan-lines.rules.ts';
import type { EmergencyCard, Tap } from '#shared/features/medical/emergency.contract.ts';
import type { FirstAidVersion } from '#shared/features/medical/first-aid.contract.ts';
import { adviceFor } from '#shared/features/medical/first-aid.rules.ts';
import type { FirstAidPackId } from '#shared/features/medical/first-aid-packs.ts';
import { hasTwoStrengths } from '#shared/features/medical/medical.rules.ts';
import { concernsKit, holdsAdrenaline, trainingKindsFor } from '#shared/features/medical/need-kind.rules.ts';
import type { NeedKind } from '#shared/features/medical/need-kind.ts';
import { planNow } from './care-plan.service.ts';
import { type CardRow, cardRow, earlierTaps, openerOf, tapsOf } from './emergency-card.repo.ts';
import { firstAidVersions } from './first-aid.repo.ts';
import { currentPlan, needsInForce } from './medical.service.ts';
import { spareHistory, stepSets, stepsInForce } from './plan-steps.service.ts';

/** Whether the person's own medical scope reaches the child; if not, opening its card breaks the glass. */
export function needsReason(ctx: Pick<QueryContext, 'db' | 'capabilities'>, childId: ChildId): boolean {
  const child = childReach(ctx.db, childId);
  if (!child) throw new AppError('not-found');
  const scope = ctx.capabilities.get('medical.read');
  return !scope || !reaches(scope, child);
}

/** Whether this person has the card open outside their scope: a new one by their scope now, an open one as it was when it was opened. */
export const isBroken = (
  ctx: Pick<QueryContext, 'db' | 'capabilities' | 'session'>,
  card: Pick<CardRow, 'cardId' | 'childId'>,
): boolean => ctx.session.cards.get(card.cardId)?.broken ?? needsReason(ctx, card.childId);

/** Holds off the idle and focus rules from now; each tap renews it. */
export function keepAwake(
  ctx: Pick<QueryContext, 'kernel' | 'session' | 'db' | 'capabilities'>,
  card: Pick<CardRow, 'cardId' | 'childId'>,
): void {
  const broken = isBroken(ctx, card);
  const suspendsUntil = ctx.kernel.ports.clock.monotonic() + ctx.session.times.cardSuspends;
  ctx.session.cards.set(card.cardId, { cardId: card.cardId, childId: card.childId, broken, suspendsUntil });
}

/** The card, if this session opened it and it is not closed. Errors 'not-found', 'not-allowed'. */
export function openCard(ctx: Pick<QueryContext, 'kernel' | 'session' | 'db'>, cardId: CardId): CardRow {
  const row = cardRow(ctx.kernel, ctx.db, cardId);
  if (!row || row.closedAt !== null) throw new AppError('not-found');
  if (!ctx.session.cards.has(cardId)) throw new AppError('not-allowed');
  return row;
}

/** Seconds in which a tap can be taken back. */
const UNDO_SECONDS = 10;
/** The tap if it can still be taken back, with the timer that it started. Errors 'not-found', 'too-late'. */
export function freshTaps(ctx: Pick<QueryContext, 'kernel' | 'db' | 'now'>, cardId: CardId, tapId: string): Tap[] {
  const taps = tapsOf(ctx.kernel, ctx.db, cardId);
  const tap = taps.find((one) => one.tapId === tapId);
  if (!tap || tap.takenBack) throw new AppError('not-found');
  if (ctx.now.getTime() - Date.parse(tap.at) > UNDO_SECONDS * 1000) throw new AppError('too-late');
  const started = taps.filter(
    (one) => one !== tap && one.kind === 'timer-start' && one.minutes !== null && one.at === tap.at && !one.takenBack,
  );
  return [tap, ...started];
}

/** Everything on the card, in the register's own words; what nobody entered is empty and shown as "not recorded". */
export function cardView(
  ctx: Pick<QueryContext, 'kernel' | 'db' | 'capabilities' | 'session' | 'now' | 'today'>,
  row: CardRow,
): EmergencyCard {
  const { db, today } = ctx;
  const child = oneChild(db, row.childId);
  if (!child) throw new AppError('not-found');
  const needs = needsInForce(db, row.childId);
  const namesAdrenaline = needs.some((need) => holdsAdrenaline(need.medicine));
  const place = school(db);
  const { rule } = spareRule(db);
  const kits = kitsOnCard(db, today);
  return {
    cardId: row.cardId,
    openedAt: row.openedAt,
    openedBy: openerOf(db, row),
    // Of the person who looks now: a card that goes on may have been opened by somebody else.
    breakGlass: isBroken(ctx, row),
    child: {
      childId: child.childId,
      name: fullName(calledBy(child)),
      born: child.born,
      age: child.born && ageOn(child.born, today),
      className: child.className ?? 'No class',
      photoUrl: photoUrl(child.photoId, 'full'),
      sharesName: toldApart(db).isShared(child),
    },
    needs: needs.map(({ childId: _childId, revision: _revision, dietary: _dietary, notFood: _food, ...need }) => need),
    flagged: child.medicalFlag === 1,
    twoStrengths: hasTwoStrengths(needs),
    namesAdrenaline,
    plan: planView(db, row.childId),
    spares: KIT_KINDS.filter(
      (kind) => needs.some((need) => concernsKit(kind, need)) || (kind === 'adrenaline' && rule === 'anyone'),
    ).map((kind) => ({
      ...{ kind, recorded: spareView(db, row.childId, kind) },
      atRisk: needs.some((need) => concernsKit(kind, need)),
      kits: kits.filter((kit) => kit.kind === kind).map(({ kind: _kind, ...kit }) => kit),
    })),
    spareRule: rule,
    trained: trainedFor(db, trainingKindsFor(needs), today),
    carePlan: carePlanView(db, row.childId),
    // Of the person who looks: whoever may not read medical records (the kitchen) is told the child's own words only.
    advice: ctx.capabilities.has('medical.read') ? adviceNow(db, needs) : [],
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
    taps: tapsOf(ctx.kernel, db, row.cardId),
    earlier: earlierTaps(ctx.kernel, db, row, ctx.now),
    mayRecordPlace: ctx.capabilities.has('medical.write'),
  };
}

/** The typed plan's emergency and condition parts; needs and their words stand on the card by themselves. */
function carePlanView(db: ReadDb, childId: ChildId): EmergencyCard['carePlan'] {
  const { newest, signature } = planNow(db, childId);
  if (!newest) return null;
  const { fields, writtenAt } = newest;
  return {
    ...{ writtenOn: londonDay(new Date(writtenAt)), isSigned: signature === 'signed', lines: cardLines(fields) },
    rescueMinutes: fields.parts.epilepsy?.rescueMinutes ?? null,
  };
}

function adviceNow(db: ReadDb, needs: readonly { readonly kind: NeedKind | null }[]): EmergencyCard['advice'] {
  const newest = new Map<FirstAidPackId, FirstAidVersion>();
  for (const [packId, [version]] of firstAidVersions(db)) if (version) newest.set(packId, version);
  return adviceFor(
    needs.map(({ kind }) => kind),
    newest,
  );
}

/** The plan, with its steps only where two people stand for them. */
function planView(db: ReadDb, childId: ChildId): EmergencyCard['plan'] {
  const plan = currentPlan(db, childId);
  if (!plan) return null;
  const set = stepsInForce(stepSets(db, childId));
  const checked = set?.checkedAt && set.checkedBy !== null;
  return {
    url: `/plan/${plan.planId}`,
    mime: plan.mime,
    title: plan.title,
    signedOn: plan.signedOn,
    reviewOn: plan.reviewOn,
    steps: checked
      ? {
          typedBy: set.typedBy,
          checkedBy: set.checkedBy ?? '',
          checkedOn: londonDay(new Date(set.checkedAt)),
          list: [...set.steps],
        }
      : null,
    stepsWait: set !== null && !checked,
  };
}

function spareView(db: ReadDb, childId: ChildId, kind: KitKind): SpareRecord | null {
  const [newest] = spareHistory(db, childId, kind);
  if (!newest) return null;
  const { answer, parent, doctor, agreedOn } = newest;
  return { answer, parent, doctor, agreedOn };
}
