// Makes ready what is missing: packages, system packages, the built page. Runs on the Node that is there (20 or newer)
// with nothing installed, so it uses nothing but Node itself.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** The browser of the practice window, and what keeps its device secret. */
const FOR_START = ['chromium', 'libsecret-1-0'];
/** A display and a keyring of the tests' own. */
const FOR_TESTS = ['xvfb', 'dbus', 'gnome-keyring'];
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'];

export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    ...options,
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Starts a tool or a script on the project's own Node 24. */
export const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function packages() {
  // By content, not by time: a checkout can give an old folder of packages beside a lock file that looks no newer.
  const marker = join(root, 'node_modules', '.installed-from');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && existsSync(node) && readFileSync(marker, 'utf8') === lock) return;
  console.log('Careboard: fetching packages from the lock file, about a minute ...');
  run(npm, ['ci'], { shell: process.platform === 'win32' });
  writeFileSync(marker, lock);
}

function systemPackages(wanted) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = wanted.filter((name) => {
    if (name === 'chromium' && BROWSERS.some((browser) => existsSync(join('/usr/bin', browser)))) return false;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the query tool's own placeholder
    const asked = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
    return !asked.stdout?.includes('install ok installed');
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

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** A build is old when a source, a folder of sources (something was removed) or the lock file is newer. */
function build(config, built, sources) {
  const file = join(root, built);
  const since = Math.max(...[config, 'package-lock.json', ...sources].map((source) => newest(join(root, source))));
  if (existsSync(file) && statSync(file).mtimeMs > since) return;
  console.log(`Careboard: building ${built} ...`);
  run(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', config, '--logLevel', 'warn']);
}

/** All of it, in order. `tests`: also what only they need. */
export function ready({ tests = false } = {}) {
  packages();
  systemPackages(tests ? [...FOR_START, ...FOR_TESTS] : FOR_START);
  build('src-renderer/vite.config.ts', 'out/renderer/index.html', ['src-renderer', 'src-shared']);
  build('src-main/vite.config.ts', 'out/main/main.js', ['src-main', 'src-shared']);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ready();
