import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { readPolicy } from '#main/core/policy-file.ts';
import { launchCareboard } from '../support/launch.ts';
import { expect, expectAccessible, openNewRegister, test } from './careboard.ts';

/** What Careboard makes of a policy file with this in it, as IT would place it. */
function placed(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'careboard-policy-'));
  try {
    writeFileSync(join(folder, 'careboard-policy.json'), text);
    return readPolicy(join(folder, 'careboard-policy.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('a policy file that cannot be followed keeps Careboard closed, and says to IT why', async () => {
  const policy = placed('{ "careboardPolicy": 1, "kisok": true, "hideWhenIdleSeconds": 3600 }');
  const { page: window, close, complaints } = await launchCareboard({ policy, shell: 'chromium' });
  const page = window as Page;
  await expect(page.getByRole('heading', { name: 'IT must mend a file first' })).toBeVisible();
  await expect(page.getByText('“kisok” is no setting of this file.')).toBeVisible();
  await expect(page.getByText('“hideWhenIdleSeconds” must be at most 600.')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(2);
  await page.getByRole('button', { name: 'Copy details for IT' }).click();
  await expect(page.getByRole('textbox', { name: 'Details for IT' })).toHaveValue(/Careboard/);
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByRole('button', { name: /Help/ })).toBeVisible();
  await expectAccessible(page, 'the refused policy');
  await page.setViewportSize({ width: 683, height: 384 });
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  expect(complaints()).toEqual([]);
  await close();
});

test('a Lead reads under Security what IT has set for this PC', async () => {
  const policy = placed(
    '{ "careboardPolicy": 1, "kiosk": true, "lockWhenIdleMinutes": 5, "backupFolder": "/mnt/stick" }',
  );
  const { page: window, close, complaints } = await launchCareboard({ policy, shell: 'chromium' });
  const page = window as Page;
  await openNewRegister(page);
  await page.getByRole('button', { name: 'School' }).click();
  await page.getByRole('tab', { name: 'Security' }).click();
  await expect(page.getByRole('heading', { name: 'This PC' })).toBeVisible();
  await expect(page.getByText('Yes: full screen, six digits for a PIN')).toBeVisible();
  await expect(page.getByText('After 5 minutes without a key or touch, and after 8 hours')).toBeVisible();
  await expect(page.getByText('/mnt/stick')).toBeVisible();
  await expectAccessible(page, 'Security with a policy');
  expect(complaints()).toEqual([]);
  await close();
});
