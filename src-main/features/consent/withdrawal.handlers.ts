import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import { school } from '#main/features/settings/settings.service.ts';
import { londonDay } from '#shared/domain/calendar-date.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import type { Purpose } from '#shared/features/consent/consent.model.ts';
import type { EffectiveAnswer } from '#shared/features/consent/consent-effective.ts';
import type { PictureUse } from '#shared/features/consent/uses.model.ts';
import type { withdrawalContract } from '#shared/features/consent/withdrawal.contract.ts';
import { stoodAt, withdrawalLetter } from '#shared/features/consent/withdrawal.rules.ts';
import { readOne } from './consent-register.ts';
import { readUses } from './picture-uses.ts';
import { purposesEver, purposesInUse } from './purposes.repo.ts';
import { giversOf, insertSaid, mustExist, refuseOddDates } from './record-decision.ts';
import { type WithdrawnRow, withdrawnRows } from './withdrawal.repo.ts';

const short = ({ purposeId, name }: Purpose) => ({ purposeId, name });
const shown = ({ answer, reason, decidedOn }: EffectiveAnswer) => ({ answer, reason, decidedOn });

export const withdrawalHandlers: Handlers<keyof typeof withdrawalContract> = {
  'consent.withdrawal': (input, ctx) => {
    const one = readOne(ctx.db, mustExist(ctx, input.childId), ctx.today);
    const up = standingOf(ctx, input.childId);
    return {
      child: one.child,
      purposes: withdrawable(ctx, up).map((purpose) => ({
        purpose: short(purpose),
        basis: purpose.basis,
        effective: shown(one.answerFor(purpose)),
        pictures: up.filter((use) => use.purposes.some(({ purposeId }) => purposeId === purpose.purposeId)).length,
      })),
      givers: giversOf(ctx, input.childId),
      earlier: [...together(withdrawnRows(ctx.db, input.childId)).values()].flatMap((rows) => {
        const [first] = rows;
        if (!first) return [];
        const { decisionId, giver, giverName, relationship, decidedOn, recordedAt } = first;
        const purposes = rows.map(({ purpose }) => purpose);
        return [{ decisionId, giver, giverName, relationship, decidedOn, recordedAt, purposes }];
      }),
    };
  },
  'consent.withdraw': (input, ctx) => {
    const { childId } = input;
    const row = mustExist(ctx, childId);
    refuseOddDates({ askedOn: null, decidedOn: input.decidedOn, validUntil: null }, ctx.today);
    const there = new Map(withdrawable(ctx, standingOf(ctx, childId)).map((one) => [one.purposeId, one]));
    const purposes = [...new Set(input.purposeIds)].map((purposeId) => {
      const purpose = there.get(purposeId);
      if (!purpose) throw new AppError('changed-elsewhere');
      return purpose;
    });
    const ids = purposes.map((purpose) => {
      const state = purpose.basis === 'consent' ? 'withdrawn' : 'objected';
      const said = { ...input, state, askedOn: null, validUntil: null, replacesUnrecorded: false } as const;
      return insertSaid(ctx, said, purpose).decisionId;
    });
    ctx.audit({ fields: ['state', 'giver', 'method', 'decidedOn', 'purposes'] });
    const one = readOne(ctx.tx, row, ctx.today);
    const [decisionId] = ids;
    if (!decisionId) throw new AppError('bad-input');
    return {
      decisionId,
      after: purposes.map((purpose) => ({ purpose: short(purpose), effective: shown(one.answerFor(purpose)) })),
    };
  },
  'consent.withdrawalLetter': (input, ctx) => {
    const one = readOne(ctx.db, mustExist(ctx, input.childId), ctx.today);
    const groups = [...together(withdrawnRows(ctx.db, input.childId)).values()];
    const rows = groups.find((group) => group.some(({ decisionId }) => decisionId === input.decisionId));
    const [first] = rows ?? [];
    if (!rows || !first) throw new AppError('not-found');
    const ever = new Map(purposesEver(ctx.db).map((purpose) => [purpose.purposeId, purpose]));
    const stopped = rows.filter(({ purposeId }) => {
      const purpose = ever.get(purposeId);
      return purpose !== undefined && one.answerFor(purpose).answer !== 'yes';
    });
    if (stopped.length === 0) return { child: one.child, letter: null };
    const about = new Set(stopped.map(({ purposeId }) => purposeId));
    const recordedOn = londonDay(new Date(first.recordedAt));
    const letter = withdrawalLetter({
      school: school(ctx.db),
      child: one.child.name,
      giver: { kind: first.giver === 'child' ? 'child' : 'contact', name: first.giverName },
      saidOn: first.decidedOn ?? recordedOn,
      since: recordedOn,
      purposes: stopped.map(({ purpose }) => purpose),
      pictures: usesOfChild(ctx, input.childId).filter(
        (use) => stoodAt(use, first.recordedAt) && use.purposes.some(({ purposeId }) => about.has(purposeId)),
      ),
    });
    return { child: one.child, letter };
  },
};

const usesOfChild = ({ db, today }: QueryContext, childId: ChildId): PictureUse[] =>
  readUses(db, { which: 'of-child', childId }, today, { only: childId });
const standingOf = (ctx: QueryContext, childId: ChildId): PictureUse[] =>
  usesOfChild(ctx, childId).filter(({ end }) => end === null);

/** A purpose that was retired can be withdrawn from for as long as a picture is up for it. */
function withdrawable({ db }: QueryContext, up: readonly PictureUse[]): Purpose[] {
  const used = new Set(up.flatMap(({ purposes }) => purposes.map(({ purposeId }) => purposeId)));
  const inUse = purposesInUse(db);
  const current = new Set(inUse.map(({ purposeId }) => purposeId));
  return [...inUse, ...purposesEver(db).filter(({ purposeId }) => used.has(purposeId) && !current.has(purposeId))];
}

/** Rows of one moment and one giver: one withdrawal. */
const together = (rows: readonly WithdrawnRow[]) =>
  Map.groupBy(rows, ({ recordedAt, giver, contactId }) => [recordedAt, giver, contactId].join(' '));
