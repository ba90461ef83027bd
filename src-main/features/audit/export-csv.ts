import { setImmediate } from 'node:timers/promises';
import { BOM, csvLines } from '#main/core/csv.ts';
import type { ReadDb } from '#main/store/sql.ts';
import { londonDay, showTime } from '#shared/domain/calendar-date.ts';
import { type AuditFilter, auditWords } from '#shared/features/audit/audit.model.ts';
import { fieldWords, roleWords } from '#shared/features/audit/audit-fields.ts';
import { type ListedRow, listedRows } from './audit-view.repo.ts';

const SLICE = 500;
const HEADS = ['Number', 'Day', 'Time', 'Who', 'Role', 'PC', 'What', 'Fields', 'Child', 'Fingerprint'];
/** The entries that the filter leaves as one CSV file for Excel, oldest first; others get a turn between the pieces. */
export async function exportCsv(
  db: () => ReadDb,
  filter: AuditFilter,
): Promise<{ readonly bytes: Buffer; readonly rows: number }> {
  const pieces = [BOM, csvLines([HEADS])];
  let count = 0;
  for (let after = 0; ; ) {
    const rows = listedRows(db(), filter, after, SLICE);
    const last = rows.at(-1);
    if (!last) break;
    pieces.push('\r\n', csvLines(rows.map(cellsOf)));
    count += rows.length;
    after = last.seq;
    await setImmediate();
  }
  return { bytes: Buffer.from(`${pieces.join('')}\r\n`, 'utf8'), rows: count };
}

const cellsOf = (row: ListedRow): string[] => [
  ...[`${row.seq}`, londonDay(new Date(row.at)), showTime(row.at), row.who ?? '', roleWords(row.role), row.device],
  ...[auditWords(row.what), fieldWords(JSON.parse(row.fields) as string[]), row.childId ?? '', row.hash],
];
