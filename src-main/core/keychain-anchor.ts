import { z } from 'zod';
import type { Keychain } from '#main/vault/keychain.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import { Instant } from '#shared/domain/calendar-date.ts';

/**
 * The newest audit row that this PC has seen, kept where neither vault.json nor the register is: when both are replaced
 * together by older ones, this alone tells. Only beside a device secret: there the keychain has just answered, and a
 * sign-in without one never waits for it.
 */
const Kept = z.strictObject({
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** When the row was written, so that people can be told a day; what an earlier version kept has none. */
  at: Instant.nullable().default(null),
});
export type KeptAnchor = z.infer<typeof Kept>;

type Vault = Pick<VaultFile, 'vaultId' | 'mode'>;
const accountOf = (vault: Vault): string => `${vault.vaultId} audit`;
const writes = new WeakMap<Keychain, Promise<unknown>>();

/** What the keychain remembers; null when it has nothing, or is away: an absent witness is no alarm. Never throws. */
export async function anchorOfKeychain(keychain: Keychain | null, vault: Vault): Promise<KeptAnchor | null> {
  if (keychain === null || vault.mode !== 'device-bound') return null;
  try {
    await writes.get(keychain);
    return Kept.parse(JSON.parse((await keychain.get(accountOf(vault))) ?? 'null'));
  } catch {
    return null;
  }
}

/** Notes the newest row, one after the other and behind the caller's back: no sign-out waits for a keychain. */
export function keepAnchorInKeychain(keychain: Keychain | null, vault: Vault, anchor: KeptAnchor | null): void {
  if (keychain === null || vault.mode !== 'device-bound' || anchor === null) return;
  const set = () => keychain.set(accountOf(vault), JSON.stringify(anchor));
  writes.set(
    keychain,
    (writes.get(keychain) ?? Promise.resolve()).then(set, set).catch(() => undefined),
  );
}
