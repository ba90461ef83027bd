// npm start [-- --demo | --home DIR]: makes ready, then opens Careboard and says in one line in which window and why.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { node, ready, root } from './ready.mjs';

ready();
const args = process.argv.slice(2);
const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const electron = join(
  root,
  'node_modules',
  'electron',
  'dist',
  process.platform === 'win32' ? 'electron.exe' : 'electron',
);
const main = join(root, 'out', 'main', 'main.js');

function go(command, commandArgs) {
  const done = spawnSync(command, commandArgs, { cwd: root, stdio: 'inherit' });
  process.exit(done.status ?? 1);
}

if (!display) {
  console.log(
    'There is no display here, so Careboard tours itself without one and writes a picture of each screen to out/tour.',
  );
  go(node, [join(root, '.scripts', 'tour.ts')]);
} else if (existsSync(electron) && existsSync(main)) {
  console.log('Opening Careboard in Electron.');
  go(electron, [main, ...args]);
} else {
  console.log(
    'Opening Careboard in a Chromium window, for practice registers only: Electron’s program is not on this machine.',
  );
  go(node, [join(root, 'src-main', 'start-chromium.ts'), ...args]);
}
