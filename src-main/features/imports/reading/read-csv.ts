import Papa from 'papaparse';
import { AppError } from '#main/core/app-error.ts';

export interface CsvTable {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Lines whose cells are more or fewer than the headings: a comma too many slips every value after it, so none is used. */
  readonly uneven: readonly number[];
}
const MOST_COLUMNS = 300;

/**
 * A list with a header row. Headers that appear twice stay apart: "Forename", "Forename (2)". Lines are counted as an
 * editor counts them, through line breaks inside quotes. Error 'file-not-csv', also for a quote that is never closed.
 */
export function readCsv(text: string): CsvTable {
  let headers: string[] | null = null;
  const rows: { line: number; cells: string[] }[] = [];
  const uneven: number[] = [];
  const lines = lineCounter(text);
  Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    step({ data, errors, meta }) {
      if (errors.some((error) => error.type === 'Quotes')) throw new AppError('file-not-csv');
      const line = lines(meta.cursor, meta.linebreak, data);
      if (headers === null) {
        headers = headings(data);
        return;
      }
      const cells = data.map((cell) => cell.normalize('NFC').trim());
      // Spreadsheets often end a row with empty cells beyond the headings.
      while (cells.length > headers.length && cells.at(-1) === '') cells.pop();
      if (cells.length === headers.length) rows.push({ line, cells });
      else uneven.push(line);
    },
  });
  if (headers === null) throw new AppError('file-not-csv');
  return { headers, rows, uneven };
}

function headings(cells: readonly string[]): string[] {
  if (cells.length < 2 || cells.length > MOST_COLUMNS || cells.some((cell) => /[<>{}]|\p{Cc}/u.test(cell.trim())))
    throw new AppError('file-not-csv');
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const name = cell.normalize('NFC').trim();
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** The line on which a row begins, given where the row ends. */
function lineCounter(text: string): (end: number, lineBreak: string, cells: readonly string[]) => number {
  let from = 0;
  let breaks = 0;
  const countIn = (part: string, lineBreak: string) => part.split(lineBreak).length - 1;
  return (end, lineBreak, cells) => {
    const part = text.slice(from, end);
    from = end;
    breaks += countIn(part, lineBreak);
    const inside = cells.reduce((sum, cell) => sum + countIn(cell, lineBreak), 0);
    return breaks - inside + (part.endsWith(lineBreak) ? 0 : 1);
  };
}
