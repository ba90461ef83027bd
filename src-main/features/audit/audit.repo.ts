import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
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

export const insertEpoch = (tx: WriteDb, epoch: number, firstSeq: number, sealed: Buffer, at: string): number =>
  tx.run(
    sql`INSERT INTO audit_epoch (epoch, first_seq, sealed_key, began_at) VALUES (${epoch}, ${firstSeq}, ${sealed}, ${at})`,
  );

export function insertRow(tx: WriteDb, row: ChainedRow): void {
  tx.run(sql`INSERT INTO audit (seq, epoch, at, mono, staff_id, role, device, what, child_id, fields, previous, hash, seal)
    VALUES (${row.seq}, ${row.epoch}, ${row.at}, ${row.mono}, ${row.staffId}, ${row.role}, ${row.device}, ${row.what},
      ${row.childId}, ${JSON.stringify(row.fields)}, ${row.previous}, ${row.hash}, ${row.seal})`);
}

/** The newest row's number and hash; null before the first. */
export const head = (db: ReadDb): Anchor | null =>
  db.get<Anchor>(sql`SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`) ?? null;

export const headHash = (db: ReadDb): string => head(db)?.hash ?? CHAIN_START;

export const hashAt = (db: ReadDb, seq: number): string | undefined =>
  db.get<{ hash: string }>(sql`SELECT hash FROM audit WHERE seq = ${seq}`)?.hash;

/** All rows in order, in pages, so that 100,000 of them do not stand in memory at once. */
export function* allRows(db: ReadDb, page = 2000): Generator<ChainedRow> {
  let after = 0;
  for (;;) {
    const rows = db.all<AuditRecord>(sql`SELECT * FROM audit WHERE seq > ${after} ORDER BY seq LIMIT ${page}`);
    for (const row of rows) yield toRow(row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
