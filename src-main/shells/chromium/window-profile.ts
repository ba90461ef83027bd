import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'careboard-window-';
/** Memory that looks like a folder: what a browser insists on writing then never reaches a disk. */
const IN_MEMORY = '/dev/shm';

const TEMPORARY = 'Temporary';

/** The browser must never offer to keep what is typed, nor send a page away to be translated or spell-checked. */
const PREFERENCES = {
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
  browser: { enable_spellchecking: false },
  session: { restore_on_startup: 5 },
};

/**
 * A fresh profile folder for one window, in memory where the system has such a place. Those of windows that were killed
 * before they could tidy up are removed first.
 */
export function makeProfile(): string {
  const parent = inMemory() ? IN_MEMORY : tmpdir();
  removeStale(parent);
  const profile = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  mkdirSync(join(profile, 'Default'));
  mkdirSync(join(profile, TEMPORARY));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  return profile;
}

/**
 * The browser's temporary folder, inside the profile: it keeps what its processes share, pictures of the page among it, in
 * nameless files there, which on a disk would be children's photos in clear.
 */
export function withOwnTemporaryFolder(
  env: NodeJS.ProcessEnv,
  profile: string,
): Readonly<Record<string, string | undefined>> {
  const folder = join(profile, TEMPORARY);
  return { ...env, TMPDIR: folder, TMP: folder, TEMP: folder };
}

/** Removes a profile whose browser has ended; its last helper process may hold a file for a moment. */
export const removeProfile = (profile: string): void =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

function inMemory(): boolean {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function removeStale(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (Number.isNaN(owner) || isRunning(owner)) continue;
    try {
      removeProfile(join(parent, name));
    } catch {
      // Another account's: theirs to remove.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
