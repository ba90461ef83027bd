import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';

interface Picked {
  getFile(): Promise<{ readonly name: string; readonly size: number; slice(from: number, to: number): Blob }>;
}
const PIECE = 4 << 20;

/**
 * The browser's own dialog for a file. It tells no path, so the file, which is sealed, is carried over piece by piece into `folder`;
 * the page's scripts never hear of it. Answers where it lies now; null when the person stops.
 */
export async function chooseBackup(page: Page, folder: string): Promise<string | null> {
  const picked = await page.evaluateHandle(async () => {
    const { showOpenFilePicker } = globalThis as unknown as { showOpenFilePicker(): Promise<Picked[]> };
    try {
      return (await (await showOpenFilePicker())[0]?.getFile()) ?? null;
    } catch (error) {
      if ((error as Error).name === 'AbortError') return null;
      throw error;
    }
  });
  const about = await picked.evaluate((file) => file && { name: file.name, size: file.size });
  if (about === null) return null;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  const path = join(folder, basename(about.name));
  writeFileSync(path, '', { mode: 0o600 });
  for (let from = 0; from < about.size; from += PIECE) {
    const base64 = await picked.evaluate(
      async (file, [at, to]) => {
        const bytes = new Uint8Array((await file?.slice(at, to).arrayBuffer()) ?? new ArrayBuffer(0));
        let text = '';
        // In stretches: as many words as a piece has bytes are too many for one call.
        for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
        return btoa(text);
      },
      [from, from + PIECE] as const,
    );
    appendFileSync(path, Buffer.from(base64, 'base64'));
  }
  await picked.dispose();
  return path;
}
