import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

const PIECE = 1 << 22;

/** Every way in which a text could stand in a file. */
export const formsOf = (text: string): Buffer[] => {
  const wide = Buffer.from(text, 'utf16le');
  return [
    Buffer.from(text),
    Buffer.from(text.toUpperCase()),
    wide,
    Buffer.from(wide).swap16(),
    ...base64Of(Buffer.from(text)),
  ];
};
/** Bytes as they are, and as base64 in each of the three places where they can begin. */
export const formsOfBytes = (bytes: Buffer): Buffer[] => [bytes, ...base64Of(bytes)];
const base64Of = (bytes: Buffer): Buffer[] =>
  [0, 1, 2].map((skip) => {
    const text = bytes.subarray(skip).toString('base64');
    // The last letters depend on what follows.
    return Buffer.from(text.slice(0, Math.floor((bytes.length - skip) / 3) * 4));
  });

/** Which of the needles stand in this file, also across the borders of the pieces that are read. */
function found(file: string, needles: ReadonlyMap<string, readonly Buffer[]>): string[] {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return [];
  }
  try {
    const hits = new Set<string>();
    const longest = Math.max(...[...needles.values()].flat().map((needle) => needle.length));
    let rest = Buffer.alloc(0);
    for (let at = 0; ; ) {
      const piece = Buffer.alloc(PIECE);
      const read = readSync(fd, piece, 0, PIECE, at);
      if (read === 0) return [...hits];
      const all = Buffer.concat([rest, piece.subarray(0, read)]);
      for (const [name, forms] of needles) if (forms.some((form) => all.includes(form))) hits.add(name);
      rest = all.subarray(Math.max(0, all.length - longest));
      at += read;
    }
  } catch {
    return [];
  } finally {
    closeSync(fd);
  }
}

export interface Found {
  readonly file: string;
  readonly what: readonly string[];
}

/** Looks through every file under the folders. Answers what was found and how many files there were. */
export function searchFolders(folders: readonly string[], needles: ReadonlyMap<string, readonly Buffer[]>) {
  const hits: Found[] = [];
  let files = 0;
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      files += 1;
      const what = found(file, needles);
      if (what.length > 0) hits.push({ file, what });
    }
  }
  return { hits, files };
}

/** The process and all that it started. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has just ended.
    }
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

/**
 * Looks through what the processes hold open, deleted files among it. What lies in memory only (a memfd, the shared memory of
 * the system) is no file: that is where the picture of the page has to be.
 */
export function searchOpenFiles(pids: readonly number[], needles: ReadonlyMap<string, readonly Buffer[]>) {
  const memory = statSync('/dev/shm').dev;
  const hits: Found[] = [];
  let files = 0;
  for (const pid of pids) {
    let fds: string[];
    try {
      fds = readdirSync(`/proc/${pid}/fd`);
    } catch {
      continue;
    }
    for (const fd of fds) {
      const file = `/proc/${pid}/fd/${fd}`;
      try {
        const target = readlinkSync(file);
        if (!target.startsWith('/') || target.startsWith('/memfd:')) continue;
        const stat = statSync(file);
        if (!stat.isFile() || stat.dev === memory) continue;
        files += 1;
        const what = found(file, needles);
        if (what.length > 0) hits.push({ file: target, what });
      } catch {
        // Closed in the meantime.
      }
    }
  }
  return { hits, files };
}

/** Addresses at which one of the processes' network listens for connections, by the kernel's own tables. */
export function listening(pid: number): string[] {
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      // 0A is LISTEN; a UDP socket that is bound to a port shows as 07.
      .filter(([, , , state]) => state === '0A' || (table.startsWith('udp') && state === '07'))
      .map(([, address]) => `${table} ${address}`),
  );
}
