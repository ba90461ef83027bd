import { AppError } from '#main/core/app-error.ts';
import type { Handlers, QueryContext } from '#main/core/handlers.ts';
import { answersApart } from '#main/features/consent/consent-merge.ts';
import { currentPlan } from '#main/features/medical/medical.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import type { ChildId } from '#shared/domain/ids.ts';
import { registerName } from '#shared/domain/names.ts';
import { findDoubles } from '#shared/features/children/doubles.rules.ts';
import type { DoubleFace, MergeDone, mergeContract } from '#shared/features/children/merge.contract.ts';
import { calledBy } from '#shared/features/children/told-apart.rules.ts';
import type { RuleFlag } from '#shared/features/consent/consent-effective.ts';
import { KIT_KINDS } from '#shared/features/kits/kits.model.ts';
import {
  type ChildRow,
  everyChild,
  flagsInForce,
  oneChild,
  photoUrl,
  type ToldApart,
  toldApart,
} from './children.service.ts';
import * as repo from './merge.repo.ts';
import { inTheWay, leaverAmong, merge, undoMerge } from './merge.service.ts';

const MOST_SHOWN = 200;

const faceOf = (child: ChildRow): DoubleFace => ({
  childId: child.childId,
  name: registerName(calledBy(child)),
  className: child.className ?? 'No class',
  born: child.born,
  upn: child.upn,
  admissionNumber: child.admissionNumber,
  leftOn: child.leftOn,
  photoUrl: photoUrl(child.photoId),
});

function doneOf(db: ReadDb, row: repo.MergeRow, { toldFully }: ToldApart): MergeDone {
  const before = JSON.parse(row.keptBefore) as ChildRow;
  return {
    mergeId: row.mergeId,
    keptId: row.keptId,
    kept: toldFully(oneChild(db, row.keptId) ?? before),
    merged: toldFully(repo.anyRecord(db, row.mergedId) ?? before),
    at: row.at,
    by: row.by,
    undoneAt: row.undoneAt,
    inTheWay: inTheWay(db, row),
  };
}

const ruleFlags = (db: ReadDb, childId: ChildId): RuleFlag[] =>
  flagsInForce(db, childId).map(({ flag, state }) => ({ flag, state: state === 'decided' ? 'decided' : 'set' }));

function holdingOf({ db }: QueryContext, child: ChildRow) {
  const plan = currentPlan(db, child.childId);
  return {
    ...repo.holding(db, child.childId),
    plan: plan && { title: plan.title, signedOn: plan.signedOn },
    photoUrl: photoUrl(child.photoId),
  };
}

export const mergeHandlers: Handlers<keyof typeof mergeContract> = {
  'children.doubles': (_input, { db }) => {
    const told = toldApart(db);
    const children = new Map(everyChild(db).map((child) => [child.childId, child]));
    const pairs = findDoubles([...children.values()], repo.saidTwo(db));
    return {
      total: pairs.length,
      pairs: pairs.slice(0, MOST_SHOWN).flatMap(({ one, other, reasons, differ }) => {
        const [a, b] = [children.get(one), children.get(other)];
        return a && b ? [{ one: faceOf(a), other: faceOf(b), reasons: [...reasons], differ: [...differ] }] : [];
      }),
      merges: repo.merges(db).map((row) => doneOf(db, row, told)),
    };
  },
  'children.sayTwoChildren': (input, ctx) => {
    if (!oneChild(ctx.db, input.oneId) || !oneChild(ctx.db, input.otherId)) throw new AppError('not-found');
    repo.sayTwo(ctx.tx, input.oneId, input.otherId, input.two, ctx.author);
    ctx.audit({ childId: input.oneId });
    ctx.alsoAudit({ what: 'child.said-not-double', childId: input.otherId });
    return {};
  },
  'children.mergePreview': (input, ctx) => {
    const { db, now, today } = ctx;
    const kept = oneChild(db, input.keepId);
    const other = oneChild(db, input.otherId);
    if (!kept || !other || kept.childId === other.childId) throw new AppError('not-found');
    const [keptFlags, otherFlags] = [ruleFlags(db, kept.childId), ruleFlags(db, other.childId)];
    const answers = answersApart(
      db,
      { childId: kept.childId, flags: keptFlags },
      { childId: other.childId, flags: otherFlags },
      { now, today, leftSince: leaverAmong(kept, other)?.leftOn ?? null },
    );
    const spareDiffers = KIT_KINDS.some((kind) => {
      const [a, b] = [kept, other].map(({ childId }) => repo.spareAnswer(db, childId, kind)?.answer);
      return a !== undefined && b !== undefined && a !== b;
    });
    return {
      kept: holdingOf(ctx, kept),
      other: holdingOf(ctx, other),
      answers: answers
        .map((one) => ({
          purpose: one.purpose,
          kept: one.kept.answer,
          other: one.other.answer,
          together: one.together.answer,
        }))
        .filter((one) => one.kept !== one.other || one.together !== one.kept),
      flagged: keptFlags.length + otherFlags.length > 0,
      spareDiffers,
    };
  },
  'children.merge': (input, ctx) => {
    const mergeId = merge(ctx, input);
    return { mergeId };
  },
  'children.undoMerge': (input, ctx) => {
    undoMerge(ctx, input.mergeId);
    return {};
  },
};
