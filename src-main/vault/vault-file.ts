import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { canonicalJson } from './canonical-json.ts';
import { vaultFileMacKey } from './key-derivation.ts';
import { replaceFile } from './replace-file.ts';
import { VAULT_FORMAT, VaultContents, VaultFile } from './vault-schema.ts';

export type { VaultFile };

const LARGEST_BYTES = 4_000_000;

export const vaultFilePath = (home: string): string => join(home, 'vault.json');

/**
 * Reads vault.json as far as it can be judged without a key: shape, floor of the cost, checksum. The seal over it is
 * checked by `macHolds` once the data key is there.
 * Errors: 'vault-missing', 'vault-damaged', 'vault-newer'.
 */
export function readVault(home: string): VaultFile {
  const bytes = readBytes(vaultFilePath(home));
  const json = parseJson(bytes);
  if (formatOf(json) > VAULT_FORMAT) throw new AppError('vault-newer');
  const parsed = VaultFile.safeParse(json);
  // Only the one canonical text counts: a changed byte that means nothing would be a change that nobody notices.
  if (!parsed.success || !bytes.equals(textOf(parsed.data)) || digestOf(parsed.data) !== parsed.data.digest) {
    throw new AppError('vault-damaged');
  }
  return parsed.data;
}

/**
 * Seals the contents with the data key and puts them in place of vault.json. After a crash at any instant the old or
 * the new file is there, whole. Errors: 'bad-input' for contents that could not be read back, 'disk-full'.
 */
export function writeVault(
  home: string,
  contents: VaultContents,
  dataKey: Buffer,
  path = vaultFilePath(home),
): VaultFile {
  const parsed = VaultContents.safeParse(contents);
  if (!parsed.success) throw new AppError('bad-input');
  const authenticated = { ...parsed.data, mac: macOf(parsed.data, dataKey).toString('base64') };
  const file: VaultFile = { ...authenticated, digest: digestOf(authenticated) };
  replaceFile(path, textOf(file));
  return file;
}

/** Whether nothing in the file was changed by anybody who lacks the data key. */
export function macHolds(file: VaultFile, dataKey: Buffer): boolean {
  return timingSafeEqual(macOf(file, dataKey), Buffer.from(file.mac, 'base64'));
}

/** What the MAC covers: all fields but the two seals. */
export function contentsOf(file: VaultFile): VaultContents {
  const { mac: _mac, digest: _digest, ...contents } = file;
  return contents;
}

function macOf(file: VaultContents | VaultFile, dataKey: Buffer): Buffer {
  const key = vaultFileMacKey(dataKey);
  const mac = createHmac('sha256', key)
    .update(canonicalJson(contentsOf({ mac: '', digest: '', ...file })))
    .digest();
  key.fill(0);
  return mac;
}

function digestOf(file: VaultContents & { readonly mac: string; readonly digest?: string }): string {
  const { digest: _digest, ...rest } = file;
  return createHash('sha256').update(canonicalJson(rest)).digest('base64');
}

const textOf = (file: VaultFile): Buffer => Buffer.from(`${canonicalJson(file)}\n`, 'utf8');

function readBytes(path: string): Buffer {
  try {
    if (statSync(path).size > LARGEST_BYTES) throw new AppError('vault-damaged');
    return readFileSync(path);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('vault-missing', { cause });
    if (code === 'EISDIR' || code === 'EIO') throw new AppError('vault-damaged', { cause });
    throw cause;
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('vault-damaged', { cause });
  }
}

function formatOf(json: unknown): number {
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : 0;
  return Number.isSafeInteger(format) ? Number(format) : 0;
}
