import { defineConfig } from '@playwright/test';

const report = process.env.CAREBOARD_E2E_REPORT;

export default defineConfig({
  // The project's own maps a module to its type declarations, which the runner would load as code.
  tsconfig: './playwright.tsconfig.json',
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: '../out/test/e2e',
  workers: 1,
  // A second try is named in the closing lines of npm test, which fails when there are more than two of them.
  retries: report ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
});
