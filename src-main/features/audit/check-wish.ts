import type { QueryContext } from '#main/core/handlers.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { anchorOfKeychain } from '#main/core/keychain-anchor.ts';
import { readVault } from '#main/vault/vault.ts';
import { AUDIT_CHECK } from '#shared/features/audit/audit.model.ts';
import { timeAt } from './audit.repo.ts';
import type { Anchor, ChainFault } from './audit-chain.ts';
import type { CheckWish } from './check-entries.ts';

/** What every check of the entries needs, from the call that asked for it. */
export async function wishOf(ctx: QueryContext): Promise<CheckWish> {
  const { kernel } = ctx;
  return {
    // Asked anew for each slice: a session that has ended ends the check with it.
    db: () => ctx.db,
    anchors: await anchorsElsewhere(kernel),
    onProgress: (done, total) => kernel.emit({ type: 'progress', jobId: AUDIT_CHECK, done, total }),
  };
}

/** Which entry, why, and when it says it was: a day is easier to find on paper than a number. */
export function firstBadOf(
  { db }: QueryContext,
  { firstBad, why }: { readonly firstBad: number; readonly why: ChainFault },
) {
  return { seq: firstBad, why, at: timeAt(db, firstBad) };
}

/** The rows that the vault file and the keychain vouch for. */
async function anchorsElsewhere({ ports }: Kernel): Promise<Anchor[]> {
  const file = readVault(ports.home);
  return [file.anchor, await anchorOfKeychain(ports.keychain, file)].filter((anchor) => anchor !== null);
}
