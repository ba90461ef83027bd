import { defineConfig } from '@playwright/test';

const report = process.env.CAREBOARD_E2E_REPORT;

export default defineConfig({
  testDir: './e2e',
  outputDir: '../out/test/e2e',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
});
