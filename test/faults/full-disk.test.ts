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
if (namespace === undefined)
  process.stdout.write('Full disk: skipped, since this account may not mount a small disk of memory.\n');

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

describe.skipIf(namespace === undefined)('a full disk', () => {
  const sizes = Array.from({ length: Math.ceil(howMany(60) / 3) }, () => [3, 5, 8]).flat();
  it.for(sizes)(
    'of %i MB is told plainly, leaves nothing half done, and all works again once there is room',
    { timeout: 120_000 },
    (megabytes, { task }) => {
      const { kept, whenFull, afterwards, integrity } = onDiskOf(megabytes);
      expect(kept).toBeGreaterThan(1);
      expect(whenFull).toMatchObject({ write: 'disk-full', list: 'ok', board: 'ok', find: 'ok', needs: true });
      // Its rows wait in memory until there is room: the card always opens.
      expect(whenFull.card).toBe('ok');
      expect(afterwards).toEqual({ write: 'ok', card: 'ok', chain: true, lock: 'ok', signIn: 'ok' });
      expect(integrity).toEqual([{ integrity_check: 'ok' }]);
      counted(task, 'T3', 1, 'disks filled to the brim');
    },
  );
});
