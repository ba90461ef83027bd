import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { PAGE } from './page-sums.ts';

/** SQLite's write-ahead log: a header, then frames of a header and a page. */
const HEADER = 32;
const FRAME = 24 + PAGE;
/** Frames read at once. */
const MANY = 64;

/** Before the first frame. */
const START = '0'.repeat(64);

/**
 * Follows the log of a register frame by frame with a chained sum. SQLite's own sums in it need no key: who writes to the folder can
 * make them fit. This one is kept under a key (witness-file.ts).
 */
export class LogFrames {
  readonly #path: string;
  #handle: number | null = null;
  #chain = START;
  #frames = 0;
  /** The pages, counted from 1, of the frames read so far. */
  readonly pages = new Set<number>();

  constructor(path: string) {
    this.#path = path;
  }

  get frames(): number {
    return this.#frames;
  }
  get chain(): string {
    return this.#chain;
  }

  /** Reads on to the end of frame `to`; false where the log ends before. */
  readTo(to: number): boolean {
    if (to <= this.#frames) return to === this.#frames;
    const handle = this.#open();
    if (handle === null) return false;
    const bytes = Buffer.allocUnsafe(FRAME * Math.min(MANY, to - this.#frames));
    let chain = Buffer.from(this.#chain, 'hex');
    if (this.#frames === 0) {
      const header = Buffer.alloc(HEADER);
      if (readSync(handle, header, 0, HEADER, 0) < HEADER) return false;
      chain = createHash('sha256').update(chain).update(header).digest();
    }
    while (this.#frames < to) {
      const wanted = FRAME * Math.min(MANY, to - this.#frames);
      const got = readSync(handle, bytes, 0, wanted, HEADER + this.#frames * FRAME);
      for (let at = 0; at + FRAME <= got; at += FRAME) {
        const frame = bytes.subarray(at, at + FRAME);
        chain = createHash('sha256').update(chain).update(frame).digest();
        this.pages.add(frame.readUInt32BE(0));
        this.#frames += 1;
      }
      this.#chain = chain.toString('hex');
      if (got < wanted) return false;
    }
    return true;
  }

  /** The log was emptied: what comes next begins anew. */
  emptied(): void {
    this.#frames = 0;
    this.#chain = START;
    this.pages.clear();
  }

  /** Nothing that SQLite would read is there. */
  isEmpty(): boolean {
    const handle = this.#open();
    return handle === null || readSync(handle, Buffer.alloc(1), 0, 1, HEADER) === 0;
  }

  /** Before SQLite removes the file. */
  close(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }

  #open(): number | null {
    try {
      this.#handle ??= openSync(this.#path, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    return this.#handle;
  }
}
