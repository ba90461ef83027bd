import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { BackupReason } from '#shared/features/backup/backup.contract.ts';

/** How much a register holds, as its backup says it: on roll, active, decided. */
export const registerCounts = (db: ReadDb): { children: number; staff: number; decisions: number } =>
  db.get(sql`SELECT (SELECT count(*) FROM child) AS children, (SELECT count(*) FROM staff WHERE active = 1) AS staff,
    (SELECT count(*) FROM consent_decision) AS decisions`) ?? { children: 0, staff: 0, decisions: 0 };

/** One try to make a backup; `outcome` is 'good' or the code of what went wrong. */
export interface BackupRun {
  readonly at: Instant;
  readonly reason: BackupReason;
  readonly outcome: string;
  readonly folder: string;
  readonly file: string;
  readonly bytes: number;
  readonly auditSeq: number;
}

export const insertRun = (tx: WriteDb, run: BackupRun): number =>
  tx.run(sql`INSERT INTO backup_run (at, reason, outcome, folder, file, bytes, audit_seq)
    VALUES (${run.at}, ${run.reason}, ${run.outcome}, ${run.folder}, ${run.file}, ${run.bytes}, ${run.auditSeq})`);

const RUN = sql`SELECT at, reason, outcome, folder, file, bytes, audit_seq AS auditSeq FROM backup_run`;

/** The newest that is good; undefined: never. */
export const lastGoodRun = (db: ReadDb): BackupRun | undefined =>
  db.get(sql`${RUN} WHERE outcome = 'good' ORDER BY id DESC LIMIT 1`);

/** The newest try, good or not. */
export const lastRun = (db: ReadDb): BackupRun | undefined => db.get(sql`${RUN} ORDER BY id DESC LIMIT 1`);

/** When the register was made. */
export const registerSince = (db: ReadDb): Instant | undefined =>
  db.get<{ at: Instant }>(sql`SELECT at FROM audit ORDER BY seq LIMIT 1`)?.at;

/** What was written after an entry of the audit, looks and sessions included. */
export const auditWhatSince = (db: ReadDb, seq: number): { what: string; n: number }[] =>
  db.all(sql`SELECT what, count(*) AS n FROM audit WHERE seq > ${seq} GROUP BY what`);

/** The generation of the key file that the register goes with; it goes up with each new recovery code. */
export const vaultGeneration = (db: ReadDb): string =>
  db.get<{ value: string }>(sql`SELECT value FROM meta WHERE name = 'vault-generation'`)?.value ?? '';

/** Since when the recovery code with this public half was in use; undefined for one that the audit does not name. */
export const recoveryCodeSince = (db: ReadDb, publicKey: string): Instant | undefined =>
  db.get<{ at: Instant | null }>(sql`SELECT min(began_at) AS at FROM audit_epoch WHERE recovery_key = ${publicKey}`)
    ?.at ?? undefined;
