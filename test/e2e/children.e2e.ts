import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('adds a child by keyboard, finds it, and the audit says so', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  const rail = page.getByRole('navigation', { name: 'Parts of Careboard' });
  await rail.getByRole('button', { name: 'Children' }).press('Enter');
  await expectAccessible(page, 'the list of children');
  await page.getByRole('button', { name: 'Add a child' }).press('Enter');
  await page.getByLabel('Legal forename').fill('Zuzanna');
  await page.getByLabel('Legal surname').fill('Wójcik');
  await expectAccessible(page, 'a new child');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Zuzanna Wójcik' })).toBeVisible();
  await expect(page.getByText('In no class, so class staff do not see this child.')).toBeVisible();
  await expectAccessible(page, 'a record');

  await page.getByRole('button', { name: 'Who has looked' }).press('Enter');
  await expect(page.getByRole('dialog').getByText('added a child')).toBeVisible();
  await page.keyboard.press('Escape');

  await rail.getByRole('button', { name: 'Audit' }).press('Enter');
  await expect(page.getByText('Zuzanna Wójcik').first()).toBeVisible();
  await page.getByRole('button', { name: 'Check the chain' }).press('Enter');
  await expect(page.getByText('The chain holds.')).toBeVisible();
  await expectAccessible(page, 'the audit');
});

test('rings a contact earlier by one key', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('combobox', { name: /find/i }).fill('muhammad ahmed');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Shift+Enter');
  const contacts = page.getByRole('listitem').filter({ hasText: 'arental responsibility' });
  const second = (await contacts.nth(1).locator('b').innerText()).replace(/^\d+\. /, '');
  await page.getByRole('button', { name: `Ring ${second} earlier` }).press('Enter');
  await expect(contacts.first()).toContainText(`1. ${second}`);
});

test('gives a new person their roles, and refuses a class role without a class', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  await page.getByRole('button', { name: 'School', exact: true }).press('Enter');
  await expectAccessible(page, 'the school’s details');
  await page.getByRole('tab', { name: 'Staff' }).click();
  await expectAccessible(page, 'the staff');
  await page.getByRole('button', { name: 'Add a person' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Miss P Young');
  await dialog.getByText('Class', { exact: true }).click();
  await dialog.getByLabel('First password').fill('velvet tractor pepper 63');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Class and Cover need at least one class.')).toBeVisible();
  await dialog.getByText('Hazel (3)').click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /Miss P Young/ })).toContainText('Class for Hazel (3)');
});
