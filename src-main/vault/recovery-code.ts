import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import { foldCrockford, fromCrockford, toCrockford } from './crockford.ts';
import { deriveKey } from './key-derivation.ts';
import { keyPairOf, openBox, sealBox } from './sealed-box.ts';

const CODE_BYTES = 20;
const CODE_LETTERS = 32;
const CHECK_LETTERS = 4;
const GROUP_LETTERS = 4;
/** No code, however spaced, is longer; a pasted megabyte is a slip. */
const LONGEST_TYPED = 200;

/**
 * A new code for paper: 160 random bits as eight groups of four, then a ninth group that only checks the typing.
 * Strings cannot be wiped: show it and let it go.
 */
export function newRecoveryCode(): string {
  const secret = randomBytes(CODE_BYTES);
  const code = (toCrockford(secret) + checkOf(secret)).match(new RegExp(`.{${GROUP_LETTERS}}`, 'g')) ?? [];
  secret.fill(0);
  return code.join('-');
}

/** The typed text as it is compared: capital letters and digits only, O as 0, I and L as 1. For single groups too. */
export const foldRecoveryCode = (typed: string): string => foldCrockford(typed.slice(0, LONGEST_TYPED));

/**
 * The public half (32 bytes), to which things are sealed without the code.
 * Error 'recovery-code-slip' when the text is no code as printed: a letter is wrong, missing or too many.
 */
export function recoveryPublicKeyOf(code: string): Buffer {
  return withKeyPair(code, (pair) => pair.publicKey);
}

/** Seals bytes so that only the recovery code opens them. `purpose` must be given again: no sealed thing serves as another. */
export const sealTo = (publicKey: Buffer, bytes: Buffer, purpose = ''): Buffer => sealBox(publicKey, bytes, purpose);

/** For what a data key is sealed to the code. */
export const dataKeyPurpose = (vaultId: string): string => `data key of ${vaultId}`;

/** The way in that a vault file keeps for the code: its public half, and the data key sealed to it. */
export const recoverySlot = (
  publicKey: Buffer,
  dataKey: Buffer,
  vaultId: string,
): { readonly publicKey: string; readonly sealedDataKey: string } => ({
  publicKey: publicKey.toString('base64'),
  sealedDataKey: sealTo(publicKey, dataKey, dataKeyPurpose(vaultId)).toString('base64'),
});

/**
 * Opens what `sealTo` sealed. Errors: 'recovery-code-slip' for a typing slip, 'wrong-recovery-code' for a properly typed
 * code of another register, or sealed bytes that were changed.
 */
export function openWith(code: string, sealed: Buffer, purpose = ''): Buffer {
  const opened = withKeyPair(code, (pair) => openBox(pair, sealed, purpose));
  if (opened === null) throw new AppError('wrong-recovery-code');
  return opened;
}

function withKeyPair<T>(code: string, use: (pair: ReturnType<typeof keyPairOf>) => T): T {
  const secret = parse(code);
  const seed = deriveKey(secret, 'recovery x25519 key');
  secret.fill(0);
  try {
    return use(keyPairOf(seed));
  } finally {
    seed.fill(0);
  }
}

function parse(code: string): Buffer {
  const folded = code.length > LONGEST_TYPED ? '' : foldCrockford(code);
  const secret = folded.length === CODE_LETTERS + CHECK_LETTERS ? fromCrockford(folded.slice(0, CODE_LETTERS)) : null;
  if (secret === null || checkOf(secret) !== folded.slice(CODE_LETTERS)) throw new AppError('recovery-code-slip');
  return secret;
}

/** Twenty bits of a hash: one slip in a million passes as a code, and is then a wrong one. */
function checkOf(secret: Buffer): string {
  const hash = createHash('sha256').update('careboard/1 recovery code check').update(secret).digest();
  return toCrockford(hash).slice(0, CHECK_LETTERS);
}
