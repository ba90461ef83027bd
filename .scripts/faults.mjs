// npm run test:faults: kills, full disks, damage, bad messages and who may see what, with a table of what was counted. A tenth of
// the security notes' counts; all of them with -- --full. Words after it choose files. The figures stay in out/faults.json.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { figuresOf, tableOf } from './faults-table.mjs';
import { node, ready, root } from './ready.mjs';

ready({ tests: true });
const full = process.argv.includes('--full');
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const out = join(root, 'out');
const raw = join(out, 'faults-raw.json');
mkdirSync(out, { recursive: true });
rmSync(raw, { force: true });
const done = spawnSync(
  node,
  [
    vitest,
    'run',
    ...['--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${raw}`],
    ...(full ? ['--testTimeout=7200000', '--hookTimeout=600000'] : []),
    ...(chosen.length > 0 ? chosen : ['test/faults', 'test/security']),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      ...(full ? { CAREBOARD_FULL: '1' } : {}),
    },
  },
);
const figures = figuresOf(JSON.parse(readFileSync(raw, 'utf8')), (file) => relative(root, file));
writeFileSync(
  join(out, 'faults.json'),
  `${JSON.stringify({ full, at: new Date().toISOString(), figures }, null, 2)}\n`,
);
console.log(
  `\n${full ? 'Full counts' : 'A tenth of the counts; all of them: npm run test:faults -- --full'}\n${tableOf(figures)}`,
);
process.exit(done.status ?? 1);
