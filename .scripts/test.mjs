// npm test: makes ready, checks the code, runs every test, and closes with the sum of what ran.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { node, ready, root } from './ready.mjs';

ready();
const out = join(root, 'out', 'test');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const bin = (path) => join(root, 'node_modules', path);
const PATH = `${join(root, 'node_modules', 'node', 'bin')}:${process.env.PATH}`;
const failed = [];

function step(name, script, args, env = {}) {
  const began = Date.now();
  console.log(`\n== ${name}`);
  const done = spawnSync(node, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH, ...env },
  });
  console.log(`== ${name}: ${done.status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  if (done.status !== 0) failed.push(name);
}

step('format and lint', bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings']);
step('types', bin('typescript/bin/tsc'), ['-p', 'tsconfig.json']);
step('types of the page', bin('typescript/bin/tsc'), ['-p', 'src-renderer/tsconfig.json']);
if (existsSync(join(root, '.dependency-cruiser.cjs'))) {
  step('import rules', bin('dependency-cruiser/bin/dependency-cruise.mjs'), [
    '--config',
    '.dependency-cruiser.cjs',
    'src-shared',
    'src-main',
    'src-renderer',
  ]);
}
if (existsSync(join(root, '.knip.json'))) step('dead code', bin('knip/bin/knip.js'), ['--config', '.knip.json']);
step('unit and integration tests', bin('vitest/vitest.mjs'), [
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(out, 'vitest.json')}`,
]);
step('end-to-end tests', bin('@playwright/test/cli.js'), ['test', '--config', 'test/playwright.config.ts'], {
  CAREBOARD_E2E_REPORT: join(out, 'playwright.json'),
});

const vitest = report('vitest.json');
const e2e = report('playwright.json');
const passed = (vitest?.numPassedTests ?? 0) + (e2e?.stats?.expected ?? 0) + (e2e?.stats?.flaky ?? 0);
const broken = (vitest?.numFailedTests ?? 0) + (e2e?.stats?.unexpected ?? 0);
const skipped = (vitest?.numPendingTests ?? 0) + (e2e?.stats?.skipped ?? 0);
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(
  `\nvitest: ${vitest?.numPassedTests ?? 'no report'} passed. Playwright: ${e2e?.stats?.expected ?? 'no report'} passed.`,
);
console.log(
  `\n${passed} passed, ${Math.max(broken, failed.length > 0 ? 1 : 0)} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
);
process.exit(failed.length > 0 || !vitest || !e2e ? 1 : 0);

function report(name) {
  try {
    return JSON.parse(readFileSync(join(out, name), 'utf8'));
  } catch {
    return null;
  }
}
