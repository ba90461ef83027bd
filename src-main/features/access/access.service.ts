import { randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { beginSession, endSession, openRegister } from '#main/core/lifecycle.ts';
import { beginEpoch } from '#main/features/audit/audit.service.ts';
import { seedPurposes } from '#main/features/consent/consent.service.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { foldRecoveryCode } from '#main/vault/recovery-code.ts';
import { createVault, readVault, recoveryPublicKey, unlockWithPassword } from '#main/vault/vault.ts';
import type { CallOutput, ParsedInput } from '#shared/contract/contract.ts';
import { instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Grant } from '#shared/features/access/access.model.ts';
import { allStaff, insertSchool, insertStaff, setGrants, setMeta } from './access.repo.ts';
import { SignInDelays } from './attempts.ts';

const delaysOf = new WeakMap<Kernel, SignInDelays>();
const queues = new WeakMap<Kernel, Promise<unknown>>();
/** The recovery code between being shown and being typed back; in memory only, gone with the session. */
const codes = new WeakMap<Kernel, { readonly groups: readonly string[]; readonly asked: readonly number[] }>();

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
  if (readVaultOrNull(ports.home)) throw new AppError('vault-exists');
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
  });
  const open = openRegister(ports.home, made.file, made.dataKey, { create: true });
  const now = ports.clock.now();
  const author = { by: staffId, at: instantOf(now), today: londonDay(now) };
  open.store.write((tx) => {
    beginEpoch(tx, recoveryPublicKey(made.file), now);
    insertSchool(tx, input.school, author.at, staffId);
    insertStaff(tx, lead, author.at, staffId);
    setGrants(tx, staffId, lead.label, [{ role: 'lead', classIds: [], until: null }]);
    seedPurposes(tx, author);
    setMeta(tx, 'first-run', '1');
    // Kept once more inside the register, so that a restored PC can be told apart from a new one.
    if (made.deviceSecret) setMeta(tx, 'device-secret', made.deviceSecret.toString('base64'));
  });
  beginSession(kernel, open, staffId, []);
  const groups = made.recoveryCode.split('-');
  const asked = threeOf(groups.length);
  codes.set(kernel, { groups, asked });
  return { recoveryCode: made.recoveryCode, askedGroups: asked };
}

function threeOf(count: number): number[] {
  const left = Array.from({ length: count }, (_, i) => i);
  const picked: number[] = [];
  while (picked.length < 3 && left.length > 0) picked.push(...left.splice(randomInt(left.length), 1));
  return picked.sort((a, b) => a - b);
}

/** Whether the groups typed back from paper are those shown. Throws 'recovery-mismatch'. */
export function confirmRecoveryCode(kernel: Kernel, groups: readonly string[]): void {
  const shown = codes.get(kernel);
  const right = shown?.asked.every(
    (at, i) => foldRecoveryCode(groups[i] ?? '') === foldRecoveryCode(shown.groups[at] ?? ''),
  );
  if (!right) throw new AppError('recovery-mismatch');
  codes.delete(kernel);
}

/** Judges a password and begins a session. Errors as the contract names them. */
export async function signIn(kernel: Kernel, staffId: StaffId, password: string): Promise<void> {
  await oneAtATime(kernel, async () => {
    const { ports } = kernel;
    if (kernel.session) endSession(kernel, 'session.locked');
    const vault = readVault(ports.home);
    if (vault.kind !== ports.kind) throw new AppError('vault-not-practice');
    const { dataKey, file } = await judged(kernel, staffId, password);
    const refused = delays(kernel).pending();
    const open = openRegister(ports.home, file, dataKey);
    try {
      beginSession(kernel, open, staffId, refused);
    } catch (error) {
      open.store.close();
      throw error;
    }
    delays(kernel).clearPending();
  });
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

/** The vault file, or null when there is none yet. */
export function readVaultOrNull(home: string): ReturnType<typeof readVault> | null {
  try {
    return readVault(home);
  } catch (error) {
    if (error instanceof AppError && error.code === 'vault-missing') return null;
    throw error;
  }
}
