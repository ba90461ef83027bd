import { meta, setMeta } from '#main/features/access/access.repo.ts';
import { type AsFound, isSame, registerAsItIs } from '#main/store/as-left.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import type { Vouched } from '#main/store/witness.ts';
import { flushFolder } from '#main/vault/replace-file.ts';
import { noteClosed } from '#main/vault/vault.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import type { Ports } from './ports.ts';

/*
 * SQLCipher vouches for each page alone: an old page of the same register, put back, is good to it. So the last save of a session says
 * in vault.json, under its seal, how the register's file was left, and the next session holds the file against that. The first thing
 * which a session writes to the register is which save it was opened with. A register that knows of the save was opened since, by
 * somebody who could: then its witness (store/witness.ts) knows how it should look. One that does not, was not.
 */

/** Under this name the register notes the newest save of the vault file that it has seen. */
export const GENERATION = 'vault-generation';
/** '1' from the moment at which a change was found until a Lead accepts it. */
const CHANGED = 'changed-outside';

/** From this format of the vault file on every register has a witness, and a session's end speaks of its pages. */
const WITNESSED = 4;

/**
 * Whether the register, which knows of the save `known`, was changed since anybody who may left it: since the session that made `file`
 * ended, or, where one was killed, since its last commit.
 */
export function isChangedOutside(file: VaultFile, known: number, found: AsFound | null, vouched: Vouched): boolean {
  if (vouched === 'differs') return true;
  if (file.format < WITNESSED) return false;
  if (file.closed !== undefined && known < file.generation) return !isSame(file.closed, found);
  return vouched === 'unknown';
}

/** Notes which save of the vault file the register is opened with, and a change that was found, before anything else is written. */
export function noteOpened(tx: WriteDb, generation: number, changedOutside: boolean): void {
  setMeta(tx, GENERATION, String(Math.max(generation, Number(meta(tx, GENERATION) ?? '0'))));
  if (changedOutside) setMeta(tx, CHANGED, '1');
}

/** A change was found in this session or before, and no Lead has accepted it. */
export const isNotedChanged = (db: ReadDb): boolean => meta(db, CHANGED) === '1';

/** A Lead goes on with the register as it is. */
export function acceptChanged(tx: WriteDb): void {
  setMeta(tx, CHANGED, '0');
}

/** Notes how the closed register was left; null where that cannot be, and then the next session has nothing to compare. Never throws. */
export function noteAsLeft({ home, clock, log }: Ports, dataKey: Buffer): AsFound | null {
  try {
    // The log is gone on the disk too, or a pulled plug brings it back beside a register that was left without.
    flushFolder(home);
    const left = registerAsItIs(home);
    if (left && !left.hasLog) noteClosed(home, dataKey, { sha256: left.sha256, size: left.size });
    return left;
  } catch {
    log({ at: clock.now().toISOString(), level: 'error', event: 'as-left-not-noted' });
    return null;
  }
}
