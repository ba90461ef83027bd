// What can be asked of a packed Careboard from outside, without a door into it: its fuses, whether its window comes, and that it
// refuses each switch and variable that would open one. Used by check-artefact.mjs, which a release runs on each system.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** A start that is refused ends in a second; slow machines get more. */
const REFUSED_WITHIN_MS = 30_000;
const SHOWN_WITHIN_MS = 60_000;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** A program that cannot be started at all is no refusal: it throws. */
async function startOf(program, args, env) {
  const started = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } });
  await once(started, 'spawn');
  return started;
}

/** The fuses that stand otherwise than `wanted` (name to on or off), in words. */
export async function wrongFuses(program, wanted) {
  const wire = await getCurrentFuseWire(program);
  return Object.entries(wanted)
    .filter(([name, on]) => wire[FuseV1Options[name]] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([name, on]) => `${name} is not ${on ? 'on' : 'off'}`);
}

/** Whether a start with these arguments and variables is refused: the program ends by itself, with an exit code that is not 0. */
export async function refuses(program, args, env = {}, within = REFUSED_WITHIN_MS) {
  const started = await startOf(program, args, env);
  const ended = new Promise((resolve) => started.once('exit', resolve));
  const code = await Promise.race([ended, wait(within).then(() => 'running')]);
  if (code === 'running') started.kill('SIGKILL');
  return typeof code === 'number' && code !== 0;
}

/** Whether a plain start shows a window and stays. */
export async function showsWindow(program, args, platform = process.platform, within = SHOWN_WITHIN_MS) {
  const started = await startOf(program, args, {});
  try {
    for (const until = Date.now() + within; Date.now() < until; await wait(1000)) {
      if (started.exitCode !== null) return false;
      if (isShown(platform)) return true;
    }
    return false;
  } finally {
    started.kill('SIGKILL');
  }
}

/** Asked of the system's own list of windows. On a Mac the owner's name: a window's title needs a permission. */
function isShown(platform) {
  const asked = {
    win32: ['powershell', ['-NoProfile', '-Command', '(Get-Process | Where-Object MainWindowTitle).MainWindowTitle']],
    darwin: [
      'swift',
      [
        '-e',
        'import CoreGraphics; for w in CGWindowListCopyWindowInfo(.optionOnScreenOnly, 0) as! [[String: Any]] { print(w["kCGWindowOwnerName"] ?? "") }',
      ],
    ],
    linux: ['xwininfo', ['-root', '-tree']],
  }[platform];
  if (!asked) throw new Error(`Nobody knows how to list the windows of ${platform}.`);
  return /Careboard/.test(spawnSync(...asked, { encoding: 'utf8' }).stdout ?? '');
}
