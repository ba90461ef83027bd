// Makes ready what is missing: packages, system packages, the built page. Runs on the Node that is there (20 or newer)
// with nothing installed, so it uses nothing but Node itself.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Debian packages: the browser for the practice window and the tests, a display and a keyring for the tests. */
const PACKAGES = ['chromium', 'xvfb', 'dbus', 'gnome-keyring', 'libsecret-1-0'];

export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Starts a tool or a script on the project's own Node 24. */
export const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function packages() {
  const marker = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(marker) && existsSync(node) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Careboard: fetching packages from the lock file, about a minute ...');
  run(npm, ['ci']);
}

function systemPackages() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg')) return;
  const missing = PACKAGES.filter((name) => {
    const asked = spawnSync('dpkg', ['--status', name], { encoding: 'utf8' });
    return !asked.stdout?.includes('Status: install ok installed');
  });
  if (missing.length === 0) return;
  const install = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    console.log(
      `Careboard needs a few system packages. Please run this once, then again what you ran:\n  sudo sh -c '${install}'`,
    );
    process.exit(1);
  }
  console.log(`Careboard: installing system packages: ${missing.join(' ')} ...`);
  execFileSync('sh', ['-c', `(${install}) > /dev/null`], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) time = Math.max(time, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
  }
  return time;
}

function page() {
  const built = join(root, 'out', 'renderer', 'index.html');
  const sources = Math.max(newest(join(root, 'src-renderer')), newest(join(root, 'src-shared')));
  if (existsSync(built) && statSync(built).mtimeMs > sources) return;
  console.log('Careboard: building the page ...');
  run(node, [
    join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--config',
    'src-renderer/vite.config.ts',
    '--logLevel',
    'warn',
  ]);
}

/** All of it, in order. */
export function ready() {
  packages();
  systemPackages();
  page();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ready();
