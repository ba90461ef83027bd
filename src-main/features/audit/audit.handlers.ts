import type { Handlers } from '#main/core/handlers.ts';
import { readVault } from '#main/vault/vault.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import type { auditContract } from '#shared/features/audit/audit.contract.ts';
import { allRows, sealingKey } from './audit.repo.ts';
import { verifyChain } from './audit-chain.ts';
import { peopleOfAudit, type SeenRow, seenRows } from './audit-view.repo.ts';

/** Without the child: what a person may see of their own doings, and what a page about one child need not repeat. */
const withoutChild = ({ childId: _childId, child: _child, ...row }: SeenRow) => ({ ...row, fields: [...row.fields] });

export const auditHandlers: Handlers<keyof typeof auditContract> = {
  'audit.rows': (input, ctx) => {
    const overseer = ctx.as === 'audit.all' || ctx.as === 'audit.children';
    const { rows, older } = seenRows(ctx.db, {
      ...input,
      childId: null,
      staffId: overseer ? input.staffId : ctx.session.staffId,
      looksOnly: ctx.as === 'audit.children',
    });
    if (!overseer) return { rows: rows.map(withoutChild), older };
    return { rows: rows.map((row) => ({ ...row, fields: [...row.fields] })), older };
  },
  'audit.looks': (input, ctx) => {
    const { rows, older } = seenRows(ctx.db, {
      ...input,
      kind: 'everything',
      staffId: null,
      looksOnly: ctx.as === 'audit.children',
    });
    return { rows: rows.map(withoutChild), older };
  },
  'audit.people': (_input, { db }) => ({ people: peopleOfAudit(db) }),
  'audit.verify': (_input, { db, kernel, now }) => {
    const { anchor } = readVault(kernel.ports.home);
    const verdict = verifyChain(allRows(db), {
      nextSeq: sealingKey(db)?.next_seq ?? 1,
      anchors: anchor === null ? [] : [anchor],
    });
    const shared = { holds: verdict.ok, rows: verdict.rows, checkedAt: instantOf(now) };
    return verdict.ok
      ? { ...shared, head: verdict.head?.hash ?? null, firstBad: null }
      : { ...shared, head: null, firstBad: verdict.firstBad };
  },
};
