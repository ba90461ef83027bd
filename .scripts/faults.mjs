// npm run test:faults: kills, full disks, bad messages and who may see what. A tenth of the security notes' counts; all of them
// with -- --full.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { node, ready, root } from './ready.mjs';

ready({ tests: true });
const full = process.argv.includes('--full');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const longest = full ? ['--testTimeout=3600000'] : [];
const done = spawnSync(
  node,
  [vitest, 'run', '--config', 'test/vitest.config.ts', ...longest, 'test/faults', 'test/security'],
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
process.exit(done.status ?? 1);
