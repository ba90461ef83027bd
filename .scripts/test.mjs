// npm test: makes ready, checks the code, runs every test, and closes with the sum of what ran.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { node, ready, root } from './ready.mjs';

ready({ tests: true });
const out = join(root, 'out', 'test');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const bin = (path) => join(root, 'node_modules', path);
// Tools that start others by name get the project's Node too.
const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const failed = [];

/** Runs one part to its end, whatever came of the others: one run tells everything that is wrong. */
function step(name, script, args, env = {}) {
  const began = Date.now();
  console.log(`\n== ${name}`);
  const done = spawnSync(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH, ...env },
  });
  console.log(`== ${name}: ${done.status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - began) / 1000).toFixed(0)} s`);
  if (done.status !== 0) failed.push(name);
}

step('format and lint', bin('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings']);
step('types', bin('typescript/bin/tsc'), ['-p', 'tsconfig.json']);
step('types of the page', bin('typescript/bin/tsc'), ['-p', 'src-renderer/tsconfig.json']);
if (existsSync(join(root, '.dependency-cruiser.cjs'))) {
  step('import rules', join(root, '.scripts', 'import-rules.mjs'), []);
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
// A file that could not even be loaded has no tests to count, and is a failure all the same.
const unloaded = (vitest?.testResults ?? []).filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
);
const units = {
  passed: vitest?.numPassedTests ?? 0,
  failed: (vitest?.numFailedTests ?? 0) + unloaded.length,
  skipped: (vitest?.numPendingTests ?? 0) + (vitest?.numTodoTests ?? 0),
};
const ends = {
  passed: (e2e?.stats.expected ?? 0) + (e2e?.stats.flaky ?? 0),
  failed: (e2e?.stats.unexpected ?? 0) + (e2e?.errors.length ?? 0),
  skipped: e2e?.stats.skipped ?? 0,
};
if (vitest === null || units.passed === 0) failed.push('no unit test ran');
if (e2e === null || ends.passed === 0) failed.push('no end-to-end test ran');

// One slow moment of a shared machine is not a fault of the app; several are a sign of one, and each is named.
const secondTries = [...specsOf(e2e?.suites ?? [])].filter(({ tests }) =>
  tests.some(({ status }) => status === 'flaky'),
);
if (secondTries.length > 2) failed.push(`${secondTries.length} end-to-end tests passed only at the second try`);

const sum = (key) => units[key] + ends[key];
const words = ({ passed, failed: broken, skipped }) => `${passed} passed, ${broken} failed, ${skipped} skipped`;
console.log(`\nUnit and integration (vitest): ${words(units)}`);
console.log(`End to end (Playwright): ${words(ends)}`);
for (const { file, title } of secondTries) console.log(`Passed only at the second try: ${file}, "${title}"`);
if (failed.length > 0) console.log(`Not in order: ${failed.join('; ')}`);
console.log(
  `\n${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''}`,
);
process.exit(failed.length > 0 || sum('failed') > 0 ? 1 : 0);

function* specsOf(suites) {
  for (const suite of suites) {
    yield* suite.specs ?? [];
    yield* specsOf(suite.suites ?? []);
  }
}

function report(name) {
  try {
    return JSON.parse(readFileSync(join(out, name), 'utf8'));
  } catch {
    return null;
  }
}
