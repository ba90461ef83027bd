import { randomBytes } from 'node:crypto';
import { AppError } from '#main/core/app-error.ts';
import { GENERATION } from '#main/core/as-left.ts';
import type { Kernel, OpenVault } from '#main/core/kernel.ts';
import { endSession, openRegister } from '#main/core/lifecycle.ts';
import { requireOpen, requireSession } from '#main/core/require-open.ts';
import { actorOf } from '#main/core/session.ts';
import { writeAll } from '#main/core/waiting.ts';
import { appendAudit, auditHead, beginEpoch } from '#main/features/audit/audit.service.ts';
import { lockFolder } from '#main/store/folder-lock.ts';
import { flushFile, rekeyCopy, requireSameContents } from '#main/store/rekey.ts';
import { openStore } from '#main/store/store.ts';
import { dropNext, isSwapDecided, nextRegister, nextVaultFile, swapIn } from '#main/store/swap.ts';
import { databaseKey, KEY_BYTES } from '#main/vault/key-derivation.ts';
import { forNewDataKey } from '#main/vault/rotate.ts';
import { readSealed, recoveryPublicKey } from '#main/vault/vault.ts';
import { writeVault } from '#main/vault/vault-file.ts';
import type { VaultContents, VaultFile } from '#main/vault/vault-schema.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import { setMeta } from './access.repo.ts';
import { KEY_ROTATED } from './key-state.ts';
import { keptSecret } from './recovery.service.ts';
import { recheckPassword } from './sign-in.service.ts';

/**
 * Gives the register a new data key and ends the session. A copy is made, gets the new key, is opened by it and held against the
 * register; then the pair is swapped (store/swap.ts). A rekey in place has destroyed files when killed. From the copy on it is one
 * synchronous piece, a few seconds for a school's register: nothing can be written that the copy does not have.
 */
export async function rotateKey(kernel: Kernel, password: string): Promise<void> {
  const session = requireSession(kernel);
  await recheckPassword(kernel, session.staffId, password);
  if (kernel.session !== session) throw new AppError('signed-out');
  if (session.cards.size > 0 || kernel.runningTimers.length > 0) throw new AppError('card-open');
  const open = requireOpen(kernel);
  const { home } = kernel.ports;
  // What waits for room on the disk must be in the copy; 'disk-full' where it still does.
  writeAll(kernel, open.store, () => undefined);
  const unlock = lockFolder(home);
  if (unlock === null) throw new AppError('vault-in-use');
  const fresh = randomBytes(KEY_BYTES);
  let decided = false;
  try {
    standBeside(kernel, open, fresh);
    decided = true;
    open.store.close();
    swapIn(home);
    kernel.open = openRegister(home, readSealed(home, fresh), fresh);
    // A new key accepts nothing in a Lead's name.
    kernel.open.rolledBack ||= open.rolledBack;
    open.dataKey.fill(0);
  } catch (error) {
    fresh.fill(0);
    if (decided || isSwapDecided(home)) {
      // Held up after that: nothing is open any more, and the next sign-in ends the swap.
      open.dataKey.fill(0);
      kernel.open = null;
      endSession(kernel, 'session.locked');
    } else dropNext(home);
    throw error;
  } finally {
    unlock();
  }
  endSession(kernel, 'session.locked');
}

/** Makes the pair that is to come, register first. Until the last line nothing has changed. */
function standBeside(kernel: Kernel, open: OpenVault, fresh: Buffer): void {
  const { home } = kernel.ports;
  const file = readSealed(home, open.dataKey);
  const copy = nextRegister(home);
  dropNext(home);
  open.store.copyInto(copy);
  const [from, to] = [databaseKey(open.dataKey), databaseKey(fresh)];
  const deviceSecret = file.mode === 'device-bound' ? keptSecret(open, file) : null;
  try {
    rekeyCopy(copy, from, to);
    const contents = forNewDataKey(file, { deviceSecret, dataKey: fresh });
    checkAndMark(kernel, open, to, file, contents);
    flushFile(copy);
    writeVault(home, contents, fresh, nextVaultFile(home));
  } finally {
    for (const secret of [from, to, deviceSecret]) secret?.fill(0);
  }
}

/** The copy, opened by its new key, holds what the register holds; then it gets its own rows: a new epoch, and who did this. */
function checkAndMark(kernel: Kernel, open: OpenVault, key: Buffer, file: VaultFile, contents: VaultContents): void {
  const { home, clock } = kernel.ports;
  const actor = actorOf(requireSession(kernel));
  const copy = openStore(nextRegister(home), key);
  try {
    requireSameContents(copy, open.store);
    const [head, same] = [auditHead(open.store.read), auditHead(copy.read)];
    if (head?.hash !== same?.hash) throw new AppError('internal', { cause: new Error('the audit differs') });
    copy.write((tx) => {
      appendAudit(tx, clock, actor, { what: 'key.rotated' });
      beginEpoch(tx, { recoveryPublicKey: recoveryPublicKey(file), reason: 'key-rotated', clock, actor });
      setMeta(tx, GENERATION, String(contents.generation));
      setMeta(tx, KEY_ROTATED, instantOf(clock.now()));
    });
  } finally {
    copy.close();
  }
}
