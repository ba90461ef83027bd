import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lockFolder } from '#main/store/folder-lock.ts';
import { REGISTER_FILE } from '#main/store/making.ts';
import { witnessPath } from '#main/store/witness-file.ts';
import { flushFolder, renameOver, replaceFile } from '#main/vault/replace-file.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';

/** Where a register that is put back grows; nothing in it counts. */
const WORK = 'restore-work';
/** The same folder once everything in it is whole: from this rename on the new register is the one, and is only moved. */
const READY = 'restore-ready';
/** Names the folder to which the replaced register goes, so that a second start goes on with the same one. */
const ASIDE = 'aside.txt';
const ASIDE_NAME = /^Replaced \d{4}-\d\d-\d\d \d\d-\d\d-\d\d$/;
const BESIDE_REGISTER = ['-wal', '-shm', '-journal'].map((end) => `${REGISTER_FILE}${end}`);

/** An empty folder beside the register in which the one to come is built. Hold the lock of `home`. */
export function beginRestore(home: string): string {
  const work = join(home, WORK);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true, mode: 0o700 });
  return work;
}

/** What was begun is not wanted. */
export const dropRestore = (home: string): void => rmSync(join(home, WORK), { recursive: true, force: true });

/** What was built is whole and closed: it takes the register's place, which goes aside and is kept. Hold the lock of `home`. */
export function takePlace(home: string, now: Date): void {
  const stamp = now.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).replaceAll(':', '-');
  replaceFile(join(home, WORK, ASIDE), Buffer.from(`Replaced ${stamp}`));
  flushFolder(join(home, WORK));
  renameOver(join(home, WORK), join(home, READY));
  flushFolder(home);
  finish(home);
}

/**
 * Ends what a kill cut off: a register that was whole takes its place, a half one goes. Called at each start before anything is
 * opened; nothing happens while another Careboard is at it.
 */
export function finishRestore(home: string): void {
  if (![WORK, READY].some((name) => existsSync(join(home, name)))) return;
  const unlock = lockFolder(home);
  if (unlock === null) return;
  try {
    dropRestore(home);
    finish(home);
  } finally {
    unlock();
  }
}

/** Every step looks at what is there, so that it can be begun again after any of them. */
function finish(home: string): void {
  const ready = join(home, READY);
  if (!existsSync(ready)) return;
  const aside = join(home, asideName(ready));
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  // The log first: beside the new register it would be taken for its own.
  if (existsSync(join(ready, REGISTER_FILE))) for (const name of BESIDE_REGISTER) moveIfThere(home, aside, name);
  for (const name of [witnessPath(REGISTER_FILE), REGISTER_FILE, basename(vaultFilePath(home))]) {
    // Not there any more: it was moved in before the kill, and what lies in its place is the new one.
    if (!existsSync(join(ready, name))) continue;
    moveIfThere(home, aside, name);
    flushFolder(aside);
    renameOver(join(ready, name), join(home, name));
    flushFolder(home);
  }
  rmSync(ready, { recursive: true });
  if (readdirSync(aside).length === 0) rmdirSync(aside);
}

function asideName(ready: string): string {
  try {
    const name = readFileSync(join(ready, ASIDE), 'utf8');
    if (ASIDE_NAME.test(name)) return name;
  } catch {
    // Below.
  }
  return 'Replaced';
}

function moveIfThere(from: string, to: string, name: string): void {
  if (existsSync(join(from, name))) renameOver(join(from, name), join(to, name));
}
