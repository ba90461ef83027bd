import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from './source-files.ts';

/** For each rule of the design one file that breaks it, and one that comes near and may. */
const BROKEN: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'no-cycles': ['src-shared/a.ts', '#shared/b.ts'],
  'no-unknown-import': ['src-main/core/unknown.ts', './nowhere.ts'],
  'shared-stands-alone': ['src-shared/features/x/x.rules.ts', 'uuid'],
  'page-knows-no-core': ['src-renderer/page.ts', '../src-main/core/core.ts'],
  'page-has-no-node': ['src-renderer/disk.ts', 'node:fs'],
  'core-knows-no-shell-and-no-page': ['src-main/features/a/shell.ts', '#main/shells/electron/window.ts'],
  'core-names-its-packages': ['src-main/store/odd.ts', 'react'],
  'electron-in-its-shell-only': ['src-main/core/window.ts', 'electron'],
  'playwright-in-its-shell-only': ['src-main/vault/drive.ts', 'playwright-core'],
  'shells-know-not-each-other': ['src-main/shells/electron/other.ts', '#main/shells/chromium/browser.ts'],
  'no-other-features-repo': ['src-main/features/a/a.service.ts', '#main/features/b/b.repo.ts'],
  'no-other-features-handlers': ['src-main/features/a/a.handlers.ts', '#main/features/b/b.handlers.ts'],
  'product-knows-no-test': ['src-main/shells/chromium/test-door.ts', '../../../test/support/launch.ts'],
};
const ALLOWED: Readonly<Record<string, string | null>> = {
  'src-shared/b.ts': '#shared/a.ts',
  'src-shared/c.ts': 'zod',
  'src-main/core/core.ts': null,
  'src-main/features/b/b.repo.ts': 'node:crypto',
  'src-main/features/b/b.service.ts': '#main/features/b/b.repo.ts',
  'src-main/features/b/b.handlers.ts': '#main/features/b/b.service.ts',
  'src-main/features/a/uses.ts': '#main/features/b/b.service.ts',
  'src-main/shells/electron/window.ts': 'electron',
  'src-main/shells/chromium/browser.ts': 'playwright-core',
  'src-renderer/shown.ts': '#shared/c.ts',
  'test/support/launch.ts': 'playwright-core',
};

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'careboard-rules-'));
  const files = [...Object.values(BROKEN), ...Object.entries(ALLOWED)];
  for (const [file, imports] of files) {
    mkdirSync(join(work, dirname(file)), { recursive: true });
    const value = file.replaceAll(/\W/g, '_');
    writeFileSync(
      join(work, file),
      `${imports ? `import * as used from '${imports}';\nexport const ${value} = used;\n` : `export const ${value} = 1;\n`}`,
    );
  }
  for (const shared of [
    'node_modules',
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    '.dependency-cruiser.cjs',
  ]) {
    symlinkSync(join(ROOT, shared), join(work, shared));
  }
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

it('finds each rule of the design broken, and nothing else', () => {
  const tool = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'src-shared',
    'src-main',
    'src-renderer',
  ];
  const done = spawnSync(process.execPath, [tool, '--preserve-symlinks', ...args], {
    cwd: work,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const { summary } = JSON.parse(done.stdout) as {
    summary: {
      totalCruised: number;
      violations: { from: string; rule: { name: string } }[];
      ruleSetUsed: { forbidden: { name: string }[] };
    };
  };
  expect(summary.totalCruised).toBeGreaterThan(Object.keys(BROKEN).length);
  expect(summary.ruleSetUsed.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(BROKEN).sort());
  for (const [rule, [file]] of Object.entries(BROKEN)) {
    expect(
      summary.violations.filter(({ rule: { name } }) => name === rule).map(({ from }) => from),
      rule,
    ).toContain(file);
  }
  const allowed = Object.keys(ALLOWED).filter((file) => file !== 'src-shared/b.ts');
  expect(summary.violations.filter(({ from }) => allowed.includes(from))).toEqual([]);
});
