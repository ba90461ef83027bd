import { type Handlers, prepared } from '#main/core/handlers.ts';
import { saveList } from '#main/core/save-list.ts';
import { toldApart } from '#main/features/children/children.service.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import type { auditContract } from '#shared/features/audit/audit.contract.ts';
import { EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { peopleOfAudit, type SeenRow, seenRows } from './audit-view.repo.ts';
import { checkLinks, checkSeals } from './check-entries.ts';
import { firstBadOf, wishOf } from './check-wish.ts';
import { digestHandlers } from './digest.handlers.ts';
import { exportCsv } from './export-csv.ts';

/** Without the child: what a person may see of their own doings, and what a page about one child need not repeat. */
const withoutChild = ({ childId: _childId, child: _child, ...row }: SeenRow) => ({ ...row, fields: [...row.fields] });

export const auditHandlers: Handlers<keyof typeof auditContract> = {
  ...digestHandlers,
  'audit.rows': (input, ctx) => {
    const overseer = ctx.as === 'audit.all' || ctx.as === 'audit.children';
    const { rows, older, total } = seenRows(ctx.db, {
      ...input,
      childId: overseer ? input.childId : null,
      staffId: overseer ? input.staffId : ctx.session.staffId,
      looksOnly: ctx.as === 'audit.children',
    });
    if (!overseer) return { rows: rows.map(withoutChild), older, total };
    const { told } = toldApart(ctx.db);
    return {
      rows: rows.map(({ child, ...row }) => ({ ...row, fields: [...row.fields], child: child && told(child) })),
      ...{ older, total },
    };
  },
  'audit.looks': (input, ctx) => {
    const { rows, older, total } = seenRows(ctx.db, {
      ...EVERY_ENTRY,
      ...input,
      looksOnly: ctx.as === 'audit.children',
    });
    return { rows: rows.map(withoutChild), older, total };
  },
  'audit.export': prepared(
    async (filter, ctx) => {
      const how = { suggestedName: `careboard-audit-${ctx.today}.csv`, begun: 'audit.export-begun' };
      const { rows } = await saveList(ctx, how, async () => {
        const made = await exportCsv(() => ctx.db, filter);
        return { ...made, fields: [`rows ${made.rows}`] };
      });
      return { rows };
    },
    (_filter, ctx, { rows }) => {
      ctx.audit({ fields: [`rows ${rows}`] });
      return { rows };
    },
  ),
  'audit.people': (_input, { db }) => ({ people: peopleOfAudit(db) }),
  'audit.verify': async (_input, ctx) => {
    const verdict = await checkLinks(await wishOf(ctx));
    const shared = { holds: verdict.ok, rows: verdict.rows, checkedAt: instantOf(ctx.now) };
    return verdict.ok
      ? { ...shared, head: verdict.head?.hash ?? null, bad: null }
      : { ...shared, head: null, bad: firstBadOf(ctx, verdict) };
  },
  'audit.checkSeals': prepared(
    async (input, ctx) => {
      const { verdict, rows, unopened, epochs } = await checkSeals(await wishOf(ctx), input.code);
      return {
        ...{ holds: verdict.ok, rows, unopened: [...unopened], checkedAt: instantOf(ctx.now) },
        bad: verdict.ok ? null : firstBadOf(ctx, verdict),
        begun: epochs.map(({ firstSeq, beganAt }) => ({ firstSeq, beganAt })),
      };
    },
    (_input, _ctx, verdict) => verdict,
  ),
};
