import { AppError } from '#main/core/app-error.ts';
import { type Handlers, prepared } from '#main/core/handlers.ts';
import type { DecisionId } from '#shared/domain/ids.ts';
import type { evidenceContract } from '#shared/features/consent/evidence.contract.ts';
import { type DecisionRow, decisionsOf } from './consent.repo.ts';
import * as repo from './evidence.repo.ts';
import { readScan } from './evidence.service.ts';
import { mustExist } from './record-decision.ts';

export const evidenceHandlers: Handlers<keyof typeof evidenceContract> = {
  'consent.attachEvidence': prepared(
    ({ base64 }) => readScan(base64),
    ({ childId, title, ...input }, ctx, file) => {
      mustExist(ctx, childId);
      const rows = decisionsOf(ctx.tx, { childId });
      const named = rows.filter(({ id }) => input.decisionIds.includes(id as DecisionId));
      if (named.length < new Set(input.decisionIds).size) throw new AppError('not-found');
      const forms = new Set(named.map(formKey));
      const shown = input.wholeForm ? rows.filter((row) => forms.has(formKey(row))) : named;
      const decisionIds = shown.map(({ id }) => id as DecisionId);
      ctx.audit({ fields: ['scan'] });
      const evidenceId = repo.insertScan(ctx.tx, { childId, shows: 'consent', title, ...file }, ctx.author);
      for (const decisionId of decisionIds) repo.showsDecision(ctx.tx, evidenceId, decisionId);
      return { evidenceId };
    },
  ),
  'consent.takeEvidenceOff': (input, ctx) => {
    mustExist(ctx, input.childId);
    if (!repo.takeScanOff(ctx.tx, 'consent', input, ctx.author)) throw new AppError('changed-elsewhere');
    return {};
  },
};

/** The answers of one form are recorded in one moment, for one person. */
const formKey = ({ recordedAt, giver, contactId, isVoid }: DecisionRow): string =>
  [recordedAt, giver, contactId, isVoid].join(' ');
