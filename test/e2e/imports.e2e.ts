import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, expectAccessible, makeRegister, test } from './careboard.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/hudson-road/${name}`, import.meta.url));

async function bring(page: Page, ...names: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(names.map(fixture));
}

test.beforeEach(async ({ page }) => {
  await makeRegister(page);
  await page.getByRole('region', { name: 'Import the school’s files' }).getByRole('button', { name: 'Import' }).click();
  await expect(page.getByRole('heading', { name: 'Imports', exact: true })).toBeVisible();
});

test('shows what a transfer file would do, does it, and takes it back', async ({ page }) => {
  await expectAccessible(page, 'the imports screen');
  await bring(page, '9992001_CTF_9992001_001.xml');
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText('189 new')).toBeVisible();
  await expectAccessible(page, 'the preview of an import');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await expect(page.getByText('189 added')).toBeVisible();

  await page.getByRole('button', { name: 'Children', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Children', exact: true })).toBeVisible();
  await expectAccessible(page, 'the list of children');

  await page.getByRole('button', { name: 'Imports', exact: true }).click();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText('The import was taken back.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take back' })).toHaveCount(0);
});

test('says in plain words that a file of another kind is none, and changes nothing', async ({ page }) => {
  await bring(page, 'expected.json');
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await expect(page.getByText('Nothing was imported yet.')).toBeVisible();
});
