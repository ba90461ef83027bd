import type { ShownRow } from './joined-rows.ts';

const shown = (count: number): string => count.toLocaleString('en-GB');

/** Which entries of how many are on the screen; empty where the table itself says that there are none. */
export function placeWords(rows: readonly Pick<ShownRow, 'seq'>[], total: number): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return '';
  if (total === 1) return 'One entry.';
  if (rows.length === total) return `All ${shown(total)} entries.`;
  return `${shown(rows.length)} of ${shown(total)} entries shown: numbers ${first.seq} to ${last.seq}.`;
}
