import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StaffId } from '#shared/domain/ids.ts';
import { LEAD } from '../../support/new-school.ts';
import { noteWritten, type Round } from './call.ts';
import { leadIn } from './people-and-keys.ts';

/** Careboard's own folder for backups. */
const backupsOf = (home: string) => join(home, 'backups');
const FILES = ['register.db', 'vault.json'];

/** A backup of the time before `work`, laid back afterwards as somebody would from a stick: today's code does not open it. */
export async function backupFromBefore(round: Round, work: () => Promise<void>): Promise<void> {
  const aside = mkdtempSync(join(tmpdir(), 'careboard-round-'));
  try {
    await round.call('backup.now', {});
    cpSync(backupsOf(round.home), aside, { recursive: true });
    await work();
    await round.secondPasses();
    await round.call('backup.now', {});
    cpSync(aside, backupsOf(round.home), { recursive: true });
    const { backups } = await round.call('backup.list', {});
    const old = backups.find(({ mayDestroy }) => mayDestroy);
    if (!old) throw new Error(`No backup to destroy: ${backups.map(({ state }) => state).join()}`);
    await round.call('backup.destroy', { fileId: old.fileId });
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** An older copy of the register comes back and is accepted; then a backup is. What each takes away is noted before. */
export async function olderAndRestored(round: Round, leadId: StaffId, written: Set<string>): Promise<void> {
  const { call, ends, home } = round;
  const aside = mkdtempSync(join(tmpdir(), 'careboard-round-'));
  try {
    await ends('access.lock', {});
    for (const name of FILES) copyFileSync(join(home, name), join(aside, name));
    await leadIn(round, leadId);
    await noteWritten(call, written);
    await ends('access.lock', {});
    for (const name of FILES) copyFileSync(join(aside, name), join(home, name));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  await leadIn(round, leadId);
  await call('access.acceptOlderRegister', { password: LEAD.password });
  await noteWritten(call, written);
  await round.secondPasses();
  await call('backup.now', {});
  await ends('access.lock', {});
  const { backups } = await call('backup.found', { staged: false });
  const accept = { by: 'lead' as const, staffId: leadId, password: LEAD.password };
  await ends('backup.restore', { fileId: backups[0]!.fileId, accept });
  await leadIn(round, leadId);
  await noteWritten(call, written);
}

/** To the demo school from a session, in and out of it; its own audit says that somebody left it. Back, signed in. */
export async function toTheDemoAndBack(round: Round, leadId: StaffId, written: Set<string>): Promise<void> {
  const { call, ends } = round;
  const inTheDemo = async () => {
    const { demoWords } = await call('access.state', {});
    const { names } = await call('access.signInNames', {});
    const { staffId } = names.find(({ name }) => name === demoWords?.lead)!;
    await call('access.signIn', { staffId, password: demoWords!.password });
  };
  await ends('access.openDemo', {});
  await inTheDemo();
  await ends('access.leaveDemo', {});
  await ends('access.openDemo', {});
  await inTheDemo();
  await noteWritten(call, written);
  await ends('access.leaveDemo', {});
  await leadIn(round, leadId);
  await noteWritten(call, written);
}
