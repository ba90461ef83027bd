import { randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { deriveSlotKey, type KdfParameters, KEY_BYTES, SALT_BYTES } from './key-derivation.ts';
import { openBytes, SEAL_OVERHEAD, sealBytes } from './sealed-bytes.ts';
import type { Slot, VaultFile } from './vault-schema.ts';

type Home = Pick<VaultFile, 'vaultId' | 'mode' | 'kdf'>;
type Seal = Pick<Slot, 'staffId' | 'kdf' | 'salt' | 'sealed'>;

/** Seals the data key under one person's password, with a salt of its own. About half a second by design. */
export async function sealSlot(
  vault: Home,
  person: Pick<Slot, 'staffId' | 'name' | 'label'>,
  secrets: { readonly password: string; readonly deviceSecret: Buffer | null; readonly dataKey: Buffer },
): Promise<Slot> {
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveSlotKey(secrets.password, salt, vault.kdf, secrets.deviceSecret);
  const sealed = sealBytes(key, secrets.dataKey, boundTo(vault, person.staffId, vault.kdf));
  key.fill(0);
  const { staffId, name, label } = person;
  return { staffId, name, label, kdf: vault.kdf, salt: salt.toString('base64'), sealed: sealed.toString('base64') };
}

/** The data key, or null for a wrong password, a wrong device secret, or a slot that was touched or moved. */
export async function openSlot(
  vault: Home,
  slot: Seal,
  secrets: { readonly password: string; readonly deviceSecret: Buffer | null },
): Promise<Buffer | null> {
  const key = await deriveSlotKey(secrets.password, Buffer.from(slot.salt, 'base64'), slot.kdf, secrets.deviceSecret);
  const dataKey = openSlotWithKey(vault, slot, key);
  key.fill(0);
  return dataKey;
}

/** The quick half of `openSlot`, apart so that every byte of a slot can be tried without the slow half. */
export function openSlotWithKey(vault: Home, slot: Seal, key: Buffer): Buffer | null {
  return openBytes(key, Buffer.from(slot.sealed, 'base64'), boundTo(vault, slot.staffId, slot.kdf));
}

/** A slot nobody can open, tried for a person who has none: an unknown name takes the time of a wrong password. */
export function decoySlot(vault: Home, staffId: Slot['staffId']): Seal {
  const noise = (length: number) => randomBytes(length).toString('base64');
  return { staffId, kdf: vault.kdf, salt: noise(SALT_BYTES), sealed: noise(KEY_BYTES + SEAL_OVERHEAD) };
}

/** A slot opens only in its own vault, for its own person, in its own mode, at the cost it was made with. */
function boundTo(vault: Home, staffId: string, kdf: KdfParameters): Buffer {
  return Buffer.from(canonicalJson({ use: 'slot', vaultId: vault.vaultId, mode: vault.mode, staffId, kdf }), 'utf8');
}
