import { type BrowserWindow, dialog } from 'electron';
import type { SavePlace } from '#main/core/ports.ts';
import { replaceFile } from '#main/vault/replace-file.ts';

/** The system's own "save as", over our window. The file is written beside the place and renamed: whole or not at all. */
export async function chooseSave(window: BrowserWindow | null, suggestedName: string): Promise<SavePlace | null> {
  if (window === null || window.isDestroyed()) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    // The name of what was taken out has no business in the system's list of recent files.
    properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
  });
  if (canceled || filePath === '') return null;
  return { write: async (bytes) => replaceFile(filePath, bytes) };
}
