import { AppError } from '#main/core/app-error.ts';
import type { Handlers } from '#main/core/handlers.ts';
import { activeStaff } from '#main/features/access/staff.service.ts';
import { oneChild, toldApart } from '#main/features/children/children.service.ts';
import { openReviews } from '#main/features/incidents/incidents.service.ts';
import type { carePlanContract } from '#shared/features/medical/care-plan.contract.ts';
import { mustRead, receiptCounts } from '#shared/features/medical/care-plan.rules.ts';
import { insertReceipt, receipts, type SignedRow } from './care-plan.repo.ts';
import { planNow, planRecord, saveCarePlan, standing, tellDisplay } from './care-plan.service.ts';

const DONE = {};

const look = ({ current: _current, ...row }: SignedRow) => ({ ...row, url: `/plan/${row.planId}` });

export const carePlanHandlers: Handlers<keyof typeof carePlanContract> = {
  'medical.carePlan': ({ childId }, { db, session }) => {
    const child = oneChild(db, childId);
    if (!child) throw new AppError('not-found');
    const { versions, signed, earlierSigned, signature, reviewOn } = planNow(db, childId);
    const now = { planId: signed?.planId ?? null, versionId: versions[0]?.versionId ?? null };
    const own = receipts(db, childId).find(({ staffId }) => staffId === session.staffId);
    return {
      told: toldApart(db).told(child),
      signed: signed && look(signed),
      earlierSigned: earlierSigned.map(look),
      versions: versions.map((version, at) => ({ ...version, number: versions.length - at })),
      recordNow: planRecord(db, childId),
      ...{ signature, reviewOn, reviewAfter: openReviews(db).get(childId) ?? null },
      mine: own ? { ...pick(own), counts: receiptCounts(own, now) } : null,
    };
  },
  'medical.saveCarePlan': (input, ctx) => ({ versionId: saveCarePlan(ctx, input) }),
  'medical.readPlan': ({ childId, planId, versionId }, { tx, author }) => {
    const now = standing(tx, childId);
    if (now.planId === null && now.versionId === null) throw new AppError('not-found');
    if (!receiptCounts({ planId, versionId }, now)) throw new AppError('changed-elsewhere');
    const own = receipts(tx, childId).find(({ staffId }) => staffId === author.by);
    if (!own || !receiptCounts(own, now)) insertReceipt(tx, childId, { planId, versionId }, author);
    return DONE;
  },
  'medical.planReaders': ({ childId }, { db, now }) => {
    const child = oneChild(db, childId);
    if (!child) throw new AppError('not-found');
    const plan = standing(db, childId);
    const newest = new Map(
      receipts(db, childId)
        .reverse()
        .map((row) => [row.staffId, row]),
    );
    const people = activeStaff(db).map(({ staffId, name, label, grants }) => ({
      ...{ person: { staffId, name, label }, receipt: newest.get(staffId) },
      must: child.leftOn === null && mustRead(grants, child.classId, now),
    }));
    if (plan.planId === null && plan.versionId === null) return { read: [], notYet: [] };
    return {
      read: people
        .flatMap(({ person, receipt }) =>
          receipt && receiptCounts(receipt, plan) ? [{ ...person, at: receipt.at }] : [],
        )
        .sort((a, b) => (a.at < b.at ? 1 : -1)),
      notYet: people.flatMap(({ person, receipt, must }) =>
        must && !(receipt && receiptCounts(receipt, plan)) ? [{ ...person, before: receipt?.at ?? null }] : [],
      ),
    };
  },
  'medical.tellDisplay': (input, ctx) => {
    tellDisplay(ctx, input);
    return DONE;
  },
};

const pick = <T extends { readonly at: unknown; readonly planId: unknown; readonly versionId: unknown }>({
  at,
  planId,
  versionId,
}: T): Pick<T, 'at' | 'planId' | 'versionId'> => ({ at, planId, versionId });
