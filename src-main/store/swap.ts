import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder, renameOver } from '#main/vault/replace-file.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';
import { lockFolder } from './folder-lock.ts';
import { REGISTER_FILE } from './making.ts';
import { witnessPath } from './witness-file.ts';

/*
 * Key file and register are two files, and no system swaps two at once. So the pair that is to come stands whole beside the pair that
 * is: first the register, flushed, then the key file. Its coming is the moment of the change: before it, a start drops what is there;
 * after it, a start ends the swap. Both ways lead to one whole pair.
 */

/** Where the register that is to come is made. */
export const nextRegister = (home: string): string => join(home, 'register.next');
/** Where the key file that is to come is saved, last. */
export const nextVaultFile = (home: string): string => join(home, 'vault.json.next');

const logsOf = (file: string): string[] => ['-wal', '-shm', '-journal'].map((end) => `${file}${end}`);
/** The witness of the register that is to come, also where a kill caught it half saved. */
const nextWitness = (home: string): string[] => {
  const witness = witnessPath(nextRegister(home));
  return [witness, `${witness}.new`];
};
const remove = (files: readonly string[]): void => {
  for (const file of files) rmSync(file, { force: true });
};

/** Whether the change is decided: the key file that is to come is there, whole. */
export const isSwapDecided = (home: string): boolean => existsSync(nextVaultFile(home));

/** Puts the next pair in the place of the pair that is. The register is closed; hold the lock of `home`. */
export function swapIn(home: string): void {
  const register = join(home, REGISTER_FILE);
  if (existsSync(nextRegister(home))) {
    // The old register's log must never be played into the new one; its writes are in the copy.
    remove(logsOf(register));
    // Before the register: killed between, this is begun again.
    if (existsSync(witnessPath(nextRegister(home)))) renameOver(witnessPath(nextRegister(home)), witnessPath(register));
    renameOver(nextRegister(home), register);
    flushFolder(home);
  }
  renameOver(nextVaultFile(home), vaultFilePath(home));
  flushFolder(home);
}

/** Drops a pair that did not come to be. */
export function dropNext(home: string): void {
  const next = nextRegister(home);
  remove([next, ...nextWitness(home), ...logsOf(next), `${nextVaultFile(home)}.new`]);
}

/** Ends or drops what a kill cut off. Nothing happens while another Careboard is at it. */
export function finishSwap(home: string): void {
  const traces = [nextRegister(home), ...nextWitness(home), nextVaultFile(home), `${nextVaultFile(home)}.new`];
  if (!traces.some((file) => existsSync(file))) return;
  const unlock = lockFolder(home);
  if (unlock === null) return;
  try {
    if (isSwapDecided(home)) swapIn(home);
    dropNext(home);
  } finally {
    unlock();
  }
}
