import type { Page } from '@playwright/test';
import { DEMO, expect, signIn, test } from './careboard.ts';

test.use({ demo: true });

const grid = (page: Page) => page.getByRole('grid', { name: 'Children with medical needs' });
const group = (page: Page, title: string) => page.getByRole('rowgroup', { name: title, exact: true });
const focused = (page: Page) => page.locator('[data-face]:focus');

test('keeps its choices, its place and its focus over a visit to a card, and forgets them at a lock', async ({
  careboard,
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'By class' }).click();
  await page.getByRole('option', { name: 'By need' }).click();
  await page.getByRole('radio', { name: /Other/ }).click();
  await expect(group(page, 'Allergy')).toBeVisible();
  await expect(group(page, 'Epilepsy')).toHaveCount(0);
  await grid(page).getByRole('button').first().focus();
  await page.keyboard.press('Control+End');
  const name = (await focused(page).getAttribute('aria-label')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Emergency card' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(focused(page)).toHaveAttribute('aria-label', name);
  await expect(focused(page)).toBeInViewport({ ratio: 0.3 });
  await expect(page.getByRole('radio', { name: /Other/ })).toBeChecked();
  await careboard.sessionEnds(() => page.getByRole('button', { name: 'Lock' }).click());
  await signIn(page, DEMO.office, DEMO.password);
  await expect(group(page, 'Acorn (R)')).toBeVisible();
  await expect(page.getByRole('radio', { name: /^All/ })).toBeChecked();
});

test('comes back to a face that was reached and opened in one moment, before the page had scrolled', async ({
  page,
}) => {
  await page.setViewportSize({ width: 683, height: 384 });
  await signIn(page, DEMO.lead, DEMO.password);
  await grid(page).getByRole('button').first().focus();
  const first = await focused(page).getAttribute('aria-label');
  // Two keys in one turn of the browser's loop: it tells nobody that it scrolled before the card has taken the board's place.
  const name = await page.evaluate<string>(`(async () => {
    const before = document.activeElement;
    before.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', ctrlKey: true, bubbles: true, cancelable: true }));
    for (let turn = 0; turn < 10 && document.activeElement === before; turn += 1) await null;
    const name = document.activeElement.ariaLabel;
    document.activeElement.click();
    return name;
  })()`);
  expect(name).not.toBe(first);
  await expect(page.getByRole('main', { name: 'Emergency card' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(focused(page)).toHaveAttribute('aria-label', name);
  await expect(focused(page)).toBeInViewport({ ratio: 0.3 });
});
