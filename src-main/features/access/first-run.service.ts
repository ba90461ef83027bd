import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { beginSession, openRegister } from '#main/core/lifecycle.ts';
import { requireLeadsHere } from '#main/core/pc-policy.ts';
import type { Ports } from '#main/core/ports.ts';
import { appendAudit, beginEpoch } from '#main/features/audit/audit.service.ts';
import { seedPurposes } from '#main/features/consent/consent.service.ts';
import { lockFolder } from '#main/store/folder-lock.ts';
import { beginMaking, dropMaking, moveIn, REGISTER_FILE } from '#main/store/making.ts';
import { createVault, recoveryPublicKey } from '#main/vault/vault.ts';
import type { CallOutput, ParsedInput } from '#shared/contract/contract.ts';
import { instantOf, londonDay } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { insertSchool, insertStaff, setGrants, setMeta } from './access.repo.ts';
import { askKeychainAgain } from './keychain-probe.ts';
import { askBack } from './recovery.service.ts';
import { readVaultOrNull } from './sign-in.service.ts';

type Made = Awaited<ReturnType<typeof createVault>>;

/** Whether a register lies here whose key file was lost or put elsewhere: nothing can be made beside it, nor opened. */
export const isKeyFileMissing = (home: string): boolean =>
  existsSync(join(home, REGISTER_FILE)) && readVaultOrNull(home) === null;

/**
 * Makes vault, school and first Lead and signs them in. Key file and register are made beside and moved in when both are whole: a
 * kill leaves a whole register or none. Answers the recovery code, once, and which groups to type back.
 */
export async function setUp(kernel: Kernel, input: ParsedInput<'access.setUp'>): Promise<CallOutput<'access.setUp'>> {
  const { ports } = kernel;
  refuseSecond(kernel);
  requireLeadsHere(ports);
  const unlock = lockFolder(ports.home);
  if (unlock === null) throw new AppError('vault-in-use');
  try {
    refuseSecond(kernel);
    const staffId = uuid() as StaffId;
    const made = await make(ports, beginMaking(ports.home), staffId, input).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'keychain-unavailable') askKeychainAgain(kernel);
      throw error;
    });
    moveIn(ports.home);
    const open = openRegister(ports.home, made.file, made.dataKey);
    const session = beginSession(kernel, open, made.file, staffId, []);
    return { recoveryCode: made.recoveryCode, askedGroups: askBack(session, made.recoveryCode, false) };
  } finally {
    dropMaking(ports.home);
    unlock();
  }
}

function refuseSecond({ place, ports }: Kernel): void {
  // The demo school is made by its own story alone: a school set up there by hand would be taken for it.
  if (place === 'demo' || readVaultOrNull(ports.home)) throw new AppError('vault-exists');
  // A new key file beside such a register would never open it, and would hide that it is there.
  if (isKeyFileMissing(ports.home)) throw new AppError('key-file-missing');
}

/** Key file and register, whole and closed, in `making`. What the password store was given goes again when the rest fails. */
async function make(ports: Ports, making: string, staffId: StaffId, input: ParsedInput<'access.setUp'>): Promise<Made> {
  const { kind, keychain } = ports;
  const lead = { staffId, name: input.lead.name, label: input.lead.label };
  const vault = { home: making, kind, keychain, schoolName: input.school.name, mode: input.mode };
  const made = await createVault({ ...vault, lead, password: input.password });
  try {
    fillRegister(ports, making, made, lead, input.school);
    return made;
  } catch (error) {
    made.dataKey.fill(0);
    if (made.deviceSecret) await keychain?.delete(made.file.vaultId).catch(() => false);
    throw error;
  }
}

function fillRegister(
  { clock, device }: Ports,
  making: string,
  made: Made,
  lead: { readonly staffId: StaffId; readonly name: string; readonly label: string },
  school: ParsedInput<'access.setUp'>['school'],
): void {
  const { store } = openRegister(making, made.file, made.dataKey, { create: true });
  try {
    const now = clock.now();
    const author = { by: lead.staffId, at: instantOf(now), today: londonDay(now) };
    store.write((tx) => {
      const actor = { staffId: lead.staffId, role: 'lead', device };
      beginEpoch(tx, { recoveryPublicKey: recoveryPublicKey(made.file), reason: 'made', clock, actor });
      appendAudit(tx, clock, actor, { what: 'vault.made' });
      insertSchool(tx, school, author.at, lead.staffId);
      insertStaff(tx, lead, author.at, lead.staffId);
      setGrants(tx, lead.staffId, lead.label, [{ role: 'lead', classIds: [], until: null }]);
      seedPurposes(tx, author);
      setMeta(tx, 'first-run', '1');
      // Kept once more inside the register, so that a restored PC can be told apart from a new one.
      if (made.deviceSecret) setMeta(tx, 'device-secret', made.deviceSecret.toString('base64'));
    });
  } finally {
    store.close();
  }
}
