import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('finds entries by kind, child and day, and checks the fingerprint of the digest from paper', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  await page.getByRole('button', { name: 'Audit' }).first().click();
  const table = page.getByRole('grid', { name: 'Audit entries, newest first' });
  await expect(table.getByText('Lead (head, DSL)').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Outside a role' }).click();
  await expect(table.getByText('reason: in front of me now')).toBeVisible();
  await page.getByRole('radio', { name: 'Everything' }).click();
  await page.getByRole('button', { name: 'Any child' }).click();
  await page.keyboard.type('yusuf patel');
  await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
  await expectAccessible(page, 'choosing a child');
  await page.getByRole('dialog').getByRole('radio').first().press('Space');
  await page.getByRole('button', { name: 'Show these entries' }).press('Enter');
  await expect(table.getByRole('row')).not.toHaveCount(101);
  await page.getByRole('button', { name: 'Clear' }).press('Enter');

  await page.getByRole('tab', { name: 'Digest' }).click();
  await expect(page.getByText('Emergency cards opened outside a role')).toBeVisible();
  await expectAccessible(page, 'the digest');
  const letters = await page.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4} /).innerText();
  const number = (await page.getByText(/^Number \d+$/).innerText()).replace('Number ', '');
  await page.getByRole('button', { name: 'I have seen this' }).press('Enter');
  await expect(page.getByText(/You last said “seen” on/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Number' }).fill(number);
  await page.getByRole('textbox', { name: 'Letters' }).fill(letters.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText(`It matches entry ${number}`)).toBeVisible();
  await page
    .getByRole('textbox', { name: 'Letters' })
    .fill(`${letters.startsWith('Z') ? 'Y' : 'Z'}${letters.slice(1)}`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('These letters are not as they were printed.')).toBeVisible();
  await expectAccessible(page, 'a slip on paper');
});
