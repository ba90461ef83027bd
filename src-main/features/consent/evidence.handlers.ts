import { AppError } from '#main/core/app-error.ts';
import { type Handlers, prepared } from '#main/core/handlers.ts';
import { checkPlanFile } from '#main/features/medical/plan-file.ts';
import type { DecisionId } from '#shared/domain/ids.ts';
import type { evidenceContract } from '#shared/features/consent/evidence.contract.ts';
import { type DecisionRow, decisionsOf } from './consent.repo.ts';
import * as repo from './evidence.repo.ts';
import { mustExist } from './record-decision.ts';

export const evidenceHandlers: Handlers<keyof typeof evidenceContract> = {
  'consent.attachEvidence': prepared(
    async ({ base64 }) => {
      const bytes = Buffer.from(base64, 'base64');
      return { bytes, mime: await typeOf(bytes) };
    },
    ({ childId, title, ...input }, ctx, file) => {
      mustExist(ctx, childId);
      const rows = decisionsOf(ctx.tx, { childId });
      const named = rows.filter(({ id }) => input.decisionIds.includes(id as DecisionId));
      if (named.length < new Set(input.decisionIds).size) throw new AppError('not-found');
      const forms = new Set(named.map(formKey));
      const shown = input.wholeForm ? rows.filter((row) => forms.has(formKey(row))) : named;
      const decisionIds = shown.map(({ id }) => id as DecisionId);
      ctx.audit({ fields: ['scan'] });
      return { evidenceId: repo.insertScan(ctx.tx, { childId, title, decisionIds, ...file }, ctx.author) };
    },
  ),
  'consent.takeEvidenceOff': ({ childId, evidenceId, words }, ctx) => {
    mustExist(ctx, childId);
    if (!repo.takeScanOff(ctx.tx, childId, evidenceId, words, ctx.author)) throw new AppError('changed-elsewhere');
    return {};
  },
};

/** The answers of one form are recorded in one moment, for one person. */
const formKey = ({ recordedAt, giver, contactId, isVoid }: DecisionRow): string =>
  [recordedAt, giver, contactId, isVoid].join(' ');

/** A scan is read to its end as a signed plan is: half of a form would be shown as if it were the form. */
async function typeOf(bytes: Buffer) {
  try {
    return await checkPlanFile(bytes);
  } catch (cause) {
    throw new AppError('evidence-unreadable', { cause });
  }
}
