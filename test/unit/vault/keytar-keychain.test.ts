import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('./use-real-keychain.ts', import.meta.url));
const present = (tool: string) => !spawnSync(tool, ['--version']).error;
const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter((tool) => !present(tool));
const reason = `no real keyring to test with here: ${missing.join(' and ')} not installed`;
if (missing.length > 0) process.stderr.write(`skipped: ${reason}\n`);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careboard-keyring-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A session of its own, with folders of its own: an old keyring of this account must not answer. */
function inSession(command: string): unknown {
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder };
  const run = spawnSync('dbus-run-session', ['--', 'bash', '-c', command, 'bash', process.execPath, SCRIPT], {
    env,
    encoding: 'utf8',
    timeout: 50_000,
  });
  return JSON.parse(run.stdout.trim().split('\n').at(-1) || JSON.stringify(run.stderr));
}

test.skipIf(missing.length > 0)('keeps the device secret in a real keyring: create, unlock, add, forget', () => {
  const daemon = 'printf "x\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1';
  expect(inSession(`${daemon}; "$1" "$2"`)).toEqual({
    works: true,
    created: 'done',
    unlocked: 'done',
    added: 'done',
    deleted: 'true',
    afterwards: 'device-secret-missing',
  });
});

test.skipIf(missing.length > 0)('with a locked keyring that nobody can unlock it says so and makes no vault', () => {
  rmSync(join(folder, 'keyrings'), { recursive: true, force: true });
  expect(inSession('exec "$1" "$2"')).toEqual({ works: false, created: 'keychain-unavailable' });
});

test('without any session the app still starts, says so, and makes no vault', () => {
  const env = { PATH: process.env.PATH, HOME: folder, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
  const run = spawnSync(process.execPath, [SCRIPT], { env, encoding: 'utf8', timeout: 50_000 });
  expect(JSON.parse(run.stdout)).toEqual({ works: false, created: 'keychain-unavailable' });
});
