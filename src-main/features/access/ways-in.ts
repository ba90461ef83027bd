import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import type { Ports } from '#main/core/ports.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { followFile, keepFile } from '#main/store/keep-file.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import { keepSlots, makeSlot, oneTimeOf, placeSlot, readSealed, type SlotHolder } from '#main/vault/vault.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';
import type { OldSlot, Slot, Span } from '#main/vault/vault-schema.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import { allStaff, setMeta, staffMember } from './access.repo.ts';

/** All staff, present and past, for other features: who would come back with a backup. */
export { allStaff } from './access.repo.ts';

/*
 * The register says who may come in, the vault file holds with what. Both change in one synchronous moment, the vault file last
 * before the commit: while one person's password is hashed, another command may have removed that person. Where the commit fails for
 * want of room, the file goes back (`keepFile`).
 */

/** The person, if they are still one of the staff. Error 'not-found'. */
export function activeMember(db: ReadDb, staffId: StaffId): StaffMember {
  const member = staffMember(db, staffId);
  if (!member?.active) throw new AppError('not-found');
  return member;
}

/** Two people of one name could not be told apart on the sign-in screen. Error 'name-taken'. */
export function refuseTakenName(db: ReadDb, name: string): void {
  if (!allStaff(db).some((member) => member.active && member.name === name)) return;
  throw new AppError('name-taken', { fields: { name: 'This name is taken.' } });
}

/** The slow half, before the transaction. It changes nothing. Errors as of `makeSlot`. */
export async function makeWayIn(kernel: Kernel, holder: SlotHolder, password: string): Promise<Slot> {
  const { home, keychain } = kernel.ports;
  const { staffId, name, label } = holder;
  return makeSlot({ home, dataKey: requireOpen(kernel).dataKey, keychain, staffId, name, label, password });
}

/**
 * The way in becomes the person's own, under the name that they have by now. Call it last in the transaction. Killed before the
 * commit, the vault file is ahead: a new person has a slot and is nobody yet, which `closeWaysIn` mends. Error 'not-found'.
 */
export function openWayIn(kernel: Kernel, tx: WriteDb, slot: Slot): void {
  const { name, label } = activeMember(tx, slot.staffId);
  const { dataKey } = requireOpen(kernel);
  const { home } = kernel.ports;
  keepFile(tx, vaultFilePath(home));
  const file = placeSlot({ home, dataKey, slot: { ...slot, name, label } });
  setMeta(tx, 'vault-generation', String(file.generation));
}

/** Whether a way in still belongs to somebody, by what the register says now. */
function stillCounts({ clock }: Pick<Ports, 'clock'>, db: ReadDb): (slot: Slot | OldSlot) => boolean {
  const active = new Set(allStaff(db).flatMap((member) => (member.active ? [member.staffId] : [])));
  const now = clock.now();
  const isOver = (span: Span | null) => span !== null && Date.parse(span.until) <= now.getTime();
  return (slot) => active.has(slot.staffId) && !isOver(oneTimeOf(slot));
}

/**
 * Takes the slots of all who are not, or no longer, active staff, and those whose one-time code nobody used in time. For a removal, and at each sign-in of a Lead for what a kill
 * left behind. Call it last in the transaction; true when there was something to take. A person without a slot is no error: whoever stands in the
 * register can be removed.
 */
export function closeWaysIn(ports: Pick<Ports, 'home' | 'clock'>, dataKey: Buffer, tx: WriteDb): boolean {
  const { home } = ports;
  const may = stillCounts(ports, tx);
  // At nearly each sign-in there is nobody, and then nothing is copied either.
  if (readSealed(home, dataKey).slots.every(may)) return false;
  keepFile(tx, vaultFilePath(home));
  const file = keepSlots({ home, dataKey, may });
  if (file) setMeta(tx, 'vault-generation', String(file.generation));
  return file !== null;
}

/**
 * The same for a removal: decided by the register, which alone says who may come in; the way in goes once that is written. A kill between
 * leaves one that opens to nobody, and the next Lead's sign-in takes it. The other way round somebody would be staff and could not
 * come in.
 */
export function closeWaysInAfter({ home, clock }: Pick<Ports, 'home' | 'clock'>, dataKey: Buffer, tx: WriteDb): void {
  const may = stillCounts({ clock }, tx);
  followFile(tx, vaultFilePath(home), (path) => keepSlots({ home, dataKey, may, path }) !== null);
}
