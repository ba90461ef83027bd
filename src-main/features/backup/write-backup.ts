import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { flushFolder } from '#main/vault/replace-file.ts';
import type { Manifest } from './backup-file.ts';

const SLICE = 1 << 20;

/** SHA-256 of a whole file, read in slices. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    await eachSlice(file, 0, Number.MAX_SAFE_INTEGER, (slice) => void hash.update(slice));
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/**
 * Writes a backup under a name that does not count, flushes it, reads it back from the folder and compares every byte, and only then
 * gives it its name: a stick that is pulled half way leaves nothing that could be taken for a backup.
 */
export async function writeOut(
  wish: {
    readonly folder: string;
    readonly name: string;
    readonly manifest: Manifest;
    /** The file that holds the register, from this byte on. */
    readonly register: string;
    readonly registerAt: number;
  },
  head: Buffer,
  keyFile: Buffer,
  onBytes: (bytes: number) => void,
): Promise<string> {
  const unfinished = join(wish.folder, `${wish.name}.unfinished`);
  const path = join(wish.folder, wish.name);
  try {
    await rm(unfinished, { force: true });
    // 'wx': never through a link that somebody placed here.
    const out = await open(unfinished, 'wx', 0o660);
    try {
      await writeAll(out, head);
      await writeAll(out, keyFile);
      const from = await open(wish.register, 'r');
      try {
        await eachSlice(from, wish.registerAt, wish.manifest.register.bytes, async (slice) => {
          await writeAll(out, slice);
          onBytes(slice.length);
        });
      } finally {
        await from.close();
      }
      await out.sync();
    } finally {
      await out.close();
    }
    await readBack(unfinished, head, keyFile, wish.manifest, onBytes);
    await rename(unfinished, path);
    flushFolder(wish.folder);
    return path;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function readBack(
  path: string,
  head: Buffer,
  keyFile: Buffer,
  manifest: Manifest,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const file = await open(path, 'r');
  try {
    const begin = Buffer.alloc(head.length + keyFile.length);
    await file.read(begin, 0, begin.length, 0);
    const hash = createHash('sha256');
    const read = await eachSlice(file, begin.length, Number.MAX_SAFE_INTEGER, (slice) => {
      hash.update(slice);
      onBytes(slice.length);
    });
    const same =
      begin.equals(Buffer.concat([head, keyFile])) &&
      read === manifest.register.bytes &&
      hash.digest('hex') === manifest.register.sha256;
    if (!same) throw new AppError('backup-check-failed');
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
}

/** Hands over a stretch of a file, a slice at a time; answers how many bytes there were. */
export async function eachSlice(
  file: FileHandle,
  from: number,
  most: number,
  take: (slice: Buffer) => Promise<void> | void,
): Promise<number> {
  const slice = Buffer.alloc(SLICE);
  let done = 0;
  while (done < most) {
    const { bytesRead } = await file.read(slice, 0, Math.min(SLICE, most - done), from + done);
    if (bytesRead === 0) break;
    await take(slice.subarray(0, bytesRead));
    done += bytesRead;
  }
  return done;
}
