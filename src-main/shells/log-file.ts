import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLine, Ports } from '#main/core/ports.ts';

/** Two files of this size at most: some thousand lines, weeks of a school's failures. */
const MOST_BYTES = 128 * 1024;
const NOW = 'careboard.log';
const BEFORE = 'careboard.1.log';

/** What each part of a line may look like; a name, a value, a path or a sentence fits none of them. */
const PARTS: Readonly<Record<keyof LogLine, RegExp>> = {
  at: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  level: /^(?:info|warning|error)$/,
  event: /^[a-z][a-z-]{1,40}$/,
  call: /^[a-z]{2,20}\.[a-zA-Z]{2,40}$/,
  code: /^[a-z][a-z-]{1,40}$/,
  ref: /^[0-9A-F]{8}$/,
};
const NAMES = Object.keys(PARTS) as (keyof LogLine)[];

export interface LogFile {
  readonly log: (line: LogLine) => void;
  /** The newest lines, oldest first; those of an earlier start too. */
  readonly recent: (most: number) => readonly LogLine[];
}

/**
 * The log of this PC, in the folder of the register: one line of JSON for each refusal and failure. A part that does not look as it
 * should is left out, whoever wrote it. Nothing here ever throws: a full disk costs a line, not the work.
 */
export function openLog(folder: string): LogFile {
  const file = join(folder, NOW);
  return {
    log(line) {
      try {
        mkdirSync(folder, { recursive: true });
        if (sizeOf(file) > MOST_BYTES) renameSync(file, join(folder, BEFORE));
        appendFileSync(file, `${JSON.stringify(fitting(line))}\n`, { mode: 0o660 });
      } catch {
        // Said where it happened, too: the sentence on the screen has the reference.
      }
    },
    recent: (most) => [...linesOf(join(folder, BEFORE)), ...linesOf(file)].slice(-most),
  };
}

/** The two ports of a core whose register lies in this folder. */
export function logPorts(home: string): Pick<Ports, 'log' | 'recentLog'> {
  const { log, recent } = openLog(join(home, 'logs'));
  return { log, recentLog: recent };
}

/** The line without what does not fit; a whole one where nothing had to go. */
function fitting(line: LogLine): Partial<LogLine> {
  return Object.fromEntries(NAMES.flatMap((name) => (fits(name, line[name]) ? [[name, line[name]]] : [])));
}

const fits = (name: keyof LogLine, value: unknown): boolean => typeof value === 'string' && PARTS[name].test(value);

/** Only whole lines: somebody may have cut or edited the file. */
function linesOf(file: string): LogLine[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      const read = fitting(JSON.parse(line) as LogLine);
      return read.at && read.level && read.event ? [read as LogLine] : [];
    } catch {
      return [];
    }
  });
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
