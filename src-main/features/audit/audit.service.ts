import { randomBytes } from 'node:crypto';
import type { Clock } from '#main/core/ports.ts';
import type { ReadDb, WriteDb } from '#main/store/sql.ts';
import { sealTo } from '#main/vault/recovery-code.ts';
import type { ChildId, StaffId } from '#shared/domain/ids.ts';
import { epochs, head, headHash, insertEpoch, insertRow, moveSealingKey, sealingKey, whatSince } from './audit.repo.ts';
import { type ChainedWords, linkHash, nextKey, sealOf } from './audit-chain.ts';

/** The newest row's number, hash and time: what an anchor outside holds, a backup's manifest too. Null before the first. */
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

/** Why a new stretch of the audit begins. */
export type EpochReason = 'made' | 'code-replaced' | 'key-rotated' | 'restored';

/** What a new stretch needs: who begins it and why, and the public half of the recovery code that it is sealed to. */
export interface EpochStart {
  readonly recoveryPublicKey: Buffer;
  readonly reason: EpochReason;
  readonly clock: Clock;
  readonly actor: AuditActor;
}

/**
 * Begins an epoch: a fresh first key, of which only a copy sealed to the recovery code is kept; the key before it is overwritten.
 * Its first row says why and links to the last row of the epoch before, so that no stretch can be exchanged whole. With a new
 * register, the row of its making is that first row. Call it in the change's own transaction: when the recovery code was
 * replaced, when the data key was rotated, when a backup was put back.
 */
export function beginEpoch(tx: WriteDb, { recoveryPublicKey, reason, clock, actor }: EpochStart): void {
  const current = sealingKey(tx);
  const epoch = (current?.epoch ?? 0) + 1;
  const nextSeq = current?.next_seq ?? 1;
  const key = randomBytes(32);
  const sealedKey = sealTo(recoveryPublicKey, key, epochPurpose(epoch));
  const recoveryKey = recoveryPublicKey.toString('base64');
  insertEpoch(tx, { epoch, firstSeq: nextSeq, sealedKey, recoveryKey }, clock.now().toISOString());
  moveSealingKey(tx, epoch, nextSeq, key);
  key.fill(0);
  if (current) appendAudit(tx, clock, actor, { what: 'audit.epoch-began', fields: [reason] });
}

/** What an epoch's first key is sealed for: the key of one epoch opens no other. */
export const epochPurpose = (epoch: number): string => `audit epoch ${epoch}`;

/**
 * Begins an epoch when the running one is sealed to another code than the vault's. The vault file is saved first when a code
 * is replaced, so a kill between the two leaves exactly this; the next sign-in puts it right.
 */
export function followRecoveryCode(tx: WriteDb, start: Omit<EpochStart, 'reason'>): void {
  if (epochs(tx).at(-1)?.recoveryKey === start.recoveryPublicKey.toString('base64')) return;
  beginEpoch(tx, { ...start, reason: 'code-replaced' });
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
