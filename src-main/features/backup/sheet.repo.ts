import { type ReadDb, sql, type WriteDb } from '#main/store/sql.ts';
import type { Instant } from '#shared/domain/calendar-date.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { SheetHashes } from '#shared/features/backup/sheet.rules.ts';

interface SheetPrint {
  readonly at: Instant;
  readonly by: string;
  readonly children: number;
  readonly hashes: SheetHashes;
}

/** The newest print; undefined: never. */
export function lastPrint(db: ReadDb): SheetPrint | undefined {
  const row = db.get<Omit<SheetPrint, 'hashes'> & { hashes: string }>(sql`
    SELECT at, coalesce(staff.name, '') AS "by", children, hashes
    FROM sheet_print LEFT JOIN staff ON staff.id = by_staff ORDER BY sheet_print.id DESC LIMIT 1`);
  return row && { ...row, hashes: JSON.parse(row.hashes) as SheetHashes };
}

export const insertPrint = (tx: WriteDb, at: Instant, by: StaffId, hashes: SheetHashes): number =>
  tx.run(sql`INSERT INTO sheet_print (at, by_staff, children, hashes)
    VALUES (${at}, ${by}, ${Object.keys(hashes).length}, ${JSON.stringify(hashes)})`);
