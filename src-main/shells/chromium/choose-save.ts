import type { Page } from 'playwright-core';
import type { SavePlace } from '#main/core/ports.ts';

interface Picked {
  createWritable(): Promise<{ write(bytes: Uint8Array): Promise<void>; close(): Promise<void> }>;
}

/**
 * The browser's own "save as". The handle that it gives stays in the page's own memory under our hand; the page's scripts never
 * hear of it. The browser writes beside the place and renames. Null when the person stops.
 */
export async function chooseSave(page: Page, suggestedName: string): Promise<SavePlace | null> {
  const picked = await page.evaluateHandle(async (name) => {
    const { showSaveFilePicker } = globalThis as unknown as {
      showSaveFilePicker(options: { suggestedName: string }): Promise<Picked>;
    };
    try {
      return await showSaveFilePicker({ suggestedName: name });
    } catch (error) {
      if ((error as Error).name === 'AbortError') return null;
      throw error;
    }
  }, suggestedName);
  if (await picked.evaluate((handle) => handle === null)) return null;
  return {
    async write(bytes) {
      await picked.evaluate(async (handle, base64) => {
        const file = await handle?.createWritable();
        await file?.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
        await file?.close();
      }, bytes.toString('base64'));
      await picked.dispose();
    },
  };
}
