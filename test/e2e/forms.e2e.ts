import type { Page } from '@playwright/test';
import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

const openPart = async (page: Page, name: string) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).press('Enter');
  await fromMenu(page, name);
};
const fromMenu = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Forms', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name }).press('Enter');
};
/** Types a name into the box, which has the focus, and waits until the hands are where the form begins. */
async function openForm(page: Page, typed: string, name: string): Promise<void> {
  await expect(page.getByRole('combobox', { name: 'Whose form is next?' })).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await onTheLines(page);
}
async function onTheLines(page: Page): Promise<void> {
  await expect(page.locator('[data-lines] input').first()).toBeVisible();
  await expect(page.locator('[data-signer] input:focus, [data-lines] input:focus')).toHaveCount(1);
  if (await page.locator('[data-signer] input:focus').count()) await page.keyboard.press('1');
  await expect(page.locator('[data-lines] li').first().locator('input:focus')).toHaveCount(1);
}

test('enters a pile in any order by keyboard, checks it blind, and decides what was read differently', async ({
  page,
}) => {
  await openPart(page, 'Pile of forms');
  const side = page.getByRole('complementary', { name: 'Entered today' });
  await expect(side.getByText('No form yet.')).toBeVisible();
  await openForm(page, 'daisy rob', 'Daisy Robson');
  const lines = await page.locator('[data-lines] li').count();
  await page.keyboard.press('n');
  await expectAccessible(page, 'a form of the pile');
  // What was begun waits while somebody looks elsewhere.
  await page.getByRole('button', { name: 'Register', exact: true }).press('Enter');
  await fromMenu(page, 'Pile of forms');
  await expect(page.locator('[data-lines] li').first().getByRole('radio', { name: 'No' })).toBeChecked();
  await page.locator('[data-lines] li').nth(1).locator('input').first().focus();
  for (let at = 1; at < lines; at += 1) await page.keyboard.press('n');
  await expect(page.getByRole('button', { name: 'Save the form' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Daisy Robson, .*: entered\.$/)).toBeVisible();

  await openForm(page, 'hana ahm', 'Hana Ahmed');
  for (let at = 0; at < lines; at += 1) await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(side.getByText(/^2 forms since/)).toBeVisible();
  await side.getByRole('button', { name: /^Take back the form of Daisy Robson/ }).press('Enter');
  await expect(side.getByText(/^1 form since/)).toBeVisible();
  await expect(side.getByText(/^Taken back\./)).toBeVisible();

  await page.getByRole('button', { name: 'Check by a second entry' }).press('Enter');
  await page.getByRole('button', { name: /^Check the forms of Mrs J Charlton/ }).press('Enter');
  await page.getByRole('button', { name: /^Enter again: Hana Ahmed/ }).press('Enter');
  await onTheLines(page);
  // Blind: nothing of the first entry stands there.
  await expect(page.locator('[data-lines] input:checked')).toHaveCount(0);
  await page.keyboard.press('b');
  for (let at = 1; at < lines; at += 1) await page.keyboard.press('n');
  const day = page.getByRole('group', { name: 'Date on the form' });
  await day.getByRole('spinbutton').first().focus();
  await page.keyboard.type('01092026');
  await page.getByRole('button', { name: 'Compare' }).press('Enter');
  const both = page.getByRole('region', { name: /^Differences: Hana Ahmed/ });
  await expect(both.getByRole('radio', { name: /^First entry: No$/ })).toBeVisible();
  await expectAccessible(page, 'two entries of a form side by side');
  await both.getByRole('radio', { name: /^Second entry: 1 Sep 2026$/ }).press('Space');
  await both.getByRole('button', { name: 'Keep these' }).press('Enter');
  await expect(both.getByText('Please choose.')).toHaveCount(1);
  await both.getByRole('radio', { name: /^Second entry: Left blank$/ }).press('Space');
  await both.getByRole('button', { name: 'Keep these' }).press('Enter');
  await expect(page.getByText(/Decided by Mrs J Charlton/)).toBeVisible();
});

test('prints only what is missing, on the record first, and opens a form by the number on it', async ({ page }) => {
  await openPart(page, 'Ask parents');
  const numbers = page.getByRole('region', { name: 'By class' });
  await expect(numbers).toBeVisible();
  await expectAccessible(page, 'whom to ask');
  await numbers.getByRole('button', { name: /^Show Oak/ }).press('Enter');
  await page.getByRole('radio', { name: /^Not asked yet/ }).press('Space');
  const rows = page.getByRole('list', { name: 'Children' });
  await expect(rows.getByText(/^No answer yet/).first()).toBeVisible();
  const many = await rows.getByRole('listitem').count();
  await page.evaluate(
    'window.print = () => { document.documentElement.dataset.prints = document.querySelectorAll("article").length; }',
  );
  await page.getByRole('button', { name: /^Forms with only what is missing/ }).press('Enter');
  const papers = page.getByRole('region', { name: 'The forms' });
  await expect(papers.getByRole('article')).toHaveCount(many);
  await expectAccessible(page, 'forms to print');
  await page.getByRole('button', { name: /^Print / }).press('Enter');
  await expect(page.getByText('Printed, and on the record as handed out.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-prints', String(many));
  const number = (
    await papers
      .getByText(/^\d{4}-\d$/)
      .first()
      .innerText()
  ).trim();
  const whose = (await papers.getByRole('heading').first().innerText()).replace('Pictures of ', '');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Lock' })).toBeHidden();
  await expect(papers).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 683, height: 384 });
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(wide).toBe(0);
  await page.setViewportSize({ width: 1366, height: 768 });

  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter');
  await page.getByRole('radio', { name: /^Asked, no answer/ }).press('Space');
  await expect(rows.getByText(/^Asked on/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Reminders' }).press('Enter');
  await expect(
    page
      .getByRole('region', { name: 'The letters' })
      .getByText(/^Dear /)
      .first(),
  ).toBeVisible();
  await expectAccessible(page, 'reminders to print');
  await page.getByRole('button', { name: 'Back', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Register', exact: true }).press('Enter');
  await fromMenu(page, 'Pile of forms');
  await expect(page.getByRole('combobox', { name: 'Whose form is next?' })).toBeFocused();
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: `Form of ${whose}` })).toBeVisible();
});
