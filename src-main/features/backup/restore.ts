import { AppError } from '#main/core/app-error.ts';
import { bindGeneration } from '#main/core/bind-generation.ts';
import type { Kernel, OpenVault } from '#main/core/kernel.ts';
import { keepAnchorInKeychain } from '#main/core/keychain-anchor.ts';
import { endSession, openRegister } from '#main/core/lifecycle.ts';
import { requireLeadsHere } from '#main/core/pc-policy.ts';
import { makeLeadByCode } from '#main/features/access/recovery.service.ts';
import { oneAtATime, signIn } from '#main/features/access/sign-in.service.ts';
import { allStaff } from '#main/features/access/ways-in.ts';
import { appendAudit, auditHead, beginEpoch } from '#main/features/audit/audit.service.ts';
import { lockFolder } from '#main/store/folder-lock.ts';
import { finishSwap } from '#main/store/swap.ts';
import { renameOver } from '#main/vault/replace-file.ts';
import { readVault, recoveryPublicKey, updateVault } from '#main/vault/vault.ts';
import { contentsOf, macHolds, writeVault } from '#main/vault/vault-file.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import { type Instant, showDateTime } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import { RESTORE_JOB } from '#shared/features/backup/restore.contract.ts';
import { isBackupRunning } from './backup.service.ts';
import { type Found, findBackup } from './found.ts';
import { currentRegister, isLastingLead, keyOf, requireSameKind, vaultHere } from './restore-facts.ts';
import { lookInside, takeApart } from './staged-copy.ts';
import { beginRestore, dropRestore, takePlace } from './swap-in.ts';

type Input = ParsedInput<'backup.restore'>;
const PUT_BACK = '.put-back';

/**
 * Puts a backup in the register's place: taken apart and checked beside it, given its ways in, its first new audit row and its
 * anchor, and only then moved in. Until that move nothing of the old register is touched; it is kept aside after.
 */
export async function restore(kernel: Kernel, { fileId, accept }: Input): Promise<{ readonly signedIn: boolean }> {
  const { ports } = kernel;
  if (kernel.place === 'demo') throw new AppError('not-allowed');
  if (isBackupRunning(kernel)) throw new AppError('backup-running');
  if (accept.by === 'code') requireLeadsHere(ports);
  finishSwap(ports.home);
  const found = findBackup(kernel, fileId);
  const unlock = lockFolder(ports.home);
  if (unlock === null) throw new AppError('vault-in-use');
  let made: { readonly staffId: StaffId };
  try {
    const progress = (done: number) => kernel.emit({ type: 'progress', jobId: RESTORE_JOB, done, total: 100 });
    const work = beginRestore(ports.home);
    await takeApart(found, work, progress);
    requireSameKind(kernel, work);
    const dataKey = await keyOf(kernel, work, found, accept);
    try {
      // No sign-in in between: it would open what is about to be moved aside.
      made = await oneAtATime(kernel, () => build(kernel, found, work, dataKey, accept));
    } finally {
      dataKey.fill(0);
    }
  } finally {
    dropRestore(ports.home);
    unlock();
  }
  if (found.staged) doneWith(found.path);
  kernel.emit({ type: 'session', state: 'signed-out' });
  if (accept.by === 'lead') return { signedIn: false };
  await signIn(kernel, made.staffId, accept.password);
  return { signedIn: true };
}

/** What IT laid down has been put back: under this name it is not offered again. It stays as it is, for IT to take away. */
function doneWith(path: string): void {
  try {
    renameOver(path, `${path}${PUT_BACK}`);
  } catch {
    // A folder that may only be read: the next start offers it again, and a Lead can leave it.
  }
}

async function build(
  kernel: Kernel,
  found: Found,
  work: string,
  dataKey: Buffer,
  accept: Input['accept'],
): Promise<{ readonly staffId: StaffId }> {
  const { ports } = kernel;
  const { manifest } = found.read;
  const staff = lookInside(work, manifest, dataKey, allStaff);
  const active = new Set(staff.flatMap((one) => (one.active ? [one.staffId] : [])));
  const replaced = currentRegister(kernel, dataKey, (read) => ({ head: auditHead(read), staff: allStaff(read) }));
  if (accept.by === 'lead') {
    // A Lead by the register of now, where it can be read, and still one afterwards: somebody must be able to go on.
    const isLead = (list: readonly StaffMember[]) =>
      list.some((one) => one.staffId === accept.staffId && isLastingLead(one, ports.clock.now()));
    if (!isLead(replaced?.staff ?? staff) || !isLead(staff)) throw new AppError('not-a-lead');
  }
  const file = keyFileFor(ports.home, work, dataKey, active);
  const open = openRegister(work, file, dataKey, { built: true });
  let saved: VaultFile;
  let staffId: StaffId;
  try {
    const by = accept.by === 'lead' ? accept.staffId : null;
    noteRestored(kernel, open, file, by, [
      `backup of ${showDateTime(manifest.madeAt)}`,
      `up to entry ${manifest.audit?.seq ?? 0}`,
      replaced ? `in place of entry ${replaced.head?.seq ?? 0}` : 'in place of a register that could not be read',
    ]);
    const who = accept.by === 'lead' ? null : await makeLeadByCode({ ...ports, home: work }, open, file, accept);
    staffId = who?.staffId ?? (by as StaffId);
    const head = auditHead(open.store.read);
    saved = updateVault({
      home: work,
      dataKey,
      change: (old) => ({ schoolName: old.schoolName, anchor: head && { seq: head.seq, hash: head.hash } }),
    });
    bindGeneration(open, saved.generation);
  } finally {
    open.store.close();
  }
  // The last moment at which the old register is the one: its session ends, then it goes aside.
  if (kernel.session) endSession(kernel, 'session.locked');
  takePlace(ports.home, ports.clock.now());
  keepAnchorInKeychain(
    ports.keychain,
    saved,
    saved.anchor && { ...saved.anchor, at: ports.clock.now().toISOString() as Instant },
  );
  return { staffId };
}

/**
 * The key file that goes with the register put back. Where the one of today opens with the same key, people keep their passwords:
 * all who are staff in the backup. Else there is no way in but the code.
 */
function keyFileFor(home: string, work: string, dataKey: Buffer, active: ReadonlySet<StaffId>): VaultFile {
  const its = readVault(work);
  const today = vaultHere(home);
  const base = today && today.vaultId === its.vaultId && macHolds(today, dataKey) ? today : its;
  const contents = {
    ...contentsOf(base),
    schoolName: its.schoolName,
    slots: base.slots.filter(({ staffId }) => active.has(staffId)),
    // The row that today's file vouches for is not in the backup.
    anchor: null,
    // Nor does it say how this one lies there.
    closed: undefined,
    generation: Math.max(base.generation, its.generation) + 1,
  };
  return writeVault(work, contents, dataKey);
}

/** Begins a new stretch of the audit, since the old keys may lie with the replaced register, and says in it what was done. */
function noteRestored(
  kernel: Kernel,
  { store }: OpenVault,
  file: VaultFile,
  by: StaffId | null,
  fields: string[],
): void {
  const { clock, device } = kernel.ports;
  const actor = { staffId: by, role: by === null ? '' : 'lead', device };
  store.write((tx) => {
    beginEpoch(tx, { recoveryPublicKey: recoveryPublicKey(file), reason: 'restored', clock, actor });
    appendAudit(tx, clock, actor, { what: 'backup.restored', fields });
  });
}
