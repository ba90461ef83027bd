import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { v7 as newId } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { deviceCheckOf, newDeviceSecret, readDeviceSecret, storeDeviceSecret } from './device-secret.ts';
import { calibrateKdf, KEY_BYTES } from './key-derivation.ts';
import type { Keychain } from './keychain.ts';
import { passwordProblem } from './password-strength.ts';
import { newRecoveryCode, openWith, recoveryPublicKeyOf, sealTo } from './recovery-code.ts';
import { decoySlot, openSlot, sealSlot } from './slots.ts';
import { contentsOf, macHolds, readVault, vaultFilePath, writeVault } from './vault-file.ts';
import { type Slot, VAULT_FORMAT, type VaultFile, type VaultKind, type VaultMode } from './vault-schema.ts';

export { readVault };

/** How a person stands on the sign-in screen. */
export interface SlotHolder {
  readonly staffId: StaffId;
  readonly name: string;
  readonly label: string;
}

export interface OpenedVault {
  readonly file: VaultFile;
  /** 32 bytes that open everything. Whoever holds it wipes it (`fill(0)`) when done. */
  readonly dataKey: Buffer;
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
        recovery: {
          publicKey: recoveryKey.toString('base64'),
          sealedDataKey: sealTo(recoveryKey, dataKey, dataKeyOf(vaultId)).toString('base64'),
        },
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

/**
 * Opens the vault with a person's password. Errors: those of `readVault`; 'device-secret-missing', 'keychain-no-answer';
 * 'wrong-password', also for a person without a slot, after the same time; 'vault-damaged' when the seal is broken.
 */
export async function unlockWithPassword(attempt: {
  readonly home: string;
  readonly staffId: StaffId;
  readonly password: string;
  readonly keychain: Keychain | null;
}): Promise<OpenedVault> {
  const file = readVault(attempt.home);
  const deviceSecret = await readDeviceSecret(attempt.keychain, file);
  const slot = file.slots.find((one) => one.staffId === attempt.staffId) ?? decoySlot(file, attempt.staffId);
  const dataKey = await openSlot(file, slot, { password: attempt.password, deviceSecret });
  deviceSecret?.fill(0);
  if (dataKey === null) throw new AppError('wrong-password');
  requireSeal(file, dataKey);
  return { file, dataKey };
}

/**
 * Opens the vault with the code from paper, on any PC. Errors: those of `readVault`; 'recovery-code-slip' for a typing
 * slip, 'wrong-recovery-code' for a code of another vault; 'vault-damaged'.
 */
export async function unlockWithRecoveryCode(attempt: {
  readonly home: string;
  readonly code: string;
}): Promise<OpenedVault> {
  const file = readVault(attempt.home);
  if (!isRecoveryCodeOf(file, attempt.code)) throw new AppError('wrong-recovery-code');
  const dataKey = openRecoverySeal(file, attempt.code);
  requireSeal(file, dataKey);
  return { file, dataKey };
}

/** Whether this is the vault's code, without opening anything: for the yearly test of the paper. Error 'recovery-code-slip'. */
export const isRecoveryCodeOf = (file: VaultFile, code: string): boolean =>
  recoveryPublicKeyOf(code).equals(recoveryPublicKey(file));

/** To whom the audit's first keys, backups and rotated keys are sealed. */
export const recoveryPublicKey = (file: VaultFile): Buffer => Buffer.from(file.recovery.publicKey, 'base64');

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
  const file = readSealed(wish.home, wish.dataKey);
  await refuseWeak(wish.password, file, wish.name);
  const deviceSecret = await readDeviceSecret(wish.keychain, file);
  const slot = await sealSlot(file, wish, { password: wish.password, deviceSecret, dataKey: wish.dataKey });
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
 * Takes the way in of everybody for whom `may` is false; null when there is nobody, and then nothing is saved.
 * Errors: 'vault-damaged', 'disk-full'; 'last-lead' when nobody could sign in after.
 */
export function keepSlots(wish: {
  readonly home: string;
  readonly dataKey: Buffer;
  readonly may: (staffId: StaffId) => boolean;
}): VaultFile | null {
  const { slots } = readSealed(wish.home, wish.dataKey);
  const kept = slots.filter((one) => wish.may(one.staffId));
  if (kept.length === slots.length) return null;
  if (kept.length === 0) throw new AppError('last-lead');
  return changeSlots(wish.home, wish.dataKey, () => kept);
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
 * What was sealed to the old one (epochs of the audit, backups) stays so. Errors: 'recovery-code-slip', 'vault-damaged', 'disk-full'.
 */
export function replaceRecoveryCode(wish: {
  readonly home: string;
  readonly dataKey: Buffer;
  readonly code: string;
}): VaultFile {
  const publicKey = recoveryPublicKeyOf(wish.code);
  return save(wish.home, wish.dataKey, (file) => ({
    recovery: {
      publicKey: publicKey.toString('base64'),
      sealedDataKey: sealTo(publicKey, wish.dataKey, dataKeyOf(file.vaultId)).toString('base64'),
    },
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
  return save(wish.home, wish.dataKey, () => ({ mode, deviceCheck: null, slots: [slot] }));
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

const dataKeyOf = (vaultId: string): string => `data key of ${vaultId}`;

function openRecoverySeal(file: VaultFile, code: string): Buffer {
  try {
    return openWith(code, Buffer.from(file.recovery.sealedDataKey, 'base64'), dataKeyOf(file.vaultId));
  } catch (cause) {
    // The code is this vault's own, so what it should open was changed.
    throw new AppError('vault-damaged', { cause });
  }
}

function requireSeal(file: VaultFile, dataKey: Buffer): void {
  if (macHolds(file, dataKey)) return;
  dataKey.fill(0);
  throw new AppError('vault-damaged');
}

/** The vault file as it stands, if nobody without this key has changed it. Errors: those of `readVault`, 'vault-damaged'. */
export function readSealed(home: string, dataKey: Buffer): VaultFile {
  const file = readVault(home);
  if (!macHolds(file, dataKey)) throw new AppError('vault-damaged');
  return file;
}

/** Read, change, save in one go: nothing else of this process runs in between, so no change is lost. */
function save(home: string, dataKey: Buffer, change: (file: VaultFile) => Partial<VaultFile>): VaultFile {
  const file = readSealed(home, dataKey);
  return writeVault(home, { ...contentsOf(file), ...change(file), generation: file.generation + 1 }, dataKey);
}

const changeSlots = (home: string, dataKey: Buffer, change: (slots: readonly Slot[]) => Slot[]): VaultFile =>
  save(home, dataKey, (file) => ({ slots: change(file.slots) }));

/** Error 'weak-password', with the sentence that says why. Every new password is judged by this, here and before. */
export async function refuseWeak(
  password: string,
  vault: Pick<VaultFile, 'mode' | 'schoolName'>,
  holderName: string,
): Promise<void> {
  const reason = await passwordProblem(password, { mode: vault.mode, userWords: [vault.schoolName, holderName] });
  if (reason !== null) throw new AppError('weak-password', { values: { reason }, fields: { password: reason } });
}
