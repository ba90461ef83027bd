import { recoverySlot } from './recovery-code.ts';
import { sealAnew } from './slots.ts';
import { changed } from './vault-save.ts';
import { isNewSlot, type VaultContents, type VaultFile } from './vault-schema.ts';

/**
 * The vault file for a new data key: everybody's way in and the recovery code open it, though neither a password nor the code is
 * here. A slot of format 1 has nothing to seal to; its person is left out and needs a one-time code.
 */
export function forNewDataKey(
  file: VaultFile,
  secrets: { readonly deviceSecret: Buffer | null; readonly dataKey: Buffer },
): VaultContents {
  const publicKey = Buffer.from(file.recovery.publicKey, 'base64');
  return changed(file, () => ({
    slots: file.slots.filter(isNewSlot).map((slot) => sealAnew(file, slot, secrets)),
    recovery: recoverySlot(publicKey, secrets.dataKey, file.vaultId),
    enrolment: undefined,
  }));
}

/** Who would be left out. */
export const leftOutByNewDataKey = (file: Pick<VaultFile, 'slots'>): VaultFile['slots'] =>
  file.slots.filter((slot) => !isNewSlot(slot));
