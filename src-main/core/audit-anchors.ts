import { auditHead } from '#main/features/audit/audit.service.ts';
import { readVault, updateVault } from '#main/vault/vault.ts';
import { bindGeneration } from './bind-generation.ts';
import type { Kernel, OpenVault } from './kernel.ts';
import { keepAnchorInKeychain } from './keychain-anchor.ts';

/**
 * After so many rows the newest is vouched for outside the register, also within a session: what a kill and an exchanged file
 * together could hide is never more than this. Each time costs a save of vault.json.
 */
export const ANCHOR_EVERY = 50;

/**
 * Vouches for the newest row in vault.json (under its seal) and in the keychain. The row is on the disk before either is written:
 * a crash in between leaves an anchor that lags, never one that leads. An old copy that nobody has accepted yet changes nothing
 * in the keychain, which alone tells. Throws what a save of vault.json throws.
 */
export function keepAnchors(kernel: Kernel, open: OpenVault, schoolName?: string): void {
  const { home, keychain } = kernel.ports;
  const anchor = auditHead(open.store.read);
  open.anchoredSeq = anchor?.seq ?? 0;
  const file = updateVault({
    home,
    dataKey: open.dataKey,
    change: (old) => ({
      schoolName: schoolName ?? old.schoolName,
      anchor: anchor && { seq: anchor.seq, hash: anchor.hash },
    }),
  });
  bindGeneration(open, file.generation);
  if (!open.rolledBack) keepAnchorInKeychain(keychain, file, anchor);
}

/** The same, when enough rows were written since the last time; asked every second and before each call. Never throws. */
export function keepAnchorsIfDue(kernel: Kernel): void {
  const { open } = kernel;
  // A mere look would take a long write back, each second anew, and it would never end.
  if (!open || open.store.isWritingLong || open.store.read.inTransaction) return;
  if ((auditHead(open.store.read)?.seq ?? 0) - open.anchoredSeq < ANCHOR_EVERY) return;
  try {
    keepAnchors(kernel, open);
  } catch {
    // A full disk: tried again after as many rows more, and at the end of the session.
    kernel.ports.log({ at: kernel.ports.clock.now().toISOString(), level: 'error', event: 'anchor-failed' });
  }
}

/** The password store hears of new rows this often: what a kill and an exchange of every file together could hide is no older. */
export const KEYCHAIN_EVERY_MS = 5000;
const toldKeychain = new WeakMap<OpenVault, { readonly seq: number; readonly at: number }>();

/** Tells the password store the newest row, when there is one and it was not told for a while; asked as the one above. Never throws. */
export function keepHeadInKeychainIfDue({ open, ports }: Kernel): void {
  if (!open || open.rolledBack || open.store.isWritingLong || open.store.read.inTransaction) return;
  const last = toldKeychain.get(open) ?? { seq: open.anchoredSeq, at: Number.NEGATIVE_INFINITY };
  const now = ports.clock.monotonic();
  if (ports.keychain === null || now - last.at < KEYCHAIN_EVERY_MS) return;
  const anchor = auditHead(open.store.read);
  if (anchor === null || anchor.seq === last.seq) return;
  toldKeychain.set(open, { seq: anchor.seq, at: now });
  try {
    keepAnchorInKeychain(ports.keychain, readVault(ports.home), anchor);
  } catch {
    ports.log({ at: ports.clock.now().toISOString(), level: 'warning', event: 'anchor-failed' });
  }
}
