import { expect, it, vi } from 'vitest';
import { chooseBackup, chooseFolder } from '#main/shells/electron/choose-folder.ts';
import * as electron from './electron-stand-in.ts';
import { start, windowNow } from './shell-on-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const asked = () => electron.dialog.showOpenDialog.mock.lastCall as unknown as [unknown, Electron.OpenDialogOptions];
const answers = (canceled: boolean, ...filePaths: string[]) =>
  electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled, filePaths });

it('asks over our window for a backup file or a folder, and leaves no name of it in the system’s list of recent files', async () => {
  await start();
  answers(false, '/server/Careboard.careboard-backup');
  expect(await chooseBackup.file!()).toBe('/server/Careboard.careboard-backup');
  expect(asked()[0]).toBe(windowNow());
  expect(asked()[1].properties).toEqual(['openFile', 'dontAddToRecent']);
  expect(asked()[1].filters?.[0]?.extensions).toEqual(['careboard-backup']);
  answers(false, '/server');
  expect(await chooseBackup.folder!()).toBe('/server');
  expect(asked()[1].properties).toEqual(['openDirectory', 'dontAddToRecent']);
});

it('is null when the person stops', async () => {
  await start();
  answers(true);
  expect(await chooseBackup.file!()).toBeNull();
  answers(true);
  expect(await chooseFolder()).toBeNull();
});
