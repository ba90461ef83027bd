import { AppError } from '#main/core/app-error.ts';
import { contentsOf, macHolds, readVault, writeVault } from './vault-file.ts';
import { type OldSlot, type Slot, VAULT_FORMAT, type VaultContents, type VaultFile } from './vault-schema.ts';

/** The vault file as it stands, if nobody without this key has changed it. Errors: those of `readVault`, 'vault-damaged'. */
export function readSealed(home: string, dataKey: Buffer): VaultFile {
  const file = readVault(home);
  if (!macHolds(file, dataKey)) throw new AppError('vault-damaged');
  return file;
}

/** Read, change, save in one go: nothing else of this process runs in between, so no change is lost. */
export function save(home: string, dataKey: Buffer, change: (file: VaultFile) => Partial<VaultContents>): VaultFile {
  return writeVault(home, changed(readSealed(home, dataKey), change), dataKey);
}

/** What the next save of the file holds. What it said of the closed register is over with any save but the one that says it. */
export function changed(file: VaultFile, change: (file: VaultFile) => Partial<VaultContents>): VaultContents {
  const next = {
    ...contentsOf(file),
    closed: undefined,
    ...change(file),
    format: VAULT_FORMAT,
    generation: file.generation + 1,
  };
  return { ...next, format: VAULT_FORMAT };
}

/** Changes who has a way in. */
export const changeSlots = (
  home: string,
  dataKey: Buffer,
  change: (slots: readonly (Slot | OldSlot)[]) => (Slot | OldSlot)[],
): VaultFile => save(home, dataKey, (file) => ({ slots: change(file.slots) }));
