import Papa from 'papaparse';
import { AppError } from '#main/core/app-error.ts';
import type { Job } from '../job.ts';

export interface CsvTable {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Lines whose cells are more or fewer than the headings: a comma too many slips every value after it, so none is used. */
  readonly uneven: readonly number[];
  /** Lines with a cell longer than anything that a person types: an unclosed quote, or no list at all. */
  readonly overlong: readonly number[];
}
const MOST_COLUMNS = 300;
const MOST_ROWS = 200_000;
const LONGEST_CELL = 4000;

/**
 * A list with a header row. Headers that appear twice stay apart: "Forename", "Forename (2nd)". Lines are counted as an
 * editor counts them, through line breaks inside quotes. Reads in slices, so that the core stays awake. Errors 'file-not-csv'
 * (also for a quote that is never closed), 'file-too-large'.
 */
export async function readCsv(text: string, job: Job): Promise<CsvTable> {
  let headers: string[] | null = null;
  const rows: { line: number; cells: string[] }[] = [];
  const uneven: number[] = [];
  const overlong: number[] = [];
  const lines = lineCounter(text);
  await inSlices(text, job, ({ data, errors, meta }) => {
    if (errors.some((error) => error.type === 'Quotes')) throw new AppError('file-not-csv');
    const line = lines(meta.cursor, meta.linebreak, data);
    if (headers === null) {
      headers = headings(data);
      return;
    }
    if (rows.length >= MOST_ROWS) throw new AppError('file-too-large', { values: { limit: '200,000 rows' } });
    const cells = data.map(clean);
    // Spreadsheets often end a row with empty cells beyond the headings.
    while (cells.length > headers.length && cells.at(-1) === '') cells.pop();
    if (cells.length !== headers.length) uneven.push(line);
    else if (cells.some((cell) => cell.length > LONGEST_CELL)) overlong.push(line);
    else rows.push({ line, cells });
  });
  if (headers === null) throw new AppError('file-not-csv');
  return { headers, rows, uneven, overlong };
}

/**
 * What a cell says, without marks that no person typed: a NUL in a name would cut it short wherever it is shown, and the apostrophe
 * that keeps a spreadsheet from taking a cell for a formula is none of its letters (our own lists write it).
 */
const clean = (cell: string): string => unguarded(cell.normalize('NFC').replace(/[^\P{Cc}\n\r\t]/gu, ' ')).trim();
const unguarded = (cell: string): string => cell.replace(/^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u, '');

type Step = Papa.ParseStepResult<string[]>;

/** Hands over row after row with the place in the whole text where each ends; pauses the parser where a slice is over. */
function inSlices(text: string, job: Job, row: (step: Step) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // After a pause the parser counts from where it went on.
    let base = 0;
    Papa.parse<string[]>(text, {
      skipEmptyLines: 'greedy',
      // Its fast mode splits all that is left at each resume.
      fastMode: false,
      step(step, parser) {
        try {
          const end = base + step.meta.cursor;
          row({ ...step, meta: { ...step.meta, cursor: end } });
          const rest = job.breathe(end, text.length);
          if (!rest) return;
          parser.pause();
          base = end;
          rest.then(
            () => parser.resume(),
            (error) => {
              reject(error);
              parser.abort();
            },
          );
        } catch (error) {
          reject(error);
          parser.abort();
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
}

function headings(cells: readonly string[]): string[] {
  if (cells.length < 2 || cells.length > MOST_COLUMNS || cells.some((cell) => /[<>{}]|\p{Cc}/u.test(cell.trim())))
    throw new AppError('file-not-csv');
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const name = unguarded(cell.normalize('NFC')).trim().slice(0, 280);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${ordinal(count)})`;
  });
}

const ordinal = (n: number): string => (n === 2 ? '2nd' : n === 3 ? '3rd' : `${n}th`);

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
