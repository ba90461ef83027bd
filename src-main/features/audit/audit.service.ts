import { randomBytes } from 'node:crypto';
import type { Clock } from '#main/core/ports.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import { sealTo } from '#main/vault/recovery-code.ts';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import { epochs, head, headHash, insertEpoch, insertRow, moveSealingKey, sealingKey, whatSince } from './audit.repo.ts';
import { type ChainedWords, linkHash, nextKey, sealOf } from './audit-chain.ts';

/** The newest row's number and hash, for other features; null before the first. */
export { head as auditHead } from './audit.repo.ts';

/** One thing that happened. Names fields, never values; a child by id only. */
export interface AuditEntry {
  readonly what: string;
  readonly childId?: ChildId | null | undefined;
  readonly fields?: readonly string[];
}

/** Who did it: a signed-in person, or nobody yet (a refused sign-in). */
export interface AuditActor {
  readonly staffId: StaffId | null;
  readonly role: string;
  readonly device: string;
}

/** Begins an epoch: a fresh first key, of which only a copy sealed to the recovery code is kept. */
export function beginEpoch(tx: WriteDb, recoveryPublicKey: Buffer, at: Date): void {
  const current = sealingKey(tx);
  const epoch = (current?.epoch ?? 0) + 1;
  const nextSeq = current?.next_seq ?? 1;
  const key = randomBytes(32);
  const sealedKey = sealTo(recoveryPublicKey, key, epochPurpose(epoch));
  const recoveryKey = recoveryPublicKey.toString('base64');
  insertEpoch(tx, { epoch, firstSeq: nextSeq, sealedKey, recoveryKey }, at.toISOString());
  moveSealingKey(tx, epoch, nextSeq, key);
}

/** What an epoch's first key is sealed for: the key of one epoch opens no other. */
export const epochPurpose = (epoch: number): string => `audit epoch ${epoch}`;

/**
 * Begins an epoch when the running one is sealed to another code than the vault's. The vault file is saved first when a code
 * is replaced, so a kill between the two leaves exactly this; the next sign-in puts it right.
 */
export function followRecoveryCode(tx: WriteDb, recoveryPublicKey: Buffer, at: Date): void {
  if (epochs(tx).at(-1)?.recoveryKey !== recoveryPublicKey.toString('base64')) beginEpoch(tx, recoveryPublicKey, at);
}

/** Appends one row, links and seals it, and moves the key on. Call it in the change's own transaction. */
export function appendAudit(
  tx: WriteDb,
  clock: Clock,
  actor: AuditActor,
  entry: AuditEntry,
  at: Date = clock.now(),
): void {
  const sealing = sealingKey(tx);
  if (!sealing) throw new Error('audit epoch missing');
  const words: ChainedWords = {
    seq: sealing.next_seq,
    epoch: sealing.epoch,
    at: at.toISOString(),
    mono: Math.round(clock.monotonic()),
    staffId: actor.staffId,
    role: actor.role,
    device: actor.device,
    what: entry.what,
    childId: entry.childId ?? null,
    fields: entry.fields ?? [],
  };
  const previous = headHash(tx);
  const hash = linkHash(previous, words);
  insertRow(tx, { ...words, previous, hash, seal: sealOf(sealing.key, hash) });
  moveSealingKey(tx, sealing.epoch, sealing.next_seq + 1, nextKey(sealing.key));
}

/** The number of the last row: with `wasChangedSince`, a mark of what the register held at a moment. */
export const auditMark = (db: ReadDb): number => head(db)?.seq ?? 0;

/** True when something other than these looks was written after the mark; every change has its row. */
export const wasChangedSince = (db: ReadDb, mark: number, looks: ReadonlySet<string>): boolean =>
  whatSince(db, mark).some((what) => !looks.has(what));
