import { appendFileSync, existsSync, rmSync, statSync, truncateSync } from 'node:fs';

const PAGE = 4096;

/** A file that takes all the room of a disk of memory, but for so many of its pages. */
export function fillDisk(filler: string, leftPages: number): void {
  for (const size of [65_536, PAGE, 1]) {
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size));
    } catch {
      // Full at this size; a smaller piece may still fit.
    }
  }
  if (leftPages > 0) truncateSync(filler, Math.max(0, statSync(filler).size - leftPages * PAGE));
}

export const emptyDisk = (filler: string): void => {
  if (existsSync(filler)) rmSync(filler);
};
