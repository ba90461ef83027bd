import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('opens emergency cards on a full disk and nothing else, and writes their rows in order once there is room', (context) => {
  const disk = mkdtempSync(join(tmpdir(), 'careboard-full-'));
  const program = fileURLToPath(new URL('./emergency-on-full-disk.ts', import.meta.url));
  const steps = 'mount -t tmpfs -o size=3m tmpfs "$1" && exec "$2" "$3" "$1"';
  const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const run = spawnSync('unshare', [...asRoot, '--mount', 'sh', '-c', steps, 'sh', disk, process.execPath, program], {
    encoding: 'utf8',
  });
  rmSync(disk, { recursive: true, force: true });
  if (run.error || /unshare|mount:/.test(run.stderr)) context.skip('this machine lets nobody mount a small disk');
  const taps = [
    ['adrenaline', true],
    ['timer-start', true],
    ['ambulance', false],
  ];
  const { audit, ...said } = JSON.parse(run.stdout) as { readonly audit: readonly string[] };
  expect(said).toEqual({
    whileFull: { add: 'disk-full', record: 'disk-full', needs: 'disk-full' },
    seen: taps,
    shielded: 'shielded',
    locked: 'signed-out',
    signedInWhileFull: { record: 'disk-full', stillSeen: taps },
    sameCard: true,
    kept: taps,
    holds: true,
  });
  expect(audit.slice(audit.indexOf('emergency.opened'))).toEqual([
    'emergency.opened',
    'emergency.tapped',
    'emergency.tap-taken-back',
    'emergency.tapped',
    'session.shielded',
    'session.locked',
    'session.signed-in',
    'emergency.opened',
    'session.locked',
    'session.signed-in',
    'emergency.opened',
    'emergency.closed',
  ]);
});
