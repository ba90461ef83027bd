import { type Handlers, prepared } from '#main/core/handlers.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { anchorOfKeychain } from '#main/core/keychain-anchor.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { readVault } from '#main/vault/vault.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import type { auditContract } from '#shared/features/audit/audit.contract.ts';
import { AUDIT_CHECK, EVERY_ENTRY } from '#shared/features/audit/audit.model.ts';
import { allRows, sealingKey } from './audit.repo.ts';
import { type Anchor, verifyChain } from './audit-chain.ts';
import { peopleOfAudit, type SeenRow, seenRows } from './audit-view.repo.ts';
import { checkSeals } from './check-seals.ts';

/** Without the child: what a person may see of their own doings, and what a page about one child need not repeat. */
const withoutChild = ({ childId: _childId, child: _child, ...row }: SeenRow) => ({ ...row, fields: [...row.fields] });

export const auditHandlers: Handlers<keyof typeof auditContract> = {
  'audit.rows': (input, ctx) => {
    const overseer = ctx.as === 'audit.all' || ctx.as === 'audit.children';
    const { rows, older } = seenRows(ctx.db, {
      ...input,
      childId: overseer ? input.childId : null,
      staffId: overseer ? input.staffId : ctx.session.staffId,
      looksOnly: ctx.as === 'audit.children',
    });
    if (!overseer) return { rows: rows.map(withoutChild), older };
    return { rows: rows.map((row) => ({ ...row, fields: [...row.fields] })), older };
  },
  'audit.looks': (input, ctx) => {
    const { rows, older } = seenRows(ctx.db, {
      ...EVERY_ENTRY,
      ...input,
      looksOnly: ctx.as === 'audit.children',
    });
    return { rows: rows.map(withoutChild), older };
  },
  'audit.people': (_input, { db }) => ({ people: peopleOfAudit(db) }),
  'audit.verify': async (_input, { kernel, now }) => {
    const anchors = await anchorsElsewhere(kernel);
    const db = requireOpen(kernel).store.read;
    const verdict = verifyChain(allRows(db), { nextSeq: sealingKey(db)?.next_seq ?? 1, anchors });
    const shared = { holds: verdict.ok, rows: verdict.rows, checkedAt: instantOf(now) };
    return verdict.ok
      ? { ...shared, head: verdict.head?.hash ?? null, firstBad: null }
      : { ...shared, head: null, firstBad: verdict.firstBad };
  },
  'audit.checkSeals': prepared(
    async (input, { kernel, now }) => {
      const db = () => requireOpen(kernel).store.read;
      const onSlice = (done: number, total: number) =>
        kernel.emit({ type: 'progress', jobId: AUDIT_CHECK, done, total });
      const { verdict, rows, unopened } = await checkSeals(db, input.code, await anchorsElsewhere(kernel), onSlice);
      const firstBad = verdict.ok ? null : verdict.firstBad;
      return { holds: verdict.ok, rows, firstBad, unopened: [...unopened], checkedAt: instantOf(now) };
    },
    (_input, _ctx, verdict) => verdict,
  ),
};

/** The rows that the vault file and the keychain vouch for. */
async function anchorsElsewhere({ ports }: Kernel): Promise<Anchor[]> {
  const file = readVault(ports.home);
  return [file.anchor, await anchorOfKeychain(ports.keychain, file)].filter((anchor) => anchor !== null);
}
