import type { Locator, Page } from 'playwright-core';
import { call, DEMO, expect, expectAccessible, signIn, tabTo, test } from './careboard.ts';

// By the keyboard alone: after something long or something that takes its own button away, the focus stands on what it came to.

test.use({ demo: true });

const focused = (page: Page): Locator => page.locator(':focus');

async function openScreen(page: Page, who: string, screen: string): Promise<void> {
  await signIn(page, who, DEMO.password);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
  await tabTo(page, screen);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
}

async function bring(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, 'Choose a file');
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(text) }]);
}

test('after a preview, an import, one of doubtful rows alone, and taking it back', async ({ page }) => {
  await openScreen(page, DEMO.lead, 'Imports');
  await bring(page, 'new.csv', 'Surname,Forename,DOB,Reg\nZubrow,Ada,01/02/2019,Oak\n');
  await expect(page.getByRole('heading', { name: 'Pupils: new.csv' })).toBeFocused();
  await tabTo(page, 'Import');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveText(/^Imported new\.csv: 1 new\./);

  await bring(page, 'left.csv', 'Surname,Forename,DOB,Reg\nZubrow,Ada,01/02/2019,Oak\n');
  await expect(page.getByRole('heading', { name: 'Pupils: left.csv' })).toBeFocused();
  await tabTo(page, 'Do not import');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Bring files' })).toBeFocused();

  await bring(page, 'who.csv', 'Surname,Forename,DOB,Condition\nNobody,Nell,01/02/2019,Asthma\n');
  await expect(page.getByRole('heading', { name: /who\.csv/ })).toBeFocused();
  await tabTo(page, 'Import');
  await page.keyboard.press('Enter');
  const message = focused(page);
  await expect(message).toHaveText(/^Nothing was written to any record from who\.csv\. 1 row needs a decision/);
  await expectAccessible(page, 'the message of an import of doubtful rows');

  await tabTo(page, 'Take back');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveText(/^The import was taken back\./);
  await tabTo(page, 'Close this message');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('after records are put together and taken apart, and after two are called two children', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
  const { hits } = await call(page, 'children.find', { text: 'olivia adeyemi' });
  const { fields } = (await call(page, 'children.record', { childId: hits[0]?.childId as never })) as never as {
    fields: object;
  };
  await call(page, 'children.add', { fields: { ...fields, upn: '', admissionNumber: '' } as never });
  await tabTo(page, 'Children');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Doubled children');
  await page.keyboard.press('Enter');
  await tabTo(page, /^Compare/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('region', { name: 'This one is kept' })).toBeVisible();
  await tabTo(page, 'Put together');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveText(/one record now/);
  await expect(page.getByText('No doubled records found')).toBeVisible();
  await expect(focused(page)).toHaveText(/one record now/);

  await page.getByRole('tab', { name: /Put together/ }).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, /^Take apart/);
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveText(/^Two records again/);
  await page.getByRole('tab', { name: /To look at/ }).focus();
  await page.keyboard.press('Enter');
  await tabTo(page, /are two children$/);
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveText(/^Two children: not asked again/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /are two children$/ })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
});

test('after a roll-over, and after it is taken back from the message', async ({ page }) => {
  await openScreen(page, DEMO.lead, 'Children');
  await tabTo(page, 'September roll-over');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A roll-over now would be unusual.')).toBeVisible();
  await tabTo(page, 'Roll over');
  await page.keyboard.press('Enter');
  await tabTo(page, /^For the school year|^Choose/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type('2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeHidden();
  await tabTo(page, 'Roll over');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveText(/^The classes are rolled over for 2026\/27: \d+ moved/);
  await expectAccessible(page, 'the plan after a roll-over');
  await tabTo(page, 'Take back');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveText(/children are back where they were\.$/);
  await expect(page.getByText('A roll-over now would be unusual.')).toBeVisible();
});
