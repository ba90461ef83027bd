import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('offers a Lead every part, each without anything for axe to find', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  const rail = page.getByRole('navigation', { name: 'Parts of Careboard' });
  for (const part of ['Board', 'Consent', 'Children', 'Imports', 'Audit', 'School']) {
    const button = rail.getByRole('button', { name: new RegExp(`^${part}`) });
    await button.click();
    await expect(button).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('main').getByRole('heading').first()).toBeAttached();
    await expectAccessible(page, part);
  }
});

test('opens a child’s record by Shift and Enter', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.type('mary-jane garcia');
  await expect(page.getByRole('option').first()).toContainText('Mary-Jane García López');
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('main').getByRole('heading', { name: /Mary-Jane/ })).toBeVisible();
  await expectAccessible(page, 'a child’s record');
});

test('offers lunch staff the board and nothing else', async ({ page }) => {
  await signIn(page, DEMO.kitchen, DEMO.password);
  const parts = page.getByRole('navigation', { name: 'Parts of Careboard' }).getByRole('button');
  await expect(parts.first()).toHaveText('Board');
  expect(
    (await parts.allInnerTexts()).filter((part) => ['Consent', 'Children', 'Imports', 'School'].includes(part.trim())),
  ).toEqual([]);
});
