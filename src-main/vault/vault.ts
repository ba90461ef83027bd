import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { v7 as newId } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { deviceCheckOf, newDeviceSecret, readDeviceSecret, storeDeviceSecret } from './device-secret.ts';
import { calibrateKdf, KEY_BYTES } from './key-derivation.ts';
import type { Keychain } from './keychain.ts';
import { foldOneTimeCode } from './one-time-code.ts';
import { passwordProblem } from './password-strength.ts';
import { newRecoveryCode, recoveryPublicKeyOf, recoverySlot } from './recovery-code.ts';
import { sealSlot } from './slots.ts';
import type { OpenedVault } from './unlock.ts';
import { readVault, vaultFilePath, writeVault } from './vault-file.ts';
import { changed, changeSlots, readSealed, save } from './vault-save.ts';
import { type Slot, type Span, VAULT_FORMAT, type VaultFile, type VaultKind, type VaultMode } from './vault-schema.ts';

export * from './unlock.ts';
export { readSealed, readVault };

/** How a person stands on the sign-in screen. */
export interface SlotHolder {
  readonly staffId: StaffId;
  readonly name: string;
  readonly label: string;
}

/**
 * Makes a vault in `home` with its first Lead. Answers the recovery code, to be shown once, and in device-bound mode the
 * device secret, a copy of which belongs inside the database.
 * Errors: 'vault-exists', 'weak-password', 'keychain-unavailable' (nothing was made: ask before trying password-only).
 */
export async function createVault(wish: {
  readonly home: string;
  readonly kind: VaultKind;
  readonly mode: VaultMode;
  readonly schoolName: string;
  readonly keychain: Keychain | null;
  readonly lead: SlotHolder;
  readonly password: string;
}): Promise<OpenedVault & { readonly recoveryCode: string; readonly deviceSecret: Buffer | null }> {
  const { home, kind, mode, schoolName, lead } = wish;
  if (existsSync(vaultFilePath(home))) throw new AppError('vault-exists');
  await refuseWeak(wish.password, { mode, schoolName }, lead.name);
  const vaultId = newId();
  const deviceSecret = mode === 'device-bound' ? newDeviceSecret() : null;
  const dataKey = randomBytes(KEY_BYTES);
  try {
    if (deviceSecret) await storeDeviceSecret(wish.keychain, vaultId, deviceSecret);
    const kdf = await calibrateKdf();
    const slot = await sealSlot({ vaultId, mode, kdf }, lead, { password: wish.password, deviceSecret, dataKey });
    const recoveryCode = newRecoveryCode();
    const recoveryKey = recoveryPublicKeyOf(recoveryCode);
    mkdirSync(home, { recursive: true });
    if (existsSync(vaultFilePath(home))) throw new AppError('vault-exists');
    const file = writeVault(
      home,
      {
        format: VAULT_FORMAT,
        vaultId,
        kind,
        mode,
        deviceCheck: deviceSecret && deviceCheckOf(deviceSecret),
        schoolName,
        generation: 1,
        kdf,
        slots: [slot],
        recovery: recoverySlot(recoveryKey, dataKey, vaultId),
        anchor: null,
      },
      dataKey,
    );
    return { file, dataKey, recoveryCode, deviceSecret };
  } catch (error) {
    dataKey.fill(0);
    // No vault, so no use for its secret; a keychain that now fails must not hide why there is none.
    if (deviceSecret) await wish.keychain?.delete(vaultId).catch(() => false);
    throw error;
  }
}

type NewSlot = SlotHolder & {
  readonly home: string;
  readonly dataKey: Buffer;
  readonly keychain: Keychain | null;
  readonly password: string;
};

/**
 * Seals the data key under a person's new password: the slow half of giving a way in. Changes nothing; `placeSlot` does.
 * Errors: 'weak-password', 'device-secret-missing', 'keychain-no-answer', 'vault-damaged'.
 */
export async function makeSlot(wish: NewSlot): Promise<Slot> {
  await refuseWeak(wish.password, readSealed(wish.home, wish.dataKey), wish.name);
  return makeUnjudgedSlot(wish, null);
}

/** The same for a one-time code: 60 random bits need no judging. */
export const makeOneTimeSlot = (
  wish: Omit<NewSlot, 'password'> & { readonly code: string },
  span: Span,
): Promise<Slot> => makeUnjudgedSlot({ ...wish, password: foldOneTimeCode(wish.code) }, span);

/** The same for a password that was judged when it was made: its slot gets the newest form. */
export const renewSlot = (wish: NewSlot): Promise<Slot> => makeUnjudgedSlot(wish, null);

async function makeUnjudgedSlot(wish: NewSlot, oneTime: Span | null): Promise<Slot> {
  const file = readSealed(wish.home, wish.dataKey);
  const deviceSecret = await readDeviceSecret(wish.keychain, file);
  const slot = await sealSlot(file, wish, { password: wish.password, deviceSecret, dataKey: wish.dataKey }, oneTime);
  deviceSecret?.fill(0);
  return slot;
}

/**
 * Gives a person the way in that `makeSlot` made, at once: the password that they had stops working with this save. The caller
 * knows at this moment that the person may come in. Errors 'vault-damaged', 'disk-full'.
 */
export function placeSlot(wish: { readonly home: string; readonly dataKey: Buffer; readonly slot: Slot }): VaultFile {
  const { slot } = wish;
  return changeSlots(wish.home, wish.dataKey, (slots) =>
    slots.some((one) => one.staffId === slot.staffId)
      ? slots.map((one) => (one.staffId === slot.staffId ? slot : one))
      : [...slots, slot],
  );
}

/** Adds a person, or gives a person a new password. Errors as of `makeSlot` and `placeSlot`. */
export async function putSlot(wish: NewSlot): Promise<VaultFile> {
  return placeSlot({ ...wish, slot: await makeSlot(wish) });
}

/**
 * Takes every way in for which `may` is false; null when there is nobody, and then nothing is saved. `path`: saved there, and not
 * yet in the vault file's place. Errors: 'vault-damaged', 'disk-full'; 'last-lead' when nobody could sign in after.
 */
export function keepSlots(wish: {
  readonly home: string;
  readonly dataKey: Buffer;
  readonly may: (slot: VaultFile['slots'][number]) => boolean;
  readonly path?: string;
}): VaultFile | null {
  const { home, dataKey } = wish;
  const file = readSealed(home, dataKey);
  const kept = file.slots.filter(wish.may);
  if (kept.length === file.slots.length) return null;
  if (kept.length === 0) throw new AppError('last-lead');
  return writeVault(
    home,
    changed(file, () => ({ slots: kept })),
    dataKey,
    wish.path,
  );
}

/**
 * Changes how a person stands on the sign-in screen; their password stays. Null for a person without a way in, who stands there
 * once they are given one.
 */
export function renameSlot(wish: SlotHolder & { readonly home: string; readonly dataKey: Buffer }): VaultFile | null {
  const { home, dataKey, staffId, name, label } = wish;
  if (!readSealed(home, dataKey).slots.some((one) => one.staffId === staffId)) return null;
  return changeSlots(home, dataKey, (slots) =>
    slots.map((one) => (one.staffId === staffId ? { ...one, name, label } : one)),
  );
}

/**
 * Puts a new recovery code in the old one's place: with this save the old one stops working and the new one opens.
 * What was sealed to the old one (epochs of the audit, backups) stays so; backups within reach are sealed anew by their own feature. Errors: 'recovery-code-slip', 'vault-damaged', 'disk-full'.
 */
export function replaceRecoveryCode(wish: {
  readonly home: string;
  readonly dataKey: Buffer;
  readonly code: string;
}): VaultFile {
  const publicKey = recoveryPublicKeyOf(wish.code);
  return save(wish.home, wish.dataKey, (file) => ({
    recovery: recoverySlot(publicKey, wish.dataKey, file.vaultId),
  }));
}

/**
 * Lets go of a password store that is gone for good: from this save on the vault is in password-only mode and this person
 * has the only way in, since every other slot needs the lost secret. Errors: 'weak-password', 'vault-damaged', 'disk-full'.
 */
export async function dropDeviceSecret(
  wish: SlotHolder & { readonly home: string; readonly dataKey: Buffer; readonly password: string },
): Promise<VaultFile> {
  const file = readSealed(wish.home, wish.dataKey);
  const mode = 'password-only';
  await refuseWeak(wish.password, { ...file, mode }, wish.name);
  const slot = await sealSlot({ ...file, mode }, wish, { ...wish, deviceSecret: null });
  return save(wish.home, wish.dataKey, () => ({ mode, deviceCheck: null, slots: [slot], enrolment: undefined }));
}

/** Changes the school's name or the audit anchor; anything else in the answer of `change` is left as it was. */
export function updateVault(wish: {
  readonly home: string;
  readonly dataKey: Buffer;
  readonly change: (file: VaultFile) => Pick<VaultFile, 'schoolName' | 'anchor'>;
}): VaultFile {
  return save(wish.home, wish.dataKey, (file) => {
    const { schoolName, anchor } = wish.change(file);
    return { schoolName, anchor };
  });
}

/** Says how the register lies there, closed: the last save of a session. Errors 'vault-damaged', 'disk-full'. */
export const noteClosed = (home: string, dataKey: Buffer, closed: NonNullable<VaultFile['closed']>): VaultFile =>
  save(home, dataKey, () => ({ closed }));

/** Error 'weak-password', with the sentence that says why. Every new password is judged by this, here and before. */
export async function refuseWeak(
  password: string,
  vault: Pick<VaultFile, 'mode' | 'schoolName'>,
  holderName: string,
): Promise<void> {
  const reason = await passwordProblem(password, { mode: vault.mode, userWords: [vault.schoolName, holderName] });
  if (reason !== null) throw new AppError('weak-password', { values: { reason }, fields: { password: reason } });
}
