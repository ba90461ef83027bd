// The import rules of the design, by dependency-cruiser. With the wrong compiler it finds "no violations" in 0 modules and is
// content, so what it looked at is counted too.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { node, root } from './ready.mjs';

const tool = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const done = spawnSync(node, [tool, '--config', '.dependency-cruiser.cjs', 'src-shared', 'src-main', 'src-renderer'], {
  cwd: root,
  encoding: 'utf8',
});
process.stdout.write(`${done.stdout}${done.stderr}`);
const modules = Number(/(\d+) modules, /.exec(done.stdout)?.[1] ?? 0);
if (modules === 0) console.log('No module was looked at.');
process.exit(done.status === 0 && modules > 0 ? 0 : 1);
