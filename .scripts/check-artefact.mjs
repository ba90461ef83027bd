// node .scripts/check-artefact.mjs PROGRAM: looks at a packed Careboard from outside only, on the system that it was packed for. It
// needs a display, and opens the register of a fresh folder, never the machine's.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORBIDDEN_SWITCHES, FORBIDDEN_VARIABLES } from '../src-main/shells/electron/forbidden-start.ts';
import { refuses, showsWindow, wrongFuses } from './artefact.mjs';
import { root } from './ready.mjs';

const [program] = process.argv.slice(2);
if (program === undefined) throw new Error('Which program? node .scripts/check-artefact.mjs PROGRAM');
const home = mkdtempSync(join(tmpdir(), 'careboard-artefact-'));
const failed = [];
const check = (what, ok) => {
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${what}`);
  if (!ok) failed.push(what);
};

// The values that the packaging writes: read from its own file, the ninth from its hook.
const yml = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
const listed = /electronFuses:\n((?: {2}\w+: \w+\n)+)/.exec(yml)?.[1] ?? '';
const fuses = Object.fromEntries(
  [...listed.matchAll(/ {2}(\w)(\w+): (true|false)\n/g)].map(([, first, rest, on]) => [
    `${first.toUpperCase()}${rest}`,
    on === 'true',
  ]),
);
fuses.WasmTrapHandlers = true;
const wrong = await wrongFuses(program, fuses);
check(
  `all ${Object.keys(fuses).length} fuses${wrong.length > 0 ? `: ${wrong.join(', ')}` : ''}`,
  wrong.length === 0 && Object.keys(fuses).length === 9,
);
check('starts and shows its window', await showsWindow(program, ['--home', home]));
for (const name of FORBIDDEN_SWITCHES)
  check(`refuses --${name}`, await refuses(program, ['--home', home, `--${name}=1`]));
for (const name of FORBIDDEN_VARIABLES)
  check(`refuses ${name}`, await refuses(program, ['--home', home], { [name]: '1' }));
rmSync(home, { recursive: true, force: true });
console.log(failed.length === 0 ? 'The packed Careboard is as it should be.' : `${failed.length} checks failed.`);
process.exit(failed.length === 0 ? 0 : 1);
