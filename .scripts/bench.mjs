// npm run bench [-- --quick]: makes ready, then measures on the project's own Node.
import { join } from 'node:path';
import { node, ready, root, run } from './ready.mjs';

ready();
run(node, ['--disable-warning=ExperimentalWarning', join(root, 'test', 'bench', 'run.ts'), ...process.argv.slice(2)]);
