import type { BrowserWindow } from 'electron';

/** The pages as they would leave the printer, by their own size; in memory alone. */
export async function printPdf(window: BrowserWindow | null): Promise<Buffer> {
  if (window === null || window.isDestroyed()) throw new Error('There is no window.');
  return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
}
