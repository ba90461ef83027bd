import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import { Instant } from '#shared/domain/calendar-date.ts';
import { type Anchor, CHAIN_START, type ChainedRow } from './audit-chain.ts';

interface AuditRecord {
  seq: number;
  epoch: number;
  at: string;
  mono: number;
  staff_id: string | null;
  role: string;
  device: string;
  what: string;
  child_id: string | null;
  fields: string;
  previous: string;
  hash: string;
  seal: string;
}

const toRow = (r: AuditRecord): ChainedRow => ({
  seq: r.seq,
  epoch: r.epoch,
  at: r.at,
  mono: r.mono,
  staffId: r.staff_id,
  role: r.role,
  device: r.device,
  what: r.what,
  childId: r.child_id,
  fields: JSON.parse(r.fields) as string[],
  previous: r.previous,
  hash: r.hash,
  seal: r.seal,
});

/** The sealing key that the next row will use, and its number. */
export const sealingKey = (db: ReadDb): { epoch: number; next_seq: number; key: Buffer } | undefined =>
  db.get(sql`SELECT epoch, next_seq, key FROM audit_key WHERE id = 1`);

/** Replaces the sealing key; with secure_delete on, the old one is overwritten in the file. */
export function moveSealingKey(tx: WriteDb, epoch: number, nextSeq: number, key: Buffer): void {
  tx.run(sql`INSERT INTO audit_key (id, epoch, next_seq, key) VALUES (1, ${epoch}, ${nextSeq}, ${key})
    ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, next_seq = excluded.next_seq, key = excluded.key`);
}

/** One stretch of the audit: from which row, its first key sealed to a recovery code, and that code's public half. */
export interface Epoch {
  readonly epoch: number;
  readonly firstSeq: number;
  readonly sealedKey: Buffer;
  readonly recoveryKey: string;
  readonly beganAt: Instant;
}

export const insertEpoch = (
  tx: WriteDb,
  { epoch, firstSeq, sealedKey, recoveryKey }: Omit<Epoch, 'beganAt'>,
  at: string,
): number =>
  tx.run(sql`INSERT INTO audit_epoch (epoch, first_seq, sealed_key, recovery_key, began_at)
    VALUES (${epoch}, ${firstSeq}, ${sealedKey}, ${recoveryKey}, ${at})`);

/** All epochs, oldest first. */
export const epochs = (db: ReadDb): Epoch[] =>
  db.all(sql`SELECT epoch, first_seq AS firstSeq, sealed_key AS sealedKey, recovery_key AS recoveryKey, began_at AS beganAt
    FROM audit_epoch ORDER BY epoch`);

export function insertRow(tx: WriteDb, row: ChainedRow): void {
  tx.run(sql`INSERT INTO audit (seq, epoch, at, mono, staff_id, role, device, what, child_id, fields, previous, hash, seal)
    VALUES (${row.seq}, ${row.epoch}, ${row.at}, ${row.mono}, ${row.staffId}, ${row.role}, ${row.device}, ${row.what},
      ${row.childId}, ${JSON.stringify(row.fields)}, ${row.previous}, ${row.hash}, ${row.seal})`);
}

/** The newest row's number, hash and time; null before the first. */
export const head = (db: ReadDb): (Anchor & { readonly at: Instant }) | null =>
  db.get<Anchor & { at: Instant }>(sql`SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1`) ?? null;

export const headHash = (db: ReadDb): string => head(db)?.hash ?? CHAIN_START;

export const hashAt = (db: ReadDb, seq: number): string | undefined =>
  db.get<{ hash: string }>(sql`SELECT hash FROM audit WHERE seq = ${seq}`)?.hash;

/** When this row says that it was written; null where it is gone, or says nothing that is a time. */
export const timeAt = (db: ReadDb, seq: number): Instant | null =>
  Instant.safeParse(db.get<{ at: string }>(sql`SELECT at FROM audit WHERE seq = ${seq}`)?.at).data ?? null;

/** The next rows in order, at most `limit` of them and none beyond `upTo`. */
export const rowsAfter = (db: ReadDb, after: number, upTo: number, limit: number): ChainedRow[] =>
  db
    .all<AuditRecord>(sql`SELECT * FROM audit WHERE seq > ${after} AND seq <= ${upTo} ORDER BY seq LIMIT ${limit}`)
    .map(toRow);

/** All rows in order, in pages, so that 100,000 of them do not stand in memory at once. */
export function* allRows(db: ReadDb, page = 2000): Generator<ChainedRow> {
  for (let after = 0; ; ) {
    const rows = rowsAfter(db, after, Number.MAX_SAFE_INTEGER, page);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** The kinds of rows written after this one. */
export const whatSince = (db: ReadDb, seq: number): string[] =>
  db.all<{ what: string }>(sql`SELECT DISTINCT what FROM audit WHERE seq > ${seq}`).map((row) => row.what);
