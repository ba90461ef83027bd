import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { flushFolder, renameOver } from '#main/vault/replace-file.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';
import { LOCK_FILE, lockFolder } from './folder-lock.ts';

/** The one file of the register, beside vault.json. */
export const REGISTER_FILE = 'register.db';
/** Where a new register grows; nothing in it is whole. */
const MAKING = 'making';
/** The same folder under another name once everything in it is whole: from then on it is only moved. */
const MADE = 'made';

/** An empty folder in which a register can be made. Hold the lock of `home`. */
export function beginMaking(home: string): string {
  const making = join(home, MAKING);
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  return making;
}

/** Whatever came of it is not wanted. */
export const dropMaking = (home: string): void => rmSync(join(home, MAKING), { recursive: true, force: true });

/** What was made is whole and closed: it becomes the folder's own, vault.json last. Hold the lock of `home`. */
export function moveIn(home: string): void {
  flushFolder(join(home, MAKING));
  renameOver(join(home, MAKING), join(home, MADE));
  flushFolder(home);
  moveMade(home);
}

/**
 * Ends what a kill cut off in a first run: a whole register is moved in, a half one goes. Nothing happens while another Careboard
 * is at it, and nothing ever takes the place of a register that is there.
 */
export function finishMaking(home: string): void {
  if (![MAKING, MADE].some((name) => existsSync(join(home, name)))) return;
  const unlock = lockFolder(home);
  if (unlock === null) return;
  try {
    dropMaking(home);
    moveMade(home);
  } finally {
    unlock();
  }
}

function moveMade(home: string): void {
  const made = join(home, MADE);
  if (!existsSync(made)) return;
  const last = basename(vaultFilePath(home));
  const names = readdirSync(made).filter((name) => name !== LOCK_FILE);
  const taken = [last, REGISTER_FILE].some((name) => names.includes(name) && existsSync(join(home, name)));
  if (taken || (names.length > 0 && existsSync(vaultFilePath(home)))) return;
  for (const name of [...names.filter((one) => one !== last), ...names.filter((one) => one === last)]) {
    renameOver(join(made, name), join(home, name));
    flushFolder(home);
  }
  rmSync(made, { recursive: true });
}
