import { existsSync } from 'node:fs';
import { join } from 'node:path';

const WINDOWS_ROOTS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'] as const;
const WINDOWS_PROGRAMS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'] as const;

const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, () => readonly string[]>>> = {
  linux: () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'],
  darwin: () =>
    ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`),
  win32: () =>
    WINDOWS_ROOTS.flatMap((root) => {
      const folder = process.env[root];
      return folder === undefined ? [] : WINDOWS_PROGRAMS.map((program) => join(folder, program));
    }),
};

/** The installed browser of the Chromium family that the shell drives, or null. */
export const findBrowser = (): string | null =>
  PROGRAMS[process.platform]?.().find((program) => existsSync(program)) ?? null;
