import { AppError } from '#main/core/app-error.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { readDeviceSecret } from './device-secret.ts';
import type { Keychain } from './keychain.ts';
import { foldOneTimeCode, isWithin } from './one-time-code.ts';
import { dataKeyPurpose, openWith, recoveryPublicKeyOf } from './recovery-code.ts';
import { decoySlot, openSlot } from './slots.ts';
import { macHolds, readVault } from './vault-file.ts';
import { isNewSlot, type Span, type VaultFile } from './vault-schema.ts';

export interface OpenedVault {
  readonly file: VaultFile;
  /** 32 bytes that open everything. Whoever holds it wipes it (`fill(0)`) when done. */
  readonly dataKey: Buffer;
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
  /** In the keychain's place, while this account of the PC is being let in. */
  readonly deviceSecret?: Buffer;
}): Promise<OpenedVault> {
  const file = readVault(attempt.home);
  const deviceSecret = attempt.deviceSecret
    ? Buffer.from(attempt.deviceSecret)
    : await readDeviceSecret(attempt.keychain, file);
  const own = file.slots.find((one) => one.staffId === attempt.staffId);
  // A one-time code is no password: it opens by `unlockWithOneTimeCode` alone.
  const slot = own && !oneTimeOf(own) ? own : decoySlot(file, attempt.staffId);
  const dataKey = await openSlot(file, slot, { password: attempt.password, deviceSecret });
  deviceSecret?.fill(0);
  if (dataKey === null) throw new AppError('wrong-password');
  requireSeal(file, dataKey);
  return { file, dataKey };
}

/**
 * Opens the vault with the one-time code that a Lead gave a person, so that they can set a password. Errors: as of
 * `unlockWithPassword`, with 'wrong-code' for 'wrong-password'; 'code-expired', only for the right code.
 */
export async function unlockWithOneTimeCode(attempt: {
  readonly home: string;
  readonly staffId: StaffId;
  readonly code: string;
  readonly keychain: Keychain | null;
  readonly now: Date;
}): Promise<OpenedVault> {
  const file = readVault(attempt.home);
  const deviceSecret = await readDeviceSecret(attempt.keychain, file);
  const own = file.slots.find((one) => one.staffId === attempt.staffId);
  const span = own && oneTimeOf(own);
  const slot = own && span ? own : decoySlot(file, attempt.staffId);
  const dataKey = await openSlot(file, slot, { password: foldOneTimeCode(attempt.code), deviceSecret });
  deviceSecret?.fill(0);
  if (dataKey === null) throw new AppError('wrong-code');
  requireSeal(file, dataKey);
  if (span && isWithin(span, attempt.now)) return { file, dataKey };
  dataKey.fill(0);
  throw new AppError('code-expired');
}

/** From when until when a slot opens by a one-time code; null for one that opens by a password. */
export const oneTimeOf = (slot: VaultFile['slots'][number]): Span | null => (isNewSlot(slot) ? slot.oneTime : null);

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

function openRecoverySeal(file: VaultFile, code: string): Buffer {
  try {
    return openWith(code, Buffer.from(file.recovery.sealedDataKey, 'base64'), dataKeyPurpose(file.vaultId));
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
