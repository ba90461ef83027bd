import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('is walked by arrow keys, and Enter opens the card under the focus', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  const acorn = page.getByRole('region', { name: 'Acorn (R)' });
  const faces = acorn.getByRole('button');
  await expect(faces).not.toHaveCount(0);
  await expectAccessible(page, 'the board');
  await faces.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(faces.nth(1)).toBeFocused();
  const name = ((await faces.nth(1).getAttribute('aria-label')) ?? '').split(',')[0] ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Emergency card' }).getByRole('heading', { name })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(acorn).toBeVisible();
});

test('shows a teacher the own class, and lunch staff no more than what not to serve', async ({ careboard, page }) => {
  await signIn(page, DEMO.teacherOfOak, DEMO.password);
  await expect(page.getByRole('region', { name: 'Oak (6)' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Acorn (R)' })).toHaveCount(0);
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());
  await signIn(page, DEMO.kitchen, DEMO.password);
  await expect(page.getByText('Coeliac disease').first()).toBeVisible();
  await expect(page.getByText('Epilepsy')).toHaveCount(0);
  await expectAccessible(page, 'the kitchen board');
});
