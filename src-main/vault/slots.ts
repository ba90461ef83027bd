import { randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { deriveKey, deriveSlotKey, KEY_BYTES, SALT_BYTES } from './key-derivation.ts';
import { type KeyPair, keyPairOf, openBox, sealBox } from './sealed-box.ts';
import { openBytes } from './sealed-bytes.ts';
import { type OldSlot, SEALED_BOX_OVERHEAD, type Slot, type Span, type VaultFile } from './vault-schema.ts';

type Home = Pick<VaultFile, 'vaultId' | 'mode' | 'kdf'>;
type Seal = Pick<Slot, 'staffId' | 'kdf' | 'salt' | 'publicKey' | 'sealed' | 'oneTime'>;
type AnySeal = Seal | Pick<OldSlot, 'staffId' | 'kdf' | 'salt' | 'sealed'>;

/** Seals the data key for one person's password or one-time code, with a salt of its own. About half a second by design. */
export async function sealSlot(
  vault: Home,
  person: Pick<Slot, 'staffId' | 'name' | 'label'>,
  secrets: { readonly password: string; readonly deviceSecret: Buffer | null; readonly dataKey: Buffer },
  oneTime: Span | null = null,
): Promise<Slot> {
  const salt = randomBytes(SALT_BYTES);
  const key = await deriveSlotKey(secrets.password, salt, vault.kdf, secrets.deviceSecret);
  const { publicKey } = pairOf(key);
  key.fill(0);
  const { staffId, name, label } = person;
  const slot = { staffId, name, label, kdf: vault.kdf, oneTime };
  return sealAnew(
    vault,
    { ...slot, salt: salt.toString('base64'), publicKey: publicKey.toString('base64'), sealed: '' },
    secrets,
  );
}

/**
 * The same way in to another data key, made without the password. Only who has the device secret can: nobody who merely writes to
 * the folder can make a slot that a person's password opens to a register of their own.
 */
export function sealAnew(
  vault: Home,
  slot: Slot,
  secrets: { readonly deviceSecret: Buffer | null; readonly dataKey: Buffer },
): Slot {
  const publicKey = Buffer.from(slot.publicKey, 'base64');
  const sealed = sealBox(publicKey, secrets.dataKey, boundTo(vault, slot), secrets.deviceSecret ?? undefined);
  return { ...slot, sealed: sealed.toString('base64') };
}

/** The data key, or null for a wrong password, a wrong device secret, or a slot that was touched or moved. */
export async function openSlot(
  vault: Home,
  slot: AnySeal,
  secrets: { readonly password: string; readonly deviceSecret: Buffer | null },
): Promise<Buffer | null> {
  const key = await deriveSlotKey(secrets.password, Buffer.from(slot.salt, 'base64'), slot.kdf, secrets.deviceSecret);
  const dataKey = openSlotWithKey(vault, slot, key, secrets.deviceSecret);
  key.fill(0);
  return dataKey;
}

/** The quick half of `openSlot`, apart so that every byte of a slot can be tried without the slow half. */
export function openSlotWithKey(vault: Home, slot: AnySeal, key: Buffer, deviceSecret: Buffer | null): Buffer | null {
  const sealed = Buffer.from(slot.sealed, 'base64');
  if (!('publicKey' in slot)) return openBytes(key, sealed, Buffer.from(boundToOld(vault, slot), 'utf8'));
  const pair = pairOf(key);
  // A public half that is not this key's own: a new data key would be sealed to somebody else.
  if (!pair.publicKey.equals(Buffer.from(slot.publicKey, 'base64'))) return null;
  return openBox(pair, sealed, boundTo(vault, slot), deviceSecret ?? undefined);
}

/** A slot nobody can open, tried for a person who has none: an unknown name takes the time of a wrong password. */
export function decoySlot(vault: Home, staffId: Slot['staffId']): Seal {
  const noise = (length: number) => randomBytes(length).toString('base64');
  const sealed = noise(KEY_BYTES + SEALED_BOX_OVERHEAD);
  return { staffId, kdf: vault.kdf, salt: noise(SALT_BYTES), publicKey: noise(KEY_BYTES), sealed, oneTime: null };
}

function pairOf(slotKey: Buffer): KeyPair {
  const seed = deriveKey(slotKey, 'slot x25519 key');
  const pair = keyPairOf(seed);
  seed.fill(0);
  return pair;
}

/** A slot opens only in its own vault, for its own person, in its own mode, at its own cost, for the time it was made for. */
function boundTo({ vaultId, mode }: Home, { staffId, kdf, salt, oneTime }: Seal): string {
  return canonicalJson({ use: 'slot', vaultId, mode, staffId, kdf, salt, oneTime });
}

const boundToOld = ({ vaultId, mode }: Home, { staffId, kdf }: Pick<OldSlot, 'staffId' | 'kdf'>): string =>
  canonicalJson({ use: 'slot', vaultId, mode, staffId, kdf });
