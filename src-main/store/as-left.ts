import { closeSync, openSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { REGISTER_FILE } from './making.ts';
import { type PageSums, sumsBeside, sumsOf } from './page-sums.ts';

/** The register's file, byte for byte, while nobody has it open. */
export interface AsLeft {
  /** Over the sums of its pages (page-sums.ts). */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

/** The same as it is found, with every page's own sum. */
export interface AsFound extends AsLeft {
  readonly sums: PageSums;
  /** A log with content lies beside it: whoever opens it next plays that into it. */
  readonly hasLog: boolean;
}

const hasLog = (file: string): boolean =>
  ['-wal', '-journal'].some((end) => (statSync(`${file}${end}`, { throwIfNoEntry: false })?.size ?? 0) > 0);

const found = (file: string, sums: PageSums): AsFound => ({
  sha256: sums.whole(),
  size: sums.size,
  sums,
  hasLog: hasLog(file),
});

/** The register as it lies there; null where it is away or cannot be read. Holds everything up meanwhile. */
export function registerAsItIs(home: string): AsFound | null {
  const file = join(home, REGISTER_FILE);
  try {
    const handle = openSync(file, 'r');
    try {
      return found(file, sumsOf(handle));
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

/** The same beside other work, such as judging a password. Never rejects. */
export async function lookAtRegister(home: string): Promise<AsFound | null> {
  const file = join(home, REGISTER_FILE);
  try {
    const handle = await open(file, 'r');
    try {
      return found(file, await sumsBeside(handle));
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

/** Whether it lies there as it was left. A log with content beside it is never as it was left. */
export const isSame = (one: AsLeft, other: AsFound | null): boolean =>
  other !== null && !other.hasLog && one.sha256 === other.sha256 && one.size === other.size;
