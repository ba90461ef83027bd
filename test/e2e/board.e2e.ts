import { DEMO, expect, expectAccessible, openCard, signIn, test } from './careboard.ts';

test.use({ demo: true });

const MARY_JANE = ['mary-jane garcia', 'Mary-Jane García López'] as const;

test('opens an emergency card in two actions after the sign-in', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await openCard(page, ...MARY_JANE);
  const card = page.getByRole('main', { name: 'Emergency card' });
  await expect(card.getByRole('heading', { name: 'Mary-Jane García López' })).toBeVisible();
  await expect(card.getByText('Adrenaline without delay, then 999')).toBeVisible();
  await expect(card.getByText('Office cabinet, blue box 3')).toBeVisible();
  await expect(card.getByRole('img', { name: /as signed/ })).toBeVisible();
  await expectAccessible(page, 'the emergency card');
});

test('says 999 the whole script, and never leaves a part out', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await openCard(page, ...MARY_JANE);
  const calls = page.getByRole('region', { name: 'Calls and times' });
  await expect(calls).toContainText('say the exact place');
  await calls.getByText('Playground', { exact: true }).click();
  for (const part of [
    'Mary-Jane García López',
    'Hudson Road',
    'SR1 2HX',
    'Playground',
    'Villette Road gate',
    'Mrs Bell',
  ]) {
    await expect(calls.getByText(/^“/)).toContainText(part);
  }
});

test('writes a tap at once, and keeps it when the card is opened again', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await openCard(page, ...MARY_JANE);
  await page.getByRole('button', { name: 'Adrenaline given, now' }).click();
  const done = page.getByRole('listitem').filter({ hasText: 'Adrenaline given' });
  await expect(done).toBeVisible();
  await page.keyboard.press('F9');
  await page.keyboard.type(DEMO.password);
  await page.keyboard.press('Enter');
  await expect(done).toBeVisible();
});

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

test('asks a teacher why, once, before the card of another class, and opens it by one key', async ({ page }) => {
  await signIn(page, DEMO.teacherOfOak, DEMO.password);
  await openCard(page, ...MARY_JANE);
  await expect(page.getByText('Why do you open this card?')).toBeVisible();
  await expectAccessible(page, 'the question before another class’s card');
  await page.keyboard.press('1');
  await expect(page.getByText('It is logged, and a Lead will look at it')).toBeVisible();
});
