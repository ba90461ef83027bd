import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import * as electron from './electron-stand-in.ts';
import { given, start, userData, windowNow } from './shell-on-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

it('asks by the system’s own dialog over our window, and puts the file where the person chose', async () => {
  await start();
  const filePath = join(userData, 'chosen.csv');
  electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath });
  const place = await given.chooseSave!('careboard-audit.csv');
  const [window, options] = electron.dialog.showSaveDialog.mock.lastCall as unknown as [
    unknown,
    Electron.SaveDialogOptions,
  ];
  expect(window).toBe(windowNow());
  expect(options.defaultPath).toBe('careboard-audit.csv');
  expect(options.properties).toContain('dontAddToRecent');
  expect(existsSync(filePath)).toBe(false);
  await place!.write(Buffer.from('a,b'));
  expect(readFileSync(filePath, 'utf8')).toBe('a,b');
  // No half file stays where a place cannot be written to.
  mkdirSync(join(userData, 'folder.csv'));
  electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: join(userData, 'folder.csv') });
  await expect((await given.chooseSave!('x.csv'))!.write(Buffer.from('a'))).rejects.toThrow();
  expect(existsSync(join(userData, 'folder.csv.new'))).toBe(false);
});

it('is nothing when the person stops, and writes nothing', async () => {
  await start();
  expect(await given.chooseSave!('careboard-audit.csv')).toBeNull();
});
