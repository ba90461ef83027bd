import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#main/core/app-error.ts';
import type { Kernel } from '#main/core/kernel.ts';
import { judged, oneAtATime } from '#main/features/access/sign-in.service.ts';
import { allStaff } from '#main/features/access/ways-in.ts';
import { auditHead } from '#main/features/audit/audit.service.ts';
import { REGISTER_FILE } from '#main/store/making.ts';
import { NEWEST } from '#main/store/migrate.ts';
import { type ReadDb, wrapDatabase } from '#main/store/sql.ts';
import { openWatched, type Watched } from '#main/store/witness.ts';
import { databaseKey } from '#main/vault/key-derivation.ts';
import { readSealed, readVault, unlockWithPassword, unlockWithRecoveryCode } from '#main/vault/vault.ts';
import { macHolds } from '#main/vault/vault-file.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { StaffMember } from '#shared/features/access/access.contract.ts';
import { LOOKS } from '#shared/features/audit/audit.model.ts';
import type { RestoreFacts } from '#shared/features/backup/restore.contract.ts';
import { auditWhatSince, registerCounts } from './backup.repo.ts';
import { type Found, findBackup } from './found.ts';
import { lookInside, takeApart } from './staged-copy.ts';

type Key = ParsedInput<'backup.facts'>['key'];

/** Says what putting a backup back means. Opens it in a folder of its own, which goes again. */
export async function restoreFacts(
  kernel: Kernel,
  { fileId, key }: ParsedInput<'backup.facts'>,
): Promise<RestoreFacts> {
  const found = findBackup(kernel, fileId);
  const look = join(kernel.ports.home, `restore-look-${process.pid}`);
  rmSync(look, { recursive: true, force: true });
  mkdirSync(look, { recursive: true, mode: 0o700 });
  try {
    await takeApart(found, look);
    requireSameKind(kernel, look);
    const dataKey = await keyOf(kernel, look, found, key);
    try {
      return factsOf(kernel, found, look, dataKey);
    } finally {
      dataKey.fill(0);
    }
  } finally {
    rmSync(look, { recursive: true, force: true });
  }
}

function factsOf(kernel: Kernel, { read: { manifest } }: Found, look: string, dataKey: Buffer): RestoreFacts {
  const staff = lookInside(look, manifest, dataKey, allStaff).filter(({ active }) => active);
  const seq = manifest.audit?.seq ?? 0;
  const now = currentRegister(kernel, dataKey, (read) => {
    const head = auditHead(read);
    return {
      staff: allStaff(read).filter(({ active }) => active),
      shown: {
        lastEntryAt: (head?.at ?? null) as Instant | null,
        auditSeq: head?.seq ?? 0,
        counts: registerCounts(read),
        changesLost: auditWhatSince(read, seq)
          .filter(({ what }) => !LOOKS.includes(what) && !/^(session|backup)\./.test(what))
          .reduce((sum, { n }) => sum + n, 0),
      },
    };
  });
  const today = vaultHere(kernel.ports.home);
  const kept = new Set(today && macHolds(today, dataKey) ? today.slots.map(({ staffId }) => staffId) : []);
  const coming = new Set(staff.map(({ staffId }) => staffId));
  return {
    ...{ madeAt: manifest.madeAt, schoolName: manifest.schoolName, auditSeq: seq, counts: manifest.counts },
    now: now?.shown ?? null,
    staffReturning: staff.filter(({ staffId }) => !kept.has(staffId)).map(({ name }) => name),
    staffLost: (now?.staff ?? []).filter(({ staffId }) => !coming.has(staffId)).map(({ name }) => name),
    older: manifest.schemaVersion < NEWEST,
  };
}

/**
 * The key that opens a backup which was taken apart in `folder`; a password is judged under the delays of every sign-in, so not from
 * within their queue. Errors: those of the password and the code, 'backup-other-key'.
 */
export async function keyOf(kernel: Kernel, folder: string, found: Found, key: Key): Promise<Buffer> {
  const { home, keychain } = kernel.ports;
  if (key.by === 'code') return (await unlockWithRecoveryCode({ home: folder, code: key.code })).dataKey;
  const { staffId, password } = key;
  const { dataKey } = await oneAtATime(kernel, () =>
    judged(kernel, staffId, () => unlockWithPassword({ home, staffId, password, keychain })),
  );
  try {
    readSealed(folder, dataKey);
    return dataKey;
  } catch (cause) {
    dataKey.fill(0);
    throw new AppError(
      found.read.manifest.vaultId === readVault(home).vaultId ? 'backup-other-key' : 'backup-damaged',
      { cause },
    );
  }
}

/** Throws 'vault-not-practice' for a school's backup in the practice window, and the other way round. */
export function requireSameKind({ ports }: Kernel, folder: string): void {
  if (readVault(folder).kind !== ports.kind) throw new AppError('vault-not-practice');
}

/** Today's key file, or null where it is away or damaged. */
export function vaultHere(home: string): VaultFile | null {
  try {
    return readVault(home);
  } catch {
    return null;
  }
}

export const isLastingLead = ({ active, grants }: StaffMember, now: Date): boolean =>
  active && grants.some(({ role, until }) => role === 'lead' && (until === null || Date.parse(until) > now.getTime()));

/** Reads in the register of this PC as it is, without bringing it up to date; null where it is away, damaged or under another key. */
export function currentRegister<T>(kernel: Kernel, dataKey: Buffer, look: (read: ReadDb) => T): T | null {
  if (kernel.open?.dataKey.equals(dataKey)) return look(kernel.open.store.read);
  if (kernel.open) return null;
  const key = databaseKey(dataKey);
  let open: Watched | null = null;
  try {
    open = openWatched(join(kernel.ports.home, REGISTER_FILE), key);
    return look(wrapDatabase(open.db));
  } catch {
    return null;
  } finally {
    key.fill(0);
    open?.witness.close();
  }
}
