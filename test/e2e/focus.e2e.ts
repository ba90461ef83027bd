import type { Page } from 'playwright-core';
import { DEMO, expect, openCard, signIn, tabTo, test } from './careboard.ts';

// The keyboard alone: nobody who works without a mouse is left with nothing in focus when a card opens or closes.

test.use({ demo: true });

const MARY_JANE = ['mary-jane garcia', 'Mary-Jane García López'] as const;
const find = (page: Page) => page.getByRole('combobox', { name: 'Find a child' });
const heading = (page: Page) => page.getByRole('heading', { name: 'Emergency', exact: true });
const focused = (page: Page) => page.locator(':focus');

async function closeCard(page: Page): Promise<void> {
  await tabTo(page, 'Close');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Emergency card' })).toHaveCount(0);
}

test('gives the focus to the card that opens, and back to the find box, the face or the record it came from', async ({
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await openCard(page, ...MARY_JANE);
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press('F9');
  await page.keyboard.type(DEMO.password);
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
  await closeCard(page);
  await expect(find(page)).toBeFocused();

  const face = page.getByRole('grid', { name: 'Children with medical needs' }).locator(':focus');
  for (let step = 0; step < 40 && (await face.count()) === 0; step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  const name = (await face.getAttribute('aria-label')) ?? '';
  expect(name).not.toBe('');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
  await closeCard(page);
  await expect(focused(page)).toHaveAttribute('aria-label', name);

  await page.keyboard.press('/');
  await page.keyboard.type(MARY_JANE[0]);
  await expect(page.getByRole('option').first()).toContainText(MARY_JANE[1]);
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('heading', { level: 1, name: MARY_JANE[1] })).toBeVisible();
  await expect(page.getByRole('main')).toBeFocused();
  await tabTo(page, 'Emergency card');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
  await closeCard(page);
  await expect(page.getByRole('button', { name: 'Emergency card' })).toBeFocused();
});

test('leaves the focus somewhere after a reason was asked for, after Escape, and when a notice goes', async ({
  page,
}) => {
  await signIn(page, DEMO.kitchen, DEMO.password);
  await openCard(page, ...MARY_JANE);
  await expect(page.getByRole('dialog', { name: 'Why do you open this card?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(find(page)).toBeFocused();
  await openCard(page, ...MARY_JANE);
  await expect(page.getByRole('dialog', { name: 'Why do you open this card?' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(heading(page)).toBeFocused();
  await page.reload();
  // A reload shows the first screen; the card that is still open is offered above it.
  await expect(page.getByText('An emergency card is still open.')).toBeVisible();
  await tabTo(page, 'Open the card');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Why do you open this card?' }).or(heading(page))).toBeVisible();
  if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('2');
  await expect(heading(page)).toBeFocused();
  await page.reload();
  await tabTo(page, 'Close it');
  await page.keyboard.press('Enter');
  await expect(page.getByText('An emergency card is still open.')).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
});
