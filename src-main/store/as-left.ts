import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTER_FILE } from './making.ts';

/** The register's file, byte for byte, while nobody has it open. */
export interface AsLeft {
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
}

const PIECE = 1 << 20;

/** A log beside a register that was closed would be played into it by whoever opens it next. */
const hasLog = (file: string): boolean =>
  ['-wal', '-journal'].some((end) => (statSync(`${file}${end}`, { throwIfNoEntry: false })?.size ?? 0) > 0);

/** The register as it lies there; null where it is away, cannot be read, or has a log beside it. Holds everything up meanwhile. */
export function registerAsItIs(home: string): AsLeft | null {
  const file = join(home, REGISTER_FILE);
  try {
    if (hasLog(file)) return null;
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(PIECE);
    const handle = openSync(file, 'r');
    let size = 0;
    try {
      for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
        hash.update(piece.subarray(0, read));
        size += read;
      }
    } finally {
      closeSync(handle);
    }
    return { sha256: hash.digest('hex'), size };
  } catch {
    return null;
  }
}

/** The same beside other work, such as judging a password. Never rejects. */
export async function lookAtRegister(home: string): Promise<AsLeft | null> {
  const file = join(home, REGISTER_FILE);
  try {
    if (hasLog(file)) return null;
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of createReadStream(file, { highWaterMark: PIECE })) {
      hash.update(piece as Buffer);
      size += (piece as Buffer).length;
    }
    return { sha256: hash.digest('hex'), size };
  } catch {
    return null;
  }
}

export const isSame = (one: AsLeft, other: AsLeft | null): boolean =>
  other !== null && one.sha256 === other.sha256 && one.size === other.size;
