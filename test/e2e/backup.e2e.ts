import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchCareboard } from '../support/launch.ts';
import { expect, expectAccessible, LEAD, makeRegister, test } from './careboard.ts';

const NEW_LEAD = { name: 'Mr N Newlead', password: 'brisk copper teapot 88' };

/** What the browser's own dialog gives, which a window that nobody sees cannot show. */
const dialogAnswers = (page: Page, name: string, bytes: Buffer): Promise<void> =>
  page.evaluate(
    ([fileName, base64]) => {
      const file = new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], fileName);
      Object.assign(globalThis, { showOpenFilePicker: async () => [{ getFile: async () => file }] });
    },
    [name, bytes.toString('base64')] as const,
  );

test('backs up to a stick, and on a new PC the file from it and the code bring everything back', async () => {
  const stick = mkdtempSync(join(tmpdir(), 'careboard-stick-'));
  // Sticks are told to the core in this shell alone.
  const first = await launchCareboard({ shell: 'chromium', sticks: [stick] });
  const page = first.page as Page;
  const code = await makeRegister(page);
  await page.getByRole('button', { name: 'Open the board' }).click();
  await page.getByRole('button', { name: 'School', exact: true }).click();
  await page.getByRole('tab', { name: 'Backups' }).click();
  await expect(page.getByText('Never yet')).toBeVisible();
  await expect(page.getByText('on this PC’s own disk')).toBeVisible();
  await expectAccessible(page, 'Backups before the first');
  await page.getByRole('button', { name: 'Choose where they go' }).click();
  await expectAccessible(page, 'choosing where backups go');
  await page.getByRole('button', { name: new RegExp(`${stick}.*free`) }).click();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/Today .* checked by opening it, .*Careboard backups/)).toBeVisible();
  await expect(page.getByRole('row', { name: /^Today/ }).getByText('Opens with today’s recovery code')).toBeVisible();
  await expectAccessible(page, 'Backups with one');
  await page.getByRole('button', { name: /^Put back the one made/ }).click();
  await page.getByLabel(`Password of ${LEAD.name}`).fill(LEAD.password);
  await page.getByRole('button', { name: 'Open the backup' }).click();
  await expect(page.getByRole('row', { name: 'Children' })).toBeVisible();
  await expectAccessible(page, 'what a backup would change');
  await page.getByRole('button', { name: 'Change nothing' }).click();
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeVisible();
  expect(readdirSync(join(stick, 'Careboard backups'))).toHaveLength(1);
  expect(first.complaints()).toEqual([]);
  await first.close();

  // No stick that it knows: somebody has brought the file, and chooses it.
  const second = await launchCareboard({ shell: 'chromium' });
  const other = second.page as Page;
  await other.getByRole('button', { name: 'Put a backup back' }).click();
  await expect(other.getByText('No backup was found')).toBeVisible();
  await expectAccessible(other, 'no backup found on a new PC');
  await dialogAnswers(other, 'Letter.careboard-backup', Buffer.from('Dear parents'));
  await other.getByRole('button', { name: 'Choose a backup file' }).click();
  await expect(other.getByText('This file is not a backup of Careboard.')).toBeVisible();
  const [name = ''] = readdirSync(join(stick, 'Careboard backups'));
  await dialogAnswers(other, name, readFileSync(join(stick, 'Careboard backups', name)));
  await other.getByRole('button', { name: 'Choose a backup file' }).click();
  await expect(other.getByText('Test Primary School, in')).toBeVisible();
  await expect(other.getByText('Chosen by you')).toBeVisible();
  await expect(other.getByText('This file is not a backup')).toBeHidden();
  await expectAccessible(other, 'the backups found on a new PC');
  await other.getByRole('button', { name: /^See what the backup of/ }).click();
  await other.getByRole('textbox', { name: 'Recovery code' }).fill(code);
  await other.getByRole('button', { name: 'Open the backup' }).click();
  await expect(other.getByText(`${LEAD.name}. Whoever has left`)).toBeVisible();
  await other.getByLabel('Your name').fill(NEW_LEAD.name);
  await other.getByLabel('New password', { exact: true }).fill(NEW_LEAD.password);
  await other.getByLabel('New password again').fill(NEW_LEAD.password);
  await expectAccessible(other, 'putting back by the code');
  await other.getByRole('button', { name: 'Put this backup back' }).click();
  await expect(other.getByRole('button', { name: NEW_LEAD.name })).toBeVisible();
  await other.getByRole('button', { name: 'Audit', exact: true }).click();
  await expect(other.getByText(/put a backup back in the register’s place/).first()).toBeVisible();
  expect(second.complaints()).toEqual([]);
  await second.close();
  rmSync(stick, { recursive: true, force: true });
});
