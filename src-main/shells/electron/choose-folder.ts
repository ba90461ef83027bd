import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { BackupPort } from '#main/core/ports.ts';

/** The system's own dialog over our window; null when it is closed without a choice. */
async function choose(options: OpenDialogOptions): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** Where backups are to go. */
export const chooseFolder = (): Promise<string | null> =>
  choose({
    title: 'Where should backups go?',
    buttonLabel: 'Use this folder',
    properties: ['openDirectory', 'createDirectory'],
  });

/** A backup that is to be put back, or a folder with some in it. Every file is offered: what one is, the core reads in it. */
export const chooseBackup: NonNullable<BackupPort['chooseBackup']> = {
  file: () =>
    choose({
      title: 'Which backup?',
      buttonLabel: 'Look at this backup',
      filters: [
        { name: 'Careboard backups', extensions: ['careboard-backup'] },
        { name: 'All files', extensions: ['*'] },
      ],
      properties: ['openFile', 'dontAddToRecent'],
    }),
  folder: () =>
    choose({
      title: 'In which folder are the backups?',
      buttonLabel: 'Look in this folder',
      properties: ['openDirectory', 'dontAddToRecent'],
    }),
};
