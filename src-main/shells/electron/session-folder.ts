import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Gives Chromium a folder of its own for what its default session insists on writing, empty at each start: whatever a
 * killed run left is gone. Call it with the single-instance lock held, so that nobody else uses the folder.
 */
export function freshSessionFolder(): string {
  const folder = join(app.getPath('userData'), 'session');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('sessionData', folder);
  return folder;
}

/** Removes it at the end; what a system still holds open then goes at the next start. */
export function removeSessionFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Chromium's last helper process may still hold a file.
  }
}
