// Whether Careboard can be opened in Electron here. Its program is not in the npm package: it comes from a release site.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const electron = join(root, 'node_modules', 'electron');
/** Long enough for a school's line, short enough that nobody thinks that nothing happens. */
const FETCH_MS = 120_000;

/** The built main process. */
export const electronMain = join(root, 'out', 'main', 'main.js');

/** The path of Electron's program, or null where it was never fetched. */
export function electronProgram() {
  const named = join(electron, 'path.txt');
  const program = existsSync(named) ? join(electron, 'dist', readFileSync(named, 'utf8').trim()) : null;
  return program !== null && existsSync(program) ? program : null;
}

/** Tries to fetch the program; says nothing when it cannot be had. */
export function fetchElectron() {
  spawnSync(process.execPath, [join(electron, 'install.js')], {
    cwd: dirname(electron),
    stdio: 'ignore',
    timeout: FETCH_MS,
  });
  return electronProgram();
}
