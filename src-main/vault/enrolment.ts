import { randomBytes } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import { canonicalJson } from './canonical-json.ts';
import { deviceCheckOf } from './device-secret.ts';
import { deriveKey, deriveSlotKey, SALT_BYTES } from './key-derivation.ts';
import { foldOneTimeCode, isWithin } from './one-time-code.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import { readVault } from './vault-file.ts';
import { save } from './vault-save.ts';
import type { Enrolment, Span, VaultFile } from './vault-schema.ts';

type Vault = Pick<VaultFile, 'vaultId' | 'kdf'>;
/** JSON leaves out what is not there. */
const NONE = { enrolment: undefined };

/**
 * Puts the device secret into the vault file under a code, for another account of this PC that has none. A code that was out before
 * no longer counts. The secret alone opens nothing: it takes a person's password too. Errors 'vault-damaged', 'disk-full'.
 */
export async function offerEnrolment(wish: {
  readonly home: string;
  readonly dataKey: Buffer;
  readonly deviceSecret: Buffer;
  readonly code: string;
  readonly span: Span;
}): Promise<VaultFile> {
  const { home, dataKey, deviceSecret, span } = wish;
  const { vaultId, kdf } = readVault(home);
  const salt = randomBytes(SALT_BYTES);
  const key = await enrolmentKey(wish.code, salt, kdf);
  const half = { kdf, salt: salt.toString('base64'), span };
  const sealed = sealBytes(key, deviceSecret, boundTo({ vaultId, kdf }, half));
  key.fill(0);
  return save(home, dataKey, () => ({ enrolment: { ...half, sealed: sealed.toString('base64') } }));
}

/** Takes the offer back, when it was used or its time is over. */
export const endEnrolment = (home: string, dataKey: Buffer): VaultFile => save(home, dataKey, () => NONE);

/**
 * The device secret from the offer. Errors: 'wrong-code', also when no code is out; 'code-expired', only for the right code.
 */
export async function openEnrolment(file: VaultFile, code: string, now: Date): Promise<Buffer> {
  const { enrolment } = file;
  if (!enrolment) throw new AppError('wrong-code');
  const key = await enrolmentKey(code, Buffer.from(enrolment.salt, 'base64'), enrolment.kdf);
  const secret = openBytes(key, Buffer.from(enrolment.sealed, 'base64'), boundTo(file, enrolment));
  key.fill(0);
  if (secret === null || deviceCheckOf(secret) !== file.deviceCheck) throw new AppError('wrong-code');
  if (isWithin(enrolment.span, now)) return secret;
  secret.fill(0);
  throw new AppError('code-expired');
}

async function enrolmentKey(code: string, salt: Buffer, kdf: Vault['kdf']): Promise<Buffer> {
  const stretched = await deriveSlotKey(foldOneTimeCode(code), salt, kdf, null);
  const key = deriveKey(stretched, 'enrolment key');
  stretched.fill(0);
  return key;
}

const boundTo = ({ vaultId }: Vault, { kdf, salt, span }: Omit<Enrolment, 'sealed'>): Buffer =>
  Buffer.from(canonicalJson({ use: 'enrolment', vaultId, kdf, salt, span }), 'utf8');
