import { expect, it, vi } from 'vitest';
import { given, start, windowNow } from './shell-on-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

it('makes a PDF of the very page that is shown, by its own page size, in memory', async () => {
  await start();
  expect((await given.printPdf!()).toString()).toBe('%PDF-');
  const { printToPDF } = windowNow()!.webContents;
  expect(printToPDF).toHaveBeenCalledWith({ preferCSSPageSize: true, printBackground: true });
});

it('makes none where the window is gone', async () => {
  await start();
  windowNow()!.destroy();
  await expect(given.printPdf!()).rejects.toThrow();
});
