import { AppError } from '#main/core/app-error.ts';
import type { Kernel, OpenVault } from '#main/core/kernel.ts';
import { anchorOfKeychain } from '#main/core/keychain-anchor.ts';
import { beginSession, bindGeneration, endSession, openRegister } from '#main/core/lifecycle.ts';
import { requireLeadsHere } from '#main/core/pc-policy.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { actorOf, capabilitiesNow, type Session } from '#main/core/session.ts';
import { appendAudit } from '#main/features/audit/audit.service.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import { readSealed, readVault, unlockWithPassword, unlockWithRecoveryCode, updateVault } from '#main/vault/vault.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Grant, SignInName } from '#shared/features/access/access.model.ts';
import { allStaff, setMeta } from './access.repo.ts';
import { SignInDelays } from './attempts.ts';
import { makeLeadByCode } from './recovery.service.ts';
import { closeWaysIn } from './ways-in.ts';

const delaysOf = new WeakMap<Kernel, SignInDelays>();
const queues = new WeakMap<Kernel, Promise<unknown>>();

function delays(kernel: Kernel): SignInDelays {
  const known = delaysOf.get(kernel);
  if (known) return known;
  const made = new SignInDelays(kernel.ports.home, kernel.ports.clock);
  delaysOf.set(kernel, made);
  return made;
}

/** One password is judged at a time, so that parallel tries cannot slip under the delay. */
export function oneAtATime<T>(kernel: Kernel, work: () => Promise<T>): Promise<T> {
  const before = queues.get(kernel) ?? Promise.resolve();
  const next = before.then(work, work);
  queues.set(
    kernel,
    next.catch(() => undefined),
  );
  return next;
}

/** Judges a password and begins a session. Errors as the contract names them. */
export async function signIn(kernel: Kernel, staffId: StaffId, password: string): Promise<void> {
  await oneAtATime(kernel, async () => {
    // A name that the locked screen does not show is no try of anybody's, and ends nobody's session.
    if (!readVault(kernel.ports.home).slots.some((slot) => slot.staffId === staffId))
      throw new AppError('wrong-password');
    refuseOtherKind(kernel);
    const { dataKey } = await judged(kernel, staffId, password);
    await enter(kernel, dataKey, async (_open, file) => ({ staffId, file }));
  });
}

/** Opens the register by the code from paper, makes the new Lead and begins their session. Errors as the contract names them. */
export async function recover(kernel: Kernel, input: ParsedInput<'access.recover'>): Promise<void> {
  await oneAtATime(kernel, async () => {
    requireLeadsHere(kernel.ports);
    refuseOtherKind(kernel);
    const { ports } = kernel;
    const { dataKey } = await unlockWithRecoveryCode({ home: ports.home, code: input.code });
    await enter(kernel, dataKey, (open, file) => makeLeadByCode(ports, open, file, input));
  });
}

/** Refuses a vault of the other kind before anything is opened. */
function refuseOtherKind(kernel: Kernel): void {
  if (readVault(kernel.ports.home).kind !== kernel.ports.kind) throw new AppError('vault-not-practice');
}

/**
 * What opens was judged: now a session that still runs ends, the register is opened, `person` says who comes in, and the new session
 * begins. Whatever fails, nothing stays open.
 */
async function enter(
  kernel: Kernel,
  dataKey: Buffer,
  person: (open: OpenVault, file: VaultFile) => Promise<{ readonly staffId: StaffId; readonly file: VaultFile }>,
): Promise<void> {
  const { ports } = kernel;
  let open: OpenVault | null = null;
  try {
    if (kernel.session) endSession(kernel, 'session.locked');
    // Read after that: the end of a session saves the file.
    const file = readSealed(ports.home, dataKey);
    const seen = await anchorOfKeychain(ports.keychain, file);
    open = openRegister(ports.home, file, dataKey, { seen });
    const who = await person(open, file);
    if (who.file.generation !== file.generation) bindGeneration(open, who.file.generation);
    const session = beginSession(kernel, open, who.file, who.staffId, delays(kernel).pending());
    if (capabilitiesNow(session, ports.clock).has('staff.manage')) closeLeftOvers(kernel, open, session);
  } catch (error) {
    open?.store.close();
    dataKey.fill(0);
    throw error;
  }
  delays(kernel).clearPending();
}

/** Ways in that a kill left to somebody who is not, or no longer, staff. A failure must keep no Lead out: the next sign-in tries again. */
function closeLeftOvers({ ports }: Kernel, { store, dataKey }: OpenVault, session: Session): void {
  const { home, clock } = ports;
  try {
    store.write((tx) => {
      if (closeWaysIn(home, dataKey, tx)) appendAudit(tx, clock, actorOf(session), { what: 'way-in.left-over-closed' });
    });
  } catch {
    ports.log({ at: ports.clock.now().toISOString(), level: 'warning', event: 'ways-in-not-closed' });
  }
}

/** Checks the signed-in person's password again (shield, change of password) under the same delays. */
export function recheckPassword(kernel: Kernel, staffId: StaffId, password: string): Promise<void> {
  return oneAtATime(kernel, async () => {
    (await judged(kernel, staffId, password)).dataKey.fill(0);
  });
}

async function judged(kernel: Kernel, staffId: StaffId, password: string): ReturnType<typeof unlockWithPassword> {
  const { ports } = kernel;
  const seconds = delays(kernel).wait(staffId);
  if (seconds > 0) throw new AppError('wait', { values: { seconds } });
  delays(kernel).begin(staffId);
  try {
    const unlocked = await unlockWithPassword({ home: ports.home, staffId, password, keychain: ports.keychain });
    delays(kernel).end(staffId, true);
    return unlocked;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'wrong-password')) delays(kernel).end(staffId, false);
    throw error;
  }
}

/** Throws 'last-lead' when after the change nobody would be a lasting Lead. */
export function requireALead(db: ReadDb, changed: StaffId, grants: readonly Grant[]): void {
  const isLead = (list: readonly Grant[]) => list.some((grant) => grant.role === 'lead' && grant.until === null);
  const others = allStaff(db).some((member) => member.active && member.staffId !== changed && isLead(member.grants));
  if (!others && !isLead(grants)) throw new AppError('last-lead');
}

/** How the people of a vault stand on the sign-in screen. */
export const signInNames = (vault: Pick<VaultFile, 'slots'>): SignInName[] =>
  vault.slots.map(({ staffId, name, label }) => ({ staffId, name, label }));

/** The vault file, or null when there is none yet. */
export function readVaultOrNull(home: string): ReturnType<typeof readVault> | null {
  try {
    return readVault(home);
  } catch (error) {
    if (error instanceof AppError && error.code === 'vault-missing') return null;
    throw error;
  }
}

/** Writes the school's new name where the locked screen reads it: in clear, in the vault file. Call it last in the transaction. */
export function nameOnLockedScreen(kernel: Kernel, tx: WriteDb, schoolName: string): void {
  const { home } = kernel.ports;
  const file = updateVault({ home, dataKey: requireOpen(kernel).dataKey, change: (old) => ({ ...old, schoolName }) });
  setMeta(tx, 'vault-generation', String(file.generation));
}
