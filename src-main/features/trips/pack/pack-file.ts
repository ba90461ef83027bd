import { createHash, randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import { derivePassphraseKey, KDF_FLOOR, KdfParameters, KEY_BYTES, SALT_BYTES } from '#main/vault/key-derivation.ts';
import { openBytes, SEAL_OVERHEAD, sealBytes } from '#main/vault/sealed-bytes.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { TripPackId } from '#shared/domain/ids.ts';
import { PackContents, type PackTrouble } from '#shared/features/trips/pack.model.ts';
import { packTime, typedWords } from '#shared/features/trips/pack.rules.ts';
import { WORD_LIST } from './word-list.ts';

/** `CBTRIP` and two bytes of the format: a reader of a later one says so. */
const MAGIC = Buffer.from('CBTRIP', 'latin1');
export const PACK_FORMAT = 1;
export const WORDS = 6;
const HEAD = MAGIC.length + 2 + 4;
const SUM = 32;
const LONGEST_HEADER = 4096;
/** The length of a pack tells how many children it holds to this many bytes only. */
const PADDED_TO = 65_536;

const Header = z.strictObject({
  packId: TripPackId,
  /** Whose register: not its name. */
  vaultId: z.string().min(1).max(100),
  readableFrom: Instant,
  readableUntil: Instant,
  kdf: KdfParameters,
  salt: z.base64(),
  /** The pack's own random key, sealed by the words. */
  wrapped: z.base64(),
  bodyBytes: z
    .int()
    .min(SEAL_OVERHEAD)
    .max(512 << 20),
});
export type PackHeader = z.infer<typeof Header>;
type Sealing = Pick<PackHeader, 'packId' | 'vaultId' | 'readableFrom' | 'readableUntil'>;

/** Six words by the system's generator: 2,458 to the sixth, 67 bits, before Argon2id. */
export const newWords = (): string =>
  Array.from({ length: WORDS }, () => WORD_LIST[randomInt(WORD_LIST.length)] ?? '').join(' ');

export interface MadePack {
  readonly bytes: Buffer;
  /** For the office's register, so that the return opens without the words. */
  readonly key: Buffer;
}

/**
 * Seals a pack: magic, format, length of the header, header, body, SHA-256 of all before it. The sum tells a damaged file from wrong words
 * and stops nobody; what authenticates is AES-256-GCM, over the body with the header bound to it, and over the key with what the
 * header says of school and time.
 */
export async function sealPack(
  contents: PackContents,
  sealing: Sealing,
  words: string,
  random: (bytes: number) => Buffer = randomBytes,
): Promise<MadePack> {
  const key = random(KEY_BYTES);
  const salt = random(SALT_BYTES);
  const wrapKey = await derivePassphraseKey(typedWords(words), salt, KDF_FLOOR);
  const wrapped = sealBytes(wrapKey, key, boundToKey(sealing));
  wrapKey.fill(0);
  const plain = padded(Buffer.from(JSON.stringify(PackContents.parse(contents)), 'utf8'));
  const header: PackHeader = {
    ...{ packId: sealing.packId, vaultId: sealing.vaultId },
    ...{ readableFrom: sealing.readableFrom, readableUntil: sealing.readableUntil },
    ...{ kdf: KDF_FLOOR, salt: salt.toString('base64'), wrapped: wrapped.toString('base64') },
    bodyBytes: plain.length + SEAL_OVERHEAD,
  };
  const head = headBytes(header);
  const body = sealBytes(key, plain, head);
  plain.fill(0);
  const sum = createHash('sha256').update(head).update(body).digest();
  return { bytes: Buffer.concat([head, body, sum]), key };
}

function headBytes(header: PackHeader): Buffer {
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const front = Buffer.alloc(HEAD);
  MAGIC.copy(front);
  front.writeUInt16BE(PACK_FORMAT, MAGIC.length);
  front.writeUInt32BE(text.length, MAGIC.length + 2);
  return Buffer.concat([front, text]);
}

const boundToKey = ({ packId, vaultId, readableFrom, readableUntil }: Sealing): Buffer =>
  Buffer.from(['careboard trip pack key', packId, vaultId, readableFrom, readableUntil].join('\n'), 'utf8');

/** The length first, then the text, then zeros to a whole number of blocks. */
function padded(text: Buffer): Buffer {
  const whole = Buffer.alloc(Math.ceil((text.length + 4) / PADDED_TO) * PADDED_TO);
  whole.writeUInt32BE(text.length);
  text.copy(whole, 4);
  text.fill(0);
  return whole;
}

export type Opened<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: PackTrouble };
const no = (trouble: PackTrouble) => ({ ok: false, trouble }) as const;

/** What stands on the outside of a pack, whole and unharmed: no words needed, nothing of it trusted before it opens. */
export function readPackHeader(
  bytes: Buffer,
): Opened<{ readonly header: PackHeader; readonly head: Buffer; readonly body: Buffer }> {
  const begin = bytes.subarray(0, MAGIC.length);
  if (!begin.equals(MAGIC.subarray(0, begin.length))) return no('not-a-pack');
  if (bytes.length < MAGIC.length + 2) return no('cut-short');
  if (bytes.readUInt16BE(MAGIC.length) !== PACK_FORMAT)
    return no(bytes.readUInt16BE(MAGIC.length) > PACK_FORMAT ? 'newer' : 'damaged');
  if (bytes.length < HEAD) return no('cut-short');
  const headerBytes = bytes.readUInt32BE(MAGIC.length + 2);
  if (headerBytes > LONGEST_HEADER) return no('damaged');
  const bodyAt = HEAD + headerBytes;
  if (bytes.length < bodyAt) return no('cut-short');
  const header = parsed(Header, bytes.subarray(HEAD, bodyAt));
  if (header === null) return no('damaged');
  const end = bodyAt + header.bodyBytes;
  if (bytes.length < end + SUM) return no('cut-short');
  const sum = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (bytes.length > end + SUM || !sum.equals(bytes.subarray(end))) return no('damaged');
  return { ok: true, value: { header, head: bytes.subarray(0, bodyAt), body: bytes.subarray(bodyAt, end) } };
}

function parsed<T>(schema: z.ZodType<T>, bytes: Buffer): T | null {
  try {
    const result = schema.safeParse(JSON.parse(bytes.toString('utf8')));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}

export interface OpeningPack {
  readonly bytes: Buffer;
  /** The six words as they were typed; or the key that the office kept, which no window holds. */
  readonly by: { readonly words: string } | { readonly key: Buffer };
  readonly now: Date;
  /** The latest time at which this computer opened it; null: never. */
  readonly lastSeen: Instant | null;
  /** The register that must have made it; null: a laptop without one. */
  readonly vaultId: string | null;
}

/** Opens a pack, or says why not; then nothing of it is shown. Needs no window, no register and no network. */
export async function openPack({ bytes, by, now, lastSeen, vaultId }: OpeningPack): Promise<Opened<PackContents>> {
  const read = readPackHeader(bytes);
  if (!read.ok) return read;
  const { header, head, body } = read.value;
  if (vaultId !== null && header.vaultId !== vaultId) return no('other-school');
  const time = 'words' in by ? packTime(header, now, lastSeen) : null;
  if (time !== null) return no(time);
  const key = 'key' in by ? by.key : await unwrap(header, by.words);
  if (key === null) return no('wrong-words');
  const plain = openBytes(key, body, head);
  if (plain === null) return no('damaged');
  const length = plain.readUInt32BE();
  const contents = parsed(PackContents, plain.subarray(4, 4 + length));
  plain.fill(0);
  return contents && contents.packId === header.packId ? { ok: true, value: contents } : no('damaged');
}

async function unwrap(header: PackHeader, words: string): Promise<Buffer | null> {
  const wrapKey = await derivePassphraseKey(typedWords(words), Buffer.from(header.salt, 'base64'), header.kdf);
  const key = openBytes(wrapKey, Buffer.from(header.wrapped, 'base64'), boundToKey(header));
  wrapKey.fill(0);
  return key;
}
