import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { giveRoom } from './kept-room.ts';

/** A virus scanner may hold a file on Windows for a moment; a rename over it is tried this often. */
const RENAME_TRIES = 8;
const RENAME_PAUSE_MS = 25;

/**
 * Puts `bytes` in place of the file, whole or not at all: written beside it, flushed, renamed over it, folder flushed.
 * When this returns, the new bytes survive a pulled plug. Synchronous, so that two saves in one process cannot mix.
 * A full disk gets back some of the room that is kept beside the file. Error 'disk-full'; the old file is then untouched.
 */
export function replaceFile(path: string, bytes: Buffer): void {
  const folder = dirname(path);
  const fresh = `${path}.new`;
  for (;;) {
    try {
      rmSync(fresh, { force: true });
      writeFlushed(fresh, bytes);
      renameOver(fresh, path);
      break;
    } catch (cause) {
      try {
        rmSync(fresh, { force: true });
      } catch {
        // The first error says more; a left-over is removed by the next save.
      }
      const code = codeOf(cause);
      if (code !== 'ENOSPC' && code !== 'EDQUOT') throw cause;
      if (!giveRoom(folder)) throw new AppError('disk-full', { cause });
    }
  }
  flushFolder(folder);
}

function writeFlushed(path: string, bytes: Buffer): void {
  // 'wx': never through a link that somebody placed here.
  const file = openSync(path, 'wx', 0o660);
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Renames, also over a file that a virus scanner holds for a moment. */
export function renameOver(from: string, to: string): void {
  for (let left = RENAME_TRIES; ; left -= 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const held = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (!held || left <= 1) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RENAME_PAUSE_MS);
    }
  }
}

/** After this, what was renamed or removed in the folder stays so, also when the plug is pulled. */
export function flushFolder(folder: string): void {
  // Windows cannot open a folder for flushing; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';
