import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { Kernel, OpenVault } from '#main/core/kernel.ts';
import { anchorOfKeychain } from '#main/core/keychain-anchor.ts';
import { beginSession, bindGeneration, endSession, openRegister, REGISTER_FILE } from '#main/core/lifecycle.ts';
import { requireLeadsHere } from '#main/core/pc-policy.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { capabilitiesNow } from '#main/core/session.ts';
import { appendAudit, beginEpoch } from '#main/features/audit/audit.service.ts';
import { seedPurposes } from '#main/features/consent/consent.service.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import {
  createVault,
  readVault,
  recoveryPublicKey,
  unlockWithPassword,
  unlockWithRecoveryCode,
  updateVault,
} from '#main/vault/vault.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import type { CallOutput, ParsedInput } from '#shared/contract/contract.ts';
import { instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Grant, SignInName } from '#shared/features/access/access.model.ts';
import { allStaff, insertSchool, insertStaff, setGrants, setMeta } from './access.repo.ts';
import { SignInDelays } from './attempts.ts';
import { askKeychainAgain } from './keychain-probe.ts';
import { askBack, makeLeadByCode } from './recovery.service.ts';
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

/** Makes vault, school and first Lead and signs them in. Answers the recovery code, once, and which groups to type back. */
export async function setUp(kernel: Kernel, input: ParsedInput<'access.setUp'>): Promise<CallOutput<'access.setUp'>> {
  const { ports } = kernel;
  // The demo school is made by its own story alone: a school set up there by hand would be taken for it.
  if (kernel.place === 'demo' || readVaultOrNull(ports.home)) throw new AppError('vault-exists');
  // Its key file was lost or put elsewhere. A new one beside it would never open it, and would hide that it is there.
  if (existsSync(join(ports.home, REGISTER_FILE))) throw new AppError('key-file-missing');
  requireLeadsHere(ports);
  const staffId = uuid() as StaffId;
  const lead = { staffId, name: input.lead.name, label: input.lead.label };
  const made = await createVault({
    home: ports.home,
    kind: ports.kind,
    schoolName: input.school.name,
    keychain: ports.keychain,
    mode: input.mode,
    lead,
    password: input.password,
  }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'keychain-unavailable') askKeychainAgain(kernel);
    throw error;
  });
  const open = openRegister(ports.home, made.file, made.dataKey, { create: true });
  const now = ports.clock.now();
  const author = { by: staffId, at: instantOf(now), today: londonDay(now) };
  open.store.write((tx) => {
    const actor = { staffId, role: 'lead', device: ports.device };
    const recoveryKey = recoveryPublicKey(made.file);
    beginEpoch(tx, { recoveryPublicKey: recoveryKey, reason: 'made', clock: ports.clock, actor });
    appendAudit(tx, ports.clock, actor, { what: 'vault.made' });
    insertSchool(tx, input.school, author.at, staffId);
    insertStaff(tx, lead, author.at, staffId);
    setGrants(tx, staffId, lead.label, [{ role: 'lead', classIds: [], until: null }]);
    seedPurposes(tx, author);
    setMeta(tx, 'first-run', '1');
    // Kept once more inside the register, so that a restored PC can be told apart from a new one.
    if (made.deviceSecret) setMeta(tx, 'device-secret', made.deviceSecret.toString('base64'));
  });
  const session = beginSession(kernel, open, made.file, staffId, []);
  return { recoveryCode: made.recoveryCode, askedGroups: askBack(session, made.recoveryCode, false) };
}

/** Judges a password and begins a session. Errors as the contract names them. */
export async function signIn(kernel: Kernel, staffId: StaffId, password: string): Promise<void> {
  await oneAtATime(kernel, async () => {
    // A name that the locked screen does not show is no try of anybody's, and ends nobody's session.
    if (!readVault(kernel.ports.home).slots.some((slot) => slot.staffId === staffId))
      throw new AppError('wrong-password');
    closeFormer(kernel);
    const { dataKey, file } = await judged(kernel, staffId, password);
    await enter(kernel, dataKey, file, async () => ({ staffId, file }));
  });
}

/** Opens the register by the code from paper, makes the new Lead and begins their session. Errors as the contract names them. */
export async function recover(kernel: Kernel, input: ParsedInput<'access.recover'>): Promise<void> {
  await oneAtATime(kernel, async () => {
    requireLeadsHere(kernel.ports);
    closeFormer(kernel);
    const { ports } = kernel;
    const { dataKey, file } = await unlockWithRecoveryCode({ home: ports.home, code: input.code });
    await enter(kernel, dataKey, file, (open) => makeLeadByCode(ports, open, file, input));
  });
}

/** Ends a session that still runs, and refuses a vault of the other kind before anything is opened. */
function closeFormer(kernel: Kernel): void {
  if (kernel.session) endSession(kernel, 'session.locked');
  if (readVault(kernel.ports.home).kind !== kernel.ports.kind) throw new AppError('vault-not-practice');
}

/** Opens the register, lets `person` say who comes in, and begins the session; whatever fails, nothing stays open. */
async function enter(
  kernel: Kernel,
  dataKey: Buffer,
  file: VaultFile,
  person: (open: OpenVault) => Promise<{ readonly staffId: StaffId; readonly file: VaultFile }>,
): Promise<void> {
  const { ports } = kernel;
  let open: OpenVault | null = null;
  try {
    const seen = await anchorOfKeychain(ports.keychain, file);
    open = openRegister(ports.home, file, dataKey, { seen });
    const who = await person(open);
    if (who.file.generation !== file.generation) bindGeneration(open, who.file.generation);
    const session = beginSession(kernel, open, who.file, who.staffId, delays(kernel).pending());
    if (capabilitiesNow(session, ports.clock).has('staff.manage')) closeLeftOvers(kernel, open);
  } catch (error) {
    open?.store.close();
    dataKey.fill(0);
    throw error;
  }
  delays(kernel).clearPending();
}

/** Ways in that a kill left to somebody who is not, or no longer, staff. A failure must keep no Lead out: the next sign-in tries again. */
function closeLeftOvers({ ports }: Kernel, { store, dataKey }: OpenVault): void {
  try {
    store.write((tx) => closeWaysIn(ports.home, dataKey, tx));
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
