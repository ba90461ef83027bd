import { v7 as uuid } from 'uuid';
import type { Author } from '#main/core/session.ts';
import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { CalendarDate, Instant } from '#shared/domain/calendar-date.ts';
import type { ChildId, MedicineId, StaffId, StockId } from '#shared/domain/ids.ts';
import type { EntryKind } from '#shared/features/medicines/stock-ledger.rules.ts';
import { type Asked, matching } from './medicines.repo.ts';

export interface StockRow {
  readonly id: StockId;
  readonly medicineId: MedicineId;
  readonly packId: StockId;
  readonly kind: Exclude<EntryKind, 'given'>;
  readonly quantity: number;
  readonly at: Instant;
  readonly party: string;
  readonly batch: string;
  readonly expires: CalendarDate | null;
  readonly container: string;
  readonly words: string;
  readonly countedBy: string;
  readonly witness: string | null;
  readonly recordedBy: string;
}

/** Rows that a later one corrects count no more, nor does a row that only takes another back. */
const STANDS = sql`s.void = 0 AND s.id NOT IN (SELECT corrects FROM medicine_stock WHERE corrects IS NOT NULL)`;

/** The movements that stand, of the medicines asked for, the first recorded first. */
export const stockOf = (db: ReadDb, asked: Asked): StockRow[] =>
  db.all(sql`SELECT s.id AS id, s.medicine_id AS medicineId, pack_id AS packId, kind, quantity, s.at AS at, party, batch, expires, container,
      words, coalesce(counter.name, '') AS countedBy, second.name AS witness, coalesce(recorder.name, '') AS recordedBy
    FROM medicine AS m JOIN child ON child.id = m.child_id JOIN medicine_stock AS s ON s.medicine_id = m.id
      LEFT JOIN staff AS counter ON counter.id = s.counted_by LEFT JOIN staff AS second ON second.id = s.witness
      LEFT JOIN staff AS recorder ON recorder.id = s.recorded_by
    WHERE ${matching(asked)} AND ${STANDS} ORDER BY s.id`);

/** One movement, whether it stands or not, and of whom. */
export const oneStock = (
  db: ReadDb,
  stockId: StockId,
):
  | (Pick<StockRow, 'id' | 'medicineId' | 'packId' | 'kind' | 'quantity'> & { childId: ChildId; stands: number })
  | undefined =>
  db.get(sql`SELECT s.id AS id, s.medicine_id AS medicineId, pack_id AS packId, kind, quantity, m.child_id AS childId, (${STANDS}) AS stands
    FROM medicine_stock AS s JOIN medicine AS m ON m.id = s.medicine_id WHERE s.id = ${stockId}`);

export const stockOfKey = (db: ReadDb, requestKey: string): { stockId: StockId; medicineId: MedicineId } | undefined =>
  db.get(sql`SELECT id AS stockId, medicine_id AS medicineId FROM medicine_stock WHERE request_key = ${requestKey}`);

export interface NewStock {
  readonly medicineId: MedicineId;
  /** Null: this row receives the pack and names it. */
  readonly packId: StockId | null;
  readonly kind: StockRow['kind'];
  readonly quantity: number;
  readonly at: Instant;
  readonly party: string;
  readonly batch: string;
  readonly expires: CalendarDate | null;
  readonly container: string;
  readonly words: string;
  readonly countedBy: StaffId;
  readonly witness: StaffId | null;
  readonly corrects: StockId | null;
  readonly isVoid: boolean;
  readonly requestKey: string;
}
export function insertStock(tx: WriteDb, row: NewStock, author: Author): StockId {
  const stockId = uuid() as StockId;
  tx.run(sql`INSERT INTO medicine_stock (id, medicine_id, pack_id, kind, quantity, at, party, batch, expires, container, words, counted_by,
      witness, corrects, void, request_key, recorded_at, recorded_by)
    VALUES (${stockId}, ${row.medicineId}, ${row.packId ?? stockId}, ${row.kind}, ${row.quantity}, ${row.at}, ${row.party}, ${row.batch},
      ${row.expires}, ${row.container}, ${row.words}, ${row.countedBy}, ${row.witness}, ${row.corrects}, ${row.isVoid}, ${row.requestKey},
      ${author.at}, ${author.by})`);
  return stockId;
}
