import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import { roomAt } from '#main/features/backup/sticks.ts';
import type { PackContents } from '#shared/features/trips/pack.model.ts';
import { openPack } from './pack-file.ts';

/** The name under which a pack is no pack yet. */
export const unfinishedName = (fileName: string): string => `${fileName}.unfinished`;

/**
 * Writes a pack under a name that does not count, flushes it, reads it back and opens it by its words: only then it may be given its
 * name. Errors 'pack-no-room', 'pack-not-written'; then nothing is left there.
 */
export async function writePack(
  folder: string,
  fileName: string,
  bytes: Buffer,
  by: { readonly words: string; readonly contents: PackContents; readonly at: Date; readonly vaultId: string },
): Promise<void> {
  const room = roomAt(folder);
  if (room === null) throw new AppError('pack-not-written');
  if (room < bytes.length) throw new AppError('pack-no-room');
  const path = join(folder, unfinishedName(fileName));
  try {
    await rm(path, { force: true });
    // 'wx': never through a link that somebody placed here.
    const out = await open(path, 'wx', 0o600);
    try {
      for (let done = 0; done < bytes.length; ) done += (await out.write(bytes, done)).bytesWritten;
      await out.sync();
    } finally {
      await out.close();
    }
    const { words, at: now, vaultId } = by;
    const opened = await openPack({ bytes: await readFile(path), by: { words }, now, lastSeen: null, vaultId });
    if (!opened.ok || JSON.stringify(opened.value) !== JSON.stringify(by.contents))
      throw new AppError('pack-not-written');
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error instanceof AppError ? error : new AppError('pack-not-written', { cause: error });
  }
}
