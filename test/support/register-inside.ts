import { join } from 'node:path';
import { openStore, type Store } from '#main/store/store.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import type { Keychain } from '#main/vault/keychain.ts';
import { unlockWithPassword } from '#main/vault/vault.ts';
import type { StaffId } from '#shared/domain/ids.ts';

/**
 * The register of a folder that no core has open, opened with a person's password past the core: to look at what really
 * was written, and to put there what no call can. Close it.
 */
export async function registerInside(where: {
  readonly home: string;
  readonly keychain: Keychain | null;
  readonly staffId: StaffId;
  readonly password: string;
}): Promise<Store> {
  const { dataKey } = await unlockWithPassword(where);
  const key = databaseKey(dataKey);
  const store = openStore(join(where.home, 'register.db'), key);
  key.fill(0);
  dataKey.fill(0);
  return store;
}
