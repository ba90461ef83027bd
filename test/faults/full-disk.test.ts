import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { counted, howMany } from '../support/how-many.ts';

const WRITER = new URL('full-disk-writer.ts', import.meta.url).pathname;
const ROOT = new URL('../../', import.meta.url).pathname;
/** A mount that only this process and its children see; for root, or where accounts may have a namespace of their own. */
const namespace = ['-m', '-Urm'].find(
  (how) => spawnSync('unshare', [how, 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0,
);
/** Needs no mount and no right: the kernel refuses this process to make a file longer. */
const mayLimit = spawnSync('prlimit', ['--fsize=1000000:unlimited', 'true']).status === 0;
process.stdout.write(
  `Full disk: ${namespace ? 'on small disks of memory' : 'not on small disks, since this account may not mount one'}, ${mayLimit ? 'and with files that may not grow' : 'not with files that may not grow, since there is no prlimit'}.\n`,
);

/** Runs the writer on a disk of so many megabytes, with as much again that can be freed: what stands in the log needs room in the file too. */
function onDiskOf(megabytes: number) {
  const disk = mkdtempSync(join(tmpdir(), 'careboard-disk-'));
  const script =
    'mount -t tmpfs -o size="$(($1 * 2))"m none "$2" && head -c "$1"M /dev/zero > "$2/ballast" && mkdir "$2/vault" && exec "$3" --disable-warning=ExperimentalWarning "$4" "$2/vault" "$2/ballast"';
  const done = spawnSync(
    'unshare',
    [namespace!, 'sh', '-c', script, 'sh', String(megabytes), disk, process.execPath, WRITER],
    { cwd: ROOT, encoding: 'utf8' },
  );
  rmSync(disk, { recursive: true, force: true });
  expect(done.status, done.stderr).toBe(0);
  return JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '');
}

/** Runs the writer with files of at most so many megabytes. */
function withFilesOf(megabytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-limit-'));
  const words = [`--fsize=${megabytes * 1_000_000}:unlimited`, process.execPath];
  const done = spawnSync(
    'prlimit',
    [...words, '--disable-warning=ExperimentalWarning', WRITER, join(folder, 'vault'), 'limit'],
    { cwd: ROOT, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true, force: true });
  expect(done.status, done.stderr).toBe(0);
  return JSON.parse(done.stdout.trim().split('\n').at(-1) ?? '');
}

function expectPlainAndWhole({ kept, whenFull, afterwards, integrity }: ReturnType<typeof onDiskOf>): void {
  expect(kept).toBeGreaterThan(1);
  expect(whenFull).toMatchObject({ write: 'disk-full', list: 'ok', board: 'ok', find: 'ok', needs: true });
  // Its rows wait in memory until there is room: the card always opens.
  expect(whenFull.card).toBe('ok');
  expect(afterwards).toEqual({ write: 'ok', card: 'ok', chain: true, lock: 'ok', signIn: 'ok' });
  expect(integrity).toEqual([{ integrity_check: 'ok' }]);
}

const timesThree = (count: number, sizes: readonly number[]) =>
  Array.from({ length: Math.ceil(count / 3) }, () => sizes).flat();

describe.skipIf(namespace === undefined)('a full disk', () => {
  it.for(timesThree(howMany(60), [3, 5, 8]))(
    'of %i MB is told plainly, leaves nothing half done, and all works again once there is room',
    { timeout: 120_000 },
    (megabytes, { task }) => {
      expectPlainAndWhole(onDiskOf(megabytes));
      counted(task, 'T3', 1, 'disks filled to the brim');
    },
  );
});

describe.skipIf(!mayLimit)('a register and a log that may not grow', () => {
  it.for(timesThree(howMany(30), [2, 3, 6]))(
    'beyond %i MB are told plainly as a full disk, and all works again once they may',
    { timeout: 120_000 },
    (megabytes, { task }) => {
      expectPlainAndWhole(withFilesOf(megabytes));
      counted(task, 'T3', 1, 'files that could not grow, filled to the brim, without a mount');
    },
  );
});

it.runIf(process.platform === 'linux')('is tried on this machine in one way at least', () => {
  expect(namespace !== undefined || mayLimit).toBe(true);
});
