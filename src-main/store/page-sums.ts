import { createHash, hash } from 'node:crypto';
import { fstatSync, readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** SQLCipher 4's page. */
export const PAGE = 4096;
const SUM = 32;
/** Read at once: 256 pages. */
const PIECE = PAGE * 256;

/** The SHA-256 of every page of a file: one page that is another is told from all the rest, and a change costs its own pages alone. */
export class PageSums {
  #sums = Buffer.alloc(0);
  #size = 0;

  /** In bytes; a file cut within a page ends with what is left of it. */
  get size(): number {
    return this.#size;
  }
  get pages(): number {
    return Math.ceil(this.#size / PAGE);
  }

  /** Takes a file's pages one piece after the other, from its beginning. */
  take(piece: Buffer): void {
    const first = this.#size / PAGE;
    this.#grow(this.#size + piece.length);
    for (let at = 0, page = first; at < piece.length; at += PAGE, page += 1)
      this.#set(page, piece.subarray(at, at + PAGE));
  }

  /** Reads these pages (counted from 1) again, and all that have come behind the end. */
  again(handle: number, pages: ReadonlySet<number>): void {
    const before = this.pages;
    this.#grow(fstatSync(handle).size);
    const page = Buffer.allocUnsafe(PAGE);
    const read = (n: number) => {
      const got = readSync(handle, page, 0, PAGE, n * PAGE);
      this.#set(n, page.subarray(0, got));
    };
    for (const n of pages) if (n <= this.pages) read(n - 1);
    for (let n = before; n < this.pages; n += 1) if (!pages.has(n + 1)) read(n);
  }

  /** One sum over all pages, or over all but these, of the first `pages` pages. */
  whole(without: ReadonlySet<number> = new Set(), pages = this.pages): string {
    const sums = Buffer.from(this.#sums.subarray(0, pages * SUM));
    for (const n of without) if (n <= pages) sums.fill(0, (n - 1) * SUM, n * SUM);
    return createHash('sha256').update(sums).digest('hex');
  }

  #grow(size: number): void {
    const needed = Math.ceil(size / PAGE) * SUM;
    if (needed > this.#sums.length) {
      const more = Buffer.alloc(Math.max(needed, this.#sums.length * 2));
      this.#sums.copy(more);
      this.#sums = more;
    }
    this.#size = size;
  }

  #set(n: number, bytes: Buffer): void {
    hash('sha256', bytes, 'buffer').copy(this.#sums, n * SUM);
  }
}

/** Of the whole file. Holds everything up meanwhile: about 4 microseconds a page. */
export function sumsOf(handle: number): PageSums {
  const sums = new PageSums();
  const piece = Buffer.allocUnsafe(PIECE);
  for (let at = 0; ; ) {
    const got = fill(piece, (offset) => readSync(handle, piece, offset, PIECE - offset, at + offset));
    if (got > 0) sums.take(piece.subarray(0, got));
    if (got < PIECE) return sums;
    at += got;
  }
}

/** The same beside other work. */
export async function sumsBeside(handle: FileHandle): Promise<PageSums> {
  const sums = new PageSums();
  const piece = Buffer.allocUnsafe(PIECE);
  for (let at = 0; ; ) {
    let got = 0;
    for (let more = 1; more > 0 && got < PIECE; got += more)
      more = (await handle.read(piece, got, PIECE - got, at + got)).bytesRead;
    if (got > 0) sums.take(piece.subarray(0, got));
    if (got < PIECE) return sums;
    at += got;
  }
}

function fill(piece: Buffer, read: (offset: number) => number): number {
  let got = 0;
  for (let more = 1; more > 0 && got < piece.length; got += more) more = read(got);
  return got;
}
