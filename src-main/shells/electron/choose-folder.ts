import { BrowserWindow, dialog } from 'electron';

/** The system's own dialog for a folder, over our window; null when it is closed without a choice. */
export async function chooseFolder(): Promise<string | null> {
  const options = {
    title: 'Where should backups go?',
    buttonLabel: 'Use this folder',
    properties: ['openDirectory', 'createDirectory'] as ('openDirectory' | 'createDirectory')[],
  };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}
