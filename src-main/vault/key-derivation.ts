import { hkdfSync } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';

/** Every key, salt-free secret and derived value is this long. */
export const KEY_BYTES = 32;
export const SALT_BYTES = 16;
/** Longer passwords are never accepted (OWASP ASVS asks for at least 64). Counted in characters, after NFC. */
export const LONGEST_PASSWORD = 128;

const FLOOR_MEMORY_KIB = 65_536;
const CAP_MEMORY_KIB = 131_072;

/**
 * Cost of Argon2id as it stands in the vault file. The lower bounds are the floor: a file that asks for less was
 * tampered with and is refused. The upper bounds keep a tampered file from eating the machine.
 */
export const KdfParameters = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKiB: z.int().min(FLOOR_MEMORY_KIB).max(262_144),
  passes: z.int().min(3).max(10),
  lanes: z.literal(1),
});
export type KdfParameters = z.infer<typeof KdfParameters>;

export const KDF_FLOOR: KdfParameters = { algorithm: 'argon2id', memoryKiB: FLOOR_MEMORY_KIB, passes: 3, lanes: 1 };

/**
 * The cost for a new vault: the floor, or double the memory where this machine finishes the floor in under a quarter
 * of a second. Raised only, and only at set-up.
 */
export async function calibrateKdf(): Promise<KdfParameters> {
  const started = performance.now();
  (await argon2id(Buffer.alloc(1), Buffer.alloc(SALT_BYTES), KDF_FLOOR, null)).fill(0);
  return performance.now() - started < 250 ? { ...KDF_FLOOR, memoryKiB: CAP_MEMORY_KIB } : KDF_FLOOR;
}

/**
 * The key of one person's slot. `deviceSecret` is null in password-only mode. A password over the limit cannot be
 * anybody's; it costs the same time as any wrong one and derives a key that no slot was sealed with.
 */
export async function deriveSlotKey(
  password: string,
  salt: Buffer,
  kdf: KdfParameters,
  deviceSecret: Buffer | null,
): Promise<Buffer> {
  const bytes = Buffer.from(normalisePassword(password) ?? '', 'utf8');
  const stretched = await argon2id(bytes, salt, KdfParameters.parse(kdf), deviceSecret);
  const key = deriveKey(stretched, 'slot key');
  bytes.fill(0);
  stretched.fill(0);
  return key;
}

/**
 * The key that seals a trip pack's own: from the words that its leader is given, folded by the caller. Bound to no device, since the pack
 * is opened on another computer. Below the floor, or above what a machine can bear, a header is refused.
 */
export async function derivePassphraseKey(words: string, salt: Buffer, kdf: KdfParameters): Promise<Buffer> {
  const bytes = Buffer.from(words, 'utf8');
  const stretched = await argon2id(bytes, salt, KdfParameters.parse(kdf), null);
  const key = deriveKey(stretched, 'trip pack key');
  bytes.fill(0);
  stretched.fill(0);
  return key;
}

/** NFC, so that "é" typed on two keyboards is one password; null when it is longer than any accepted one. */
export function normalisePassword(password: string): string | null {
  // NFC shortens by a factor of four at most, so a megabyte is refused before it is looked at.
  if (password.length > LONGEST_PASSWORD * 8) return null;
  const normal = password.normalize('NFC');
  return [...normal].length > LONGEST_PASSWORD ? null : normal;
}

/** Raw key of the encrypted database (SQLCipher). */
export const databaseKey = (dataKey: Buffer): Buffer => deriveKey(dataKey, 'database key');
/** Seals the backups of this data key. */
export const backupKey = (dataKey: Buffer): Buffer => deriveKey(dataKey, 'backup key');
/** Authenticates the vault file. */
export const vaultFileMacKey = (dataKey: Buffer): Buffer => deriveKey(dataKey, 'vault file mac key');

/** Authenticates the witness of the register's files. From the database key: whoever opens the one keeps the other. */
export const registerWitnessKey = (databaseKey: Buffer): Buffer => deriveKey(databaseKey, 'register witness key');

type Label =
  | 'slot key'
  | 'trip pack key'
  | 'slot x25519 key'
  | 'enrolment key'
  | 'database key'
  | 'backup key'
  | 'vault file mac key'
  | 'register witness key'
  | 'recovery x25519 key'
  | 'device secret check';

/** HKDF-SHA256 with one label per use, so that no key can stand in for another. */
export function deriveKey(secret: Buffer, label: Label): Buffer {
  if (secret.length === 0) throw new Error('Nothing to derive from.');
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `careboard/1 ${label}`, KEY_BYTES));
}

function argon2id(bytes: Buffer, salt: Buffer, kdf: KdfParameters, secret: Buffer | null): Promise<Buffer> {
  return hashRaw(bytes, {
    algorithm: 2, // Argon2id: the package's constant cannot be imported from a module that is compiled on its own.
    memoryCost: kdf.memoryKiB,
    timeCost: kdf.passes,
    parallelism: kdf.lanes,
    outputLen: KEY_BYTES,
    salt,
    ...(secret === null ? {} : { secret }),
  });
}
