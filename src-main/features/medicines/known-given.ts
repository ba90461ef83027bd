import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { ChildId, StockId } from '#shared/domain/ids.ts';
import { givenSinceCount } from './doses.repo.ts';

/** What was given from each pack since it was last counted, by pack. */
export type Given = ReadonlyMap<StockId, number>;

/** One per open register, in memory only: it goes with the connection, which a lock closes. */
const watched = new WeakMap<ReadDb, { given: Map<StockId, number> | null }>();

/**
 * Lets the database itself note of which packs something was given, counted or corrected, by any statement, as it does for names
 * (`children/known-names.ts`): five years of doses are summed once after a sign-in and not again after every change in the register, and
 * a balance in memory is never older than the rows that it is summed from. The notes roll back with their transaction.
 */
export function watchGiven(tx: WriteDb): void {
  tx.run(sql`CREATE TEMP TABLE pack_touched (id TEXT NOT NULL)`);
  tx.run(sql`CREATE TEMP TRIGGER dose_recorded AFTER INSERT ON main.medicine_dose
    BEGIN INSERT INTO pack_touched SELECT pack_id FROM main.medicine_dose WHERE id IN (new.id, new.corrects) AND pack_id IS NOT NULL; END`);
  tx.run(sql`CREATE TEMP TRIGGER stock_recorded AFTER INSERT ON main.medicine_stock
    BEGIN INSERT INTO pack_touched SELECT pack_id FROM main.medicine_stock WHERE id IN (new.id, new.corrects); END`);
  watched.set(tx, { given: null });
}

/** Of one child's packs, asked of the register itself: what a dose is judged by. */
export const givenFromPacks = (db: ReadDb, childId: ChildId): Given => asMap(givenSinceCount(db, { childId }));

/** Of every pack of the register, as it is at this instant. Within a transaction that has touched a pack it is summed anew and not kept. */
export function givenFromEveryPack(db: ReadDb): Given {
  const kept = watched.get(db);
  if (!kept) return sumOf(db);
  const touched = db.all<{ id: StockId }>(sql`SELECT DISTINCT id FROM pack_touched`).map(({ id }) => id);
  if (touched.length > 0 && db.inTransaction) return sumOf(db);
  if (kept.given) for (const [packId, amount] of sumOf(db, touched)) kept.given.set(packId, amount);
  else kept.given = sumOf(db);
  if (touched.length > 0) (db as WriteDb).run(sql`DELETE FROM pack_touched`);
  return kept.given;
}

const asMap = (rows: ReturnType<typeof givenSinceCount>): Map<StockId, number> =>
  new Map(rows.map(({ packId, amount }) => [packId, amount]));
const sumOf = (db: ReadDb, packIds?: readonly StockId[]): Map<StockId, number> =>
  packIds?.length === 0 ? new Map() : asMap(givenSinceCount(db, packIds ? { packIds } : 'every pack'));
