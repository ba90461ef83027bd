import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { canonicalJson } from '#main/vault/canonical-json.ts';
import { backupKey } from '#main/vault/key-derivation.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { BackupReason } from '#shared/features/backup/backup.contract.ts';

/** How a backup begins; a file without it is none of ours. */
export const MAGIC = Buffer.from('CAREBOARD BACKUP', 'latin1');
export const BACKUP_FORMAT = 1;
export const BACKUP_ENDING = '.careboard-backup';
const LARGEST_MANIFEST = 100_000;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().min(0);
const fields = {
  format: z.literal(BACKUP_FORMAT),
  vaultId: z.uuid(),
  schoolName: z.string().max(200),
  madeAt: Instant,
  reason: BackupReason,
  generation: Count,
  schemaVersion: Count,
  audit: z.strictObject({ seq: Count, hash: Hash }).nullable(),
  /** How many; never who. */
  counts: z.strictObject({ children: Count, staff: Count, decisions: Count }),
  /** The public half of the recovery code that opens it. */
  recoveryKey: z.string().max(100),
  /** The key file and the register that follow, in this order. */
  keyFile: z.strictObject({ bytes: Count, sha256: Hash }),
  register: z.strictObject({ bytes: Count, sha256: Hash }),
};
const Contents = z.strictObject(fields);
export type ManifestContents = z.infer<typeof Contents>;
const Manifest = z.strictObject({ ...fields, mac: z.base64(), digest: Hash });
/** What a backup says of itself in clear: no secret is needed to list it, and no child stands in it. */
export type Manifest = z.infer<typeof Manifest>;

/** Beginning of the key file and of the register within the file. */
export interface Layout {
  readonly keyFileAt: number;
  readonly registerAt: number;
}

/** The first bytes of a backup: what is authenticated by the data key, and by a plain hash that shows damage without it. */
export function sealManifest(contents: ManifestContents, dataKey: Buffer): { manifest: Manifest; head: Buffer } {
  const sealed = { ...contents, mac: macOf(contents, dataKey).toString('base64') };
  const manifest: Manifest = { ...sealed, digest: digestOf(sealed) };
  const text = Buffer.from(canonicalJson(manifest), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return { manifest, head: Buffer.concat([MAGIC, length, text]) };
}

/** Whether the manifest was written by somebody who held this data key. */
export function isManifestOf(manifest: Manifest, dataKey: Buffer): boolean {
  const { mac, digest: _digest, ...contents } = manifest;
  const given = Buffer.from(mac, 'base64');
  const expected = macOf(contents, dataKey);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** How a file stands: not ours, ours but damaged or cut, made by a newer Careboard, or whole as far as its length tells. */
export type BackupRead =
  | { readonly kind: 'whole'; readonly manifest: Manifest; readonly layout: Layout }
  | { readonly kind: 'damaged' | 'newer' | 'foreign' };

/** Reads what a file says of itself; does not read the register in it. Throws as fs does when the file is away. */
export function readManifest(path: string): BackupRead {
  const file = openSync(path, 'r');
  try {
    const begin = bytesAt(file, 0, MAGIC.length + 4);
    if (!begin.subarray(0, MAGIC.length).equals(MAGIC)) return { kind: 'foreign' };
    if (begin.length < MAGIC.length + 4) return { kind: 'damaged' };
    const length = begin.readUInt32BE(MAGIC.length);
    if (length > LARGEST_MANIFEST) return { kind: 'damaged' };
    const text = bytesAt(file, begin.length, length);
    const manifest = parse(text);
    if (manifest === 'newer' || manifest === null) return { kind: manifest ?? 'damaged' };
    const keyFileAt = begin.length + length;
    const registerAt = keyFileAt + manifest.keyFile.bytes;
    const whole = fstatSync(file).size === registerAt + manifest.register.bytes;
    return whole ? { kind: 'whole', manifest, layout: { keyFileAt, registerAt } } : { kind: 'damaged' };
  } finally {
    closeSync(file);
  }
}

function parse(text: Buffer): Manifest | 'newer' | null {
  let json: unknown;
  try {
    json = JSON.parse(text.toString('utf8'));
  } catch {
    return null;
  }
  const format = (json as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > BACKUP_FORMAT) return 'newer';
  const parsed = Manifest.safeParse(json);
  if (!parsed.success) return null;
  const { digest, ...rest } = parsed.data;
  // Only the one canonical text counts: a changed byte that means nothing would be one that nobody notices.
  return digestOf(rest) === digest && canonicalJson(parsed.data) === text.toString('utf8') ? parsed.data : null;
}

function bytesAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}

function macOf(contents: ManifestContents, dataKey: Buffer): Buffer {
  const key = backupKey(dataKey);
  const mac = createHmac('sha256', key).update(canonicalJson(contents)).digest();
  key.fill(0);
  return mac;
}

const digestOf = (sealed: ManifestContents & { readonly mac: string }): string =>
  createHash('sha256').update(canonicalJson(sealed)).digest('hex');

/** "Careboard 2026-11-24 08-31-05.careboard-backup": sorts by time, and every system takes it. */
export function backupName(at: Instant): string {
  const shown = new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/London' }).replaceAll(':', '-');
  return `Careboard ${shown}${BACKUP_ENDING}`;
}
const NAME = /^Careboard \d{4}-\d\d-\d\d \d\d-\d\d-\d\d\.careboard-backup$/;
/** A name as Careboard gives it: only such files are ever let go by the schedule. */
export const isOwnName = (name: string): boolean => NAME.test(name);
