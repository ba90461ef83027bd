import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A mount that only this process and its children see; for root, or where accounts may have a namespace of their own. */
const namespace = ['-m', '-Urm'].find(
  (how) => spawnSync('unshare', [how, 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0,
);
export const mayMount = namespace !== undefined;
if (!mayMount) process.stdout.write('Skipped, since this account may not mount a small disk of memory.\n');

/** Runs a program of this project on a disk of so many megabytes, given to it as its first word, and reads what it prints last. */
export function onSmallDisk<T>(megabytes: number, program: URL, words: readonly string[] = []): T {
  const disk = mkdtempSync(join(tmpdir(), 'careboard-disk-'));
  const steps =
    'mount -t tmpfs -o size="$1"m none "$2" && shift && at=$1 && shift && exec "$1" --disable-warning=ExperimentalWarning "$2" "$at" $3';
  try {
    const run = spawnSync(
      'unshare',
      [
        ...[namespace ?? '', 'sh', '-c', steps, 'sh', String(megabytes), disk],
        ...[process.execPath, fileURLToPath(program), words.join(' ')],
      ],
      { encoding: 'utf8' },
    );
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as T;
  } finally {
    rmSync(disk, { recursive: true, force: true });
  }
}
