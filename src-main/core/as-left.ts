import { meta, setMeta } from '#main/features/access/access.repo.ts';
import { type AsLeft, isSame, registerAsItIs } from '#main/store/as-left.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import { flushFolder } from '#main/vault/replace-file.ts';
import { noteClosed } from '#main/vault/vault.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import type { Ports } from './ports.ts';

/*
 * SQLCipher vouches for each page alone: an old page of the same register, put back, is good to it. So the last save of a session says
 * in vault.json, under its seal, how the register's file was left, and the next session holds the file against that. The first thing
 * which a session writes to the register is which save it was opened with. A register that knows of the save was opened since, by
 * somebody who could: then nobody can know how it should look, and a kill raises no alarm. One that does not, was not.
 */

/** Under this name the register notes the newest save of the vault file that it has seen. */
export const GENERATION = 'vault-generation';
/** '1' from the moment at which a change was found until a Lead accepts it. */
const CHANGED = 'changed-outside';

/** Whether the register, which knows of the save `known`, was changed since the session that made `file` left it. */
export const isChangedOutside = (file: VaultFile, known: number, found: AsLeft | null): boolean =>
  file.closed !== undefined && known < file.generation && !isSame(file.closed, found);

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
export function noteAsLeft({ home, clock, log }: Ports, dataKey: Buffer): AsLeft | null {
  try {
    // The log is gone on the disk too, or a pulled plug brings it back beside a register that was left without.
    flushFolder(home);
    const left = registerAsItIs(home);
    if (left) noteClosed(home, dataKey, left);
    return left;
  } catch {
    log({ at: clock.now().toISOString(), level: 'error', event: 'as-left-not-noted' });
    return null;
  }
}
