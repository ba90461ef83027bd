import { expect, expectAccessible, LEAD, openNewRegister, signIn, test } from './careboard.ts';

test.beforeEach(async ({ page }) => openNewRegister(page));

test('locks, and says no more than that a wrong password is wrong', async ({ careboard, page }) => {
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());
  await expect(page.getByRole('heading', { name: 'Who is signing in?' })).toBeVisible();
  await expectAccessible(page, 'the locked screen');
  await signIn(page, LEAD.name, 'not the right one');
  await expect(page.getByText('That password is not right')).toBeVisible();
  await expectAccessible(page, 'the refused sign-in');
  await page.keyboard.type(LEAD.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
});

test('leaves nothing of the session in a locked page', async ({ careboard, page }) => {
  await page.evaluate(() => {
    (globalThis as { kept?: string }).kept = 'from the session';
  });
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());
  await expect(page.getByRole('heading', { name: 'Who is signing in?' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => (globalThis as { kept?: string }).kept ?? null)).toBeNull();
});

test('hides everything at F9 and shows it again by password', async ({ page }) => {
  await page.keyboard.press('F9');
  await expect(page.getByRole('heading', { name: 'Hidden' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeHidden();
  await expectAccessible(page, 'the shield');
  await page.getByRole('button', { name: 'Help: The hidden screen' }).press('Enter');
  const help = page.getByRole('dialog', { name: 'The hidden screen' });
  await expect(help.getByText('The PIN or the password of that person shows it again.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lock', exact: true })).toBeHidden();
  await expectAccessible(page, 'the help of the shield');
  await page.keyboard.press('Escape');
  await page.getByLabel(`Password of ${LEAD.name}`).focus();
  await page.keyboard.type(LEAD.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hidden' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
});

test('hides by a PIN that was set at sign-in, and locks after five wrong ones', async ({ careboard, page }) => {
  await page.getByRole('button', { name: LEAD.name }).click();
  await page.getByRole('menuitem', { name: 'Set a PIN' }).click();
  await expectAccessible(page, 'the PIN dialog');
  await page.getByLabel('PIN', { exact: true }).fill('4917');
  await page.getByRole('button', { name: 'Set the PIN' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('F9');
  const pin = page.getByLabel(`PIN of ${LEAD.name}`);
  await pin.fill('4917');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Hidden' })).toBeHidden();
  await page.keyboard.press('F9');
  for (let left = 4; left > 0; left--) {
    await pin.fill('0000');
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${left} tries are left`)).toBeVisible();
  }
  await pin.fill('0000');
  await careboard.sessionEnds(() => page.keyboard.press('Enter'));
  await expect(page.getByRole('heading', { name: 'Who is signing in?' })).toBeVisible();
});
