import { AppError } from '#main/core/app-error.ts';
import { noteAsLeft } from '#main/core/as-left.ts';
import type { Kernel, OpenVault } from '#main/core/kernel.ts';
import { anchorOfKeychain } from '#main/core/keychain-anchor.ts';
import {
  auditSession,
  beginSession,
  bindGeneration,
  endSession,
  keepDamaged,
  openRegister,
} from '#main/core/lifecycle.ts';
import { requireLeadsHere } from '#main/core/pc-policy.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { actorOf, capabilitiesNow, type Session } from '#main/core/session.ts';
import { appendAudit } from '#main/features/audit/audit.service.ts';
import { backUpBeforeUpdate } from '#main/features/backup/before-update.ts';
import { type AsFound, isSame, lookAtRegister, registerAsItIs } from '#main/store/as-left.ts';
import { isDamage } from '#main/store/damage.ts';
import { keepFile } from '#main/store/keep-file.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import { finishSwap } from '#main/store/swap.ts';
import { endEnrolment } from '#main/vault/enrolment.ts';
import {
  type OpenedVault,
  oneTimeOf,
  placeSlot,
  readSealed,
  readVault,
  renewSlot,
  unlockWithPassword,
  unlockWithRecoveryCode,
  updateVault,
} from '#main/vault/vault.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';
import { isNewSlot, type VaultFile } from '#main/vault/vault-schema.ts';
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
    refuseOtherKind(kernel);
    const { home, keychain } = kernel.ports;
    const unlock = () => unlockWithPassword({ home, staffId, password, keychain });
    // A name that the locked screen does not show is no try of anybody's: refused after the same time, counted for nobody.
    const isShown = readVault(home).slots.some((slot) => slot.staffId === staffId);
    // Beside the password's own second, so that nobody waits for it.
    const look = kernel.session ? null : lookAtRegister(home);
    const { dataKey } = await (isShown ? judged(kernel, staffId, unlock) : unlock());
    const person = async (_open: OpenVault, file: VaultFile) => ({
      staffId,
      file: await renewed(kernel, file, dataKey, staffId, password),
    });
    await enter(kernel, dataKey, null, person, look);
  });
}

/** Opens the register by the code from paper, makes the new Lead and begins their session. Errors as the contract names them. */
export async function recover(kernel: Kernel, input: ParsedInput<'access.recover'>): Promise<void> {
  await oneAtATime(kernel, async () => {
    requireLeadsHere(kernel.ports);
    refuseOtherKind(kernel);
    const { ports } = kernel;
    const { dataKey } = await unlockWithRecoveryCode({ home: ports.home, code: input.code });
    await enter(kernel, dataKey, null, (open, file) => makeLeadByCode(ports, open, file, input));
  });
}

/**
 * A slot of format 1 is made anew while the password is here, so that a new data key can be sealed to it later. Without room on the
 * disk the old one stays: it keeps nobody out.
 */
async function renewed(
  { ports }: Kernel,
  file: VaultFile,
  dataKey: Buffer,
  staffId: StaffId,
  password: string,
): Promise<VaultFile> {
  const { home, keychain } = ports;
  const own = file.slots.find((slot) => slot.staffId === staffId);
  if (!own || isNewSlot(own)) return file;
  try {
    const { name, label } = own;
    return placeSlot({
      home,
      dataKey,
      slot: await renewSlot({ home, dataKey, keychain, staffId, name, label, password }),
    });
  } catch {
    ports.log({ at: ports.clock.now().toISOString(), level: 'warning', event: 'way-in-not-renewed' });
    return file;
  }
}

/** Refuses a vault of the other kind before anything is opened, and ends what a kill cut off in a change of the key. */
export function refuseOtherKind(kernel: Kernel): void {
  finishSwap(kernel.ports.home);
  if (readVault(kernel.ports.home).kind !== kernel.ports.kind) throw new AppError('vault-not-practice');
}

/**
 * What opens was judged: now a session that still runs ends, the register is opened, `person` says who comes in, and the new session
 * begins; `what` is written as its first row, if given. `look` is a look at the closed register that was begun before. Whatever
 * fails, nothing stays open.
 */
export async function enter(
  kernel: Kernel,
  dataKey: Buffer,
  what: string | null,
  person: (open: OpenVault, file: VaultFile) => Promise<{ readonly staffId: StaffId; readonly file: VaultFile }>,
  look: Promise<AsFound | null> | null = null,
): Promise<void> {
  const { ports } = kernel;
  let open: OpenVault | null = null;
  try {
    const left = kernel.session ? endSession(kernel, 'session.locked') : await (look ?? lookAtRegister(ports.home));
    // Read after that: the end of a session saves the file.
    const file = readSealed(ports.home, dataKey);
    // A look that was begun before the register was closed is no witness: it is looked at once more before anybody is alarmed.
    const found = file.closed && !isSame(file.closed, left) ? registerAsItIs(ports.home) : left;
    await backUpBeforeUpdate(ports, file, dataKey, found?.sums ?? null);
    const seen = await anchorOfKeychain(ports.keychain, file);
    const onDiffers = () => keepDamaged(kernel);
    open = openRegister(ports.home, file, dataKey, { seen, found, onDiffers });
    const who = await person(open, file);
    if (who.file.generation !== file.generation) bindGeneration(open, who.file.generation);
    const session = beginSession(kernel, open, who.file, who.staffId, delays(kernel).pending());
    if (what !== null) auditSession(kernel, what);
    if (capabilitiesNow(session, ports.clock).has('staff.manage')) closeLeftOvers(kernel, open, session);
  } catch (error) {
    open?.store.close();
    if (open && !kernel.open) noteAsLeft(ports, dataKey);
    dataKey.fill(0);
    // Its parts contradict each other: that was no fault of the program.
    const known = error instanceof AppError || isDamage(error);
    throw open?.notAsLeft && !known ? new AppError('vault-rolled-back', { cause: error }) : error;
  }
  delays(kernel).clearPending();
}

/** Ways in that a kill left to somebody who is not, or no longer, staff, and codes that nobody used in time. A failure must keep no Lead out: the next sign-in tries again. */
function closeLeftOvers({ ports }: Kernel, { store, dataKey }: OpenVault, session: Session): void {
  const { clock } = ports;
  try {
    store.write((tx) => {
      const { enrolment } = readVault(ports.home);
      if (!enrolment || Date.parse(enrolment.span.until) > clock.now().getTime()) return;
      keepFile(tx, vaultFilePath(ports.home));
      setMeta(tx, 'vault-generation', String(endEnrolment(ports.home, dataKey).generation));
    });
    store.write((tx) => {
      if (closeWaysIn(ports, dataKey, tx))
        appendAudit(tx, clock, actorOf(session), { what: 'way-in.left-over-closed' });
    });
  } catch {
    ports.log({ at: ports.clock.now().toISOString(), level: 'warning', event: 'ways-in-not-closed' });
  }
}

/** Checks the signed-in person's password again (shield, change of password) under the same delays. */
export function recheckPassword(kernel: Kernel, staffId: StaffId, password: string): Promise<void> {
  return oneAtATime(kernel, async () => {
    const { home, keychain } = kernel.ports;
    const open = () => unlockWithPassword({ home, staffId, password, keychain });
    (await judged(kernel, staffId, open)).dataKey.fill(0);
  });
}

/** What was typed was wrong: a guess, perhaps. */
const GUESSES: ReadonlySet<string> = new Set(['wrong-password', 'wrong-code']);

/** One try at a name's way in, under its delays. */
export async function judged(kernel: Kernel, staffId: StaffId, open: () => Promise<OpenedVault>): Promise<OpenedVault> {
  const seconds = delays(kernel).wait(staffId);
  if (seconds > 0) throw new AppError('wait', { values: { seconds } });
  delays(kernel).begin(staffId);
  try {
    const unlocked = await open();
    delays(kernel).end(staffId, true);
    return unlocked;
  } catch (error) {
    if (!(error instanceof AppError && GUESSES.has(error.code))) delays(kernel).end(staffId, false);
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
  vault.slots.map((slot) => signInName(slot));

/** How one of them stands there. */
export const signInName = (slot: VaultFile['slots'][number]): SignInName => {
  const { staffId, name, label } = slot;
  return { staffId, name, label, byCode: oneTimeOf(slot) !== null };
};

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
  keepFile(tx, vaultFilePath(home));
  const file = updateVault({ home, dataKey: requireOpen(kernel).dataKey, change: (old) => ({ ...old, schoolName }) });
  setMeta(tx, 'vault-generation', String(file.generation));
}
