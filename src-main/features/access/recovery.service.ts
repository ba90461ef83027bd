import { randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { AppError } from '#main/core/app-error.ts';
import type { CommandContext, QueryContext } from '#main/core/handlers.ts';
import type { OpenVault } from '#main/core/kernel.ts';
import type { Ports } from '#main/core/ports.ts';
import { requireOpen } from '#main/core/require-open.ts';
import { actorOf, type Session } from '#main/core/session.ts';
import { appendAudit, followRecoveryCode } from '#main/features/audit/audit.service.ts';
import { keepFile } from '#main/store/keep-file.ts';
import { deviceCheckOf, readDeviceSecret, storeDeviceSecret } from '#main/vault/device-secret.ts';
import { foldRecoveryCode } from '#main/vault/recovery-code.ts';
import {
  dropDeviceSecret,
  isRecoveryCodeOf,
  putSlot,
  readVault,
  recoveryPublicKey,
  refuseWeak,
  replaceRecoveryCode,
} from '#main/vault/vault.ts';
import { vaultFilePath } from '#main/vault/vault-file.ts';
import type { VaultFile } from '#main/vault/vault-schema.ts';
import type { ParsedInput } from '#shared/contract/contract.ts';
import { instantOf, londonDay, showDate } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { isCodeCheckDue } from '#shared/features/access/recovery.rules.ts';
import type { DueRow } from '#shared/features/today/due.model.ts';
import { allStaff, insertStaff, meta, setGrants, setMeta } from './access.repo.ts';
import { noteCodeReplaced, noteCodeTyped, recoveryState } from './recovery-state.ts';

const ASKED = 3;

interface ShownCode {
  readonly code: string;
  readonly asked: readonly number[];
  /** Not the register's own yet: it takes the old one's place when it has been typed back. */
  readonly isNew: boolean;
}
/** The code between being shown and being typed back: in memory only, and gone with the session that saw it. */
const shown = new WeakMap<Session, ShownCode>();

/** Remembers the code that this session was just shown, and says which groups to type back, counted from 0. */
export function askBack(session: Session, code: string, isNew: boolean): number[] {
  const left = code.split('-').map((_, at) => at);
  const picked: number[] = [];
  while (picked.length < ASKED && left.length > 0) picked.push(...left.splice(randomInt(left.length), 1));
  const asked = picked.sort((a, b) => a - b);
  shown.set(session, { code, asked, isNew });
  return asked;
}

/**
 * Judges the groups typed back from paper. A new code then becomes the register's: the vault file first, the register's
 * rows with this command's transaction. Killed in between, the next sign-in begins the epoch (`followRecoveryCode`).
 * Throws 'recovery-mismatch'.
 */
export function confirmCode({ session, kernel, tx, now, alsoAudit }: CommandContext, typed: readonly string[]): void {
  const known = shown.get(session);
  const groups = known?.code.split('-') ?? [];
  const right = known?.asked.every((at, i) => foldRecoveryCode(typed[i] ?? '') === foldRecoveryCode(groups[at] ?? ''));
  if (!known || !right) throw new AppError('recovery-mismatch');
  if (known.isNew) {
    const { home } = kernel.ports;
    keepFile(tx, vaultFilePath(home));
    const file = replaceRecoveryCode({ home, dataKey: requireOpen(kernel).dataKey, code: known.code });
    setMeta(tx, 'vault-generation', String(file.generation));
    const { clock } = kernel.ports;
    followRecoveryCode(tx, { recoveryPublicKey: recoveryPublicKey(file), clock, actor: actorOf(session) });
    noteCodeReplaced(tx, instantOf(now));
    alsoAudit({ what: 'recovery-code.replaced' });
  }
  noteCodeTyped(tx, instantOf(now));
  // A disk that fills at the commit leaves the old code in place, and this one can be typed again.
  tx.onceWritten(() => shown.delete(session));
}

/** The whole code, typed to know that its paper is good. Throws 'recovery-code-slip', 'wrong-recovery-code'. */
export function checkCode({ kernel, tx, now }: CommandContext, code: string): void {
  if (!isRecoveryCodeOf(readVault(kernel.ports.home), code)) throw new AppError('wrong-recovery-code');
  noteCodeTyped(tx, instantOf(now));
}

/**
 * Makes the Lead that the recovery code asks for, on an open register: enrols this account of the PC, writes the person and
 * the audit row in one transaction, then the way in. Killed before the last step, the same name can be given again.
 * Answers who it is, and the vault file as it now stands.
 */
export async function makeLeadByCode(
  ports: Ports,
  open: OpenVault,
  file: VaultFile,
  { lead, password, passwordOnly }: ParsedInput<'access.recover'>,
): Promise<{ readonly staffId: StaffId; readonly file: VaultFile }> {
  const known = allStaff(open.store.read).find((member) => member.active && member.name === lead.name);
  if (known && file.slots.some((slot) => slot.staffId === known.staffId)) {
    throw new AppError('name-taken', { fields: { 'lead.name': 'This name is taken.' } });
  }
  const mode = await enrol(ports, open, file, passwordOnly);
  await refuseWeak(password, { ...file, mode }, lead.name);
  const staffId = known?.staffId ?? (uuid() as StaffId);
  const now = instantOf(ports.clock.now());
  open.store.write((tx) => {
    if (!known) insertStaff(tx, { staffId, ...lead }, now, staffId);
    setGrants(tx, staffId, lead.label, [{ role: 'lead', classIds: [], until: null }]);
    noteCodeTyped(tx, now);
    appendAudit(tx, ports.clock, { staffId, role: 'lead', device: ports.device }, { what: 'recovery-code.used' });
  });
  const wish = { home: ports.home, dataKey: open.dataKey, staffId, ...lead, password };
  const saved =
    mode === file.mode ? await putSlot({ ...wish, keychain: ports.keychain }) : await dropDeviceSecret(wish);
  return { staffId, file: saved };
}

/**
 * Puts the device secret, of which the register holds a copy, into this account's keychain where it is missing. Answers the
 * mode to go on in: 'password-only' only where the keychain does not work and the person said so.
 */
async function enrol(ports: Ports, open: OpenVault, file: VaultFile, giveUp: boolean): Promise<VaultFile['mode']> {
  try {
    (await readDeviceSecret(ports.keychain, file))?.fill(0);
    return file.mode;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    try {
      if (error.code !== 'device-secret-missing') throw error;
      await storeDeviceSecret(ports.keychain, file.vaultId, keptSecret(open, file));
      return file.mode;
    } catch (cause) {
      if (!giveUp) throw new AppError('keychain-no-answer', { cause });
      return 'password-only';
    }
  }
}

/** The device secret from inside the register. Error 'device-secret-missing' when it is not the vault's. */
export function keptSecret({ store }: OpenVault, file: VaultFile): Buffer {
  const secret = Buffer.from(meta(store.read, 'device-secret') ?? '', 'base64');
  if (secret.length === 0 || deviceCheckOf(secret) !== file.deviceCheck) throw new AppError('device-secret-missing');
  return secret;
}

/** What Today says to a Lead of the recovery code: once a term its paper is tried. */
export function dueCodeCheck({
  db,
  now,
}: Pick<QueryContext, 'db' | 'now'>): (DueRow & { readonly kind: 'code-check' })[] {
  const { checkedAt } = recoveryState(db);
  if (checkedAt !== null && !isCodeCheckDue(checkedAt, now)) return [];
  const on = checkedAt && londonDay(new Date(checkedAt));
  return [
    {
      ...{ kind: 'code-check', id: 'code', child: null, thing: 'Recovery code', on },
      words: on === null ? 'never typed from its paper yet' : `last typed from its paper ${showDate(on)}: once a term`,
      ...{ to: { name: 'school', part: 'security' }, at: 'check-code' },
    },
  ];
}
