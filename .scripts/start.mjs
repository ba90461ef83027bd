// npm start [-- --demo | --home DIR]: makes ready, then opens Careboard and says in one line in which window and why.
import { join } from 'node:path';
import { chooseShell, hasDisplay } from './choose-shell.mjs';
import { electronMain, electronProgram, fetchElectron } from './electron.mjs';
import { node, ready, root, run } from './ready.mjs';

const args = process.argv.slice(2);
/** The shell's own script is read by an interface that Node still calls experimental. */
const QUIET = '--disable-warning=ExperimentalWarning';

ready();
const { shell, program, line } = chooseShell({
  hasDisplay: hasDisplay(process.platform, process.env),
  isDemo: args.includes('--demo'),
  electron: () => electronProgram() ?? fetchElectron(),
});
console.log(line);
if (shell === 'electron') run(program, [electronMain, ...args]);
else if (shell === 'chromium') run(node, [QUIET, join(root, 'src-main', 'start-chromium.ts'), ...args]);
else run(node, [QUIET, join(root, '.scripts', 'tour.ts')]);
