import Papa from 'papaparse';
import { AppError } from '#main/core/app-error.ts';

export interface CsvTable {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}
const MOST_COLUMNS = 300;

/** A list with a header row. Headers that appear twice stay apart: "Forename", "Forename (2)". Error 'file-not-csv'. */
export function readCsv(text: string): CsvTable {
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const [head, ...body] = parsed.data;
  const broken = parsed.errors.some((error) => error.type === 'Quotes');
  if (
    !head ||
    head.length < 2 ||
    head.length > MOST_COLUMNS ||
    broken ||
    head.some((cell) => /[<>{}]|\p{Cc}/u.test(cell))
  ) {
    throw new AppError('file-not-csv');
  }
  const seen = new Map<string, number>();
  const headers = head.map((cell) => {
    const name = cell.trim();
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
  return {
    headers,
    rows: body.map((cells, i) => ({ line: i + 2, cells: cells.map((cell) => cell.normalize('NFC').trim()) })),
  };
}
