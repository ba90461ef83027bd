// npm start [-- --demo | --home DIR]: makes ready, then opens Careboard and says in one line in which window and why.
import { join } from 'node:path';
import { electronMain, electronProgram, fetchElectron } from './electron.mjs';
import { node, ready, root, run } from './ready.mjs';

const args = process.argv.slice(2);
const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
/** The shell's own script is read by an interface that Node still calls experimental. */
const QUIET = '--disable-warning=ExperimentalWarning';

ready();
if (!hasDisplay) {
  console.log('There is no display here, so Careboard tours itself and leaves a picture of every screen in out/tour.');
  run(node, [QUIET, join(root, '.scripts', 'tour.ts')]);
} else {
  open();
}

function open() {
  const isDemo = args.includes('--demo');
  const electron = isDemo ? null : (electronProgram() ?? fetchElectron());
  if (electron !== null) {
    console.log('Opening Careboard in Electron: its program is on this machine.');
    run(electron, [electronMain, ...args]);
    return;
  }
  const why = isDemo ? 'the demo school is one' : 'Electron’s program is not on this machine and could not be fetched';
  console.log(`Opening Careboard in a Chromium window, for practice registers only: ${why}.`);
  run(node, [QUIET, join(root, 'src-main', 'start-chromium.ts'), ...args]);
}
