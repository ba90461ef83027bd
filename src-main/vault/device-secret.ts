import { randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import { deriveKey, KEY_BYTES, SALT_BYTES } from './key-derivation.ts';
import { type Keychain, KeychainUnavailable } from './keychain.ts';
import type { VaultFile } from './vault-schema.ts';

export const newDeviceSecret = (): Buffer => randomBytes(KEY_BYTES);

/** Stands in the vault file and tells this device's secret from another's. It says nothing about 256 random bits. */
export const deviceCheckOf = (secret: Buffer): string =>
  deriveKey(secret, 'device secret check').subarray(0, SALT_BYTES).toString('base64');

/**
 * Keeps the secret in this account's keychain under the vault's id and reads it back. Also lets another account or PC
 * in, with the copy from inside the encrypted database. Error 'keychain-unavailable'.
 */
export async function storeDeviceSecret(keychain: Keychain | null, vaultId: string, secret: Buffer): Promise<void> {
  if (keychain === null) throw new AppError('keychain-unavailable');
  const text = secret.toString('base64');
  try {
    await keychain.set(vaultId, text);
    if ((await keychain.get(vaultId)) === text) return;
  } catch (cause) {
    if (cause instanceof KeychainUnavailable) throw new AppError('keychain-unavailable', { cause });
    throw cause;
  }
  throw new AppError('keychain-unavailable');
}

/**
 * This account's device secret for this vault; null in password-only mode, where there is none.
 * Errors: 'device-secret-missing' when the keychain holds none or another's, 'keychain-no-answer' when it cannot say.
 */
export async function readDeviceSecret(
  keychain: Keychain | null,
  file: Pick<VaultFile, 'vaultId' | 'deviceCheck'>,
): Promise<Buffer | null> {
  if (file.deviceCheck === null) return null;
  const secret = Buffer.from((await ask(keychain, file.vaultId)) ?? '', 'base64');
  if (secret.length !== KEY_BYTES || !sameText(deviceCheckOf(secret), file.deviceCheck)) {
    throw new AppError('device-secret-missing');
  }
  return secret;
}

async function ask(keychain: Keychain | null, account: string): Promise<string | null> {
  if (keychain === null) throw new AppError('keychain-no-answer');
  try {
    return await keychain.get(account);
  } catch (cause) {
    if (cause instanceof KeychainUnavailable) throw new AppError('keychain-no-answer', { cause });
    throw cause;
  }
}

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
