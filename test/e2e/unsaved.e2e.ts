import type { Page } from 'playwright-core';
import { DEMO, expect, expectAccessible, openCard, signIn, test } from './careboard.ts';

// What is half typed is not lost by a slip; the lock does not ask.

test.use({ demo: true });

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Leave without saving?' });
const need = (page: Page) => page.getByRole('dialog', { name: /^Add a need of Mary-Jane/ });
const condition = (page: Page) => need(page).getByLabel(/^Condition/);

async function addNeed(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type('mary-jane garcia');
  await expect(page.getByRole('option').first()).toContainText('Mary-Jane García');
  await page.keyboard.press('Control+Enter');
  await expect(condition(page)).toBeFocused();
}

test('asks once before Escape, the cross or F5 throws away a half-typed need, and not when nothing was typed', async ({
  careboard,
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await addNeed(page);
  await page.keyboard.press('Escape');
  await expect(need(page)).toHaveCount(0);
  await expect(question(page)).toHaveCount(0);

  await page.getByRole('button', { name: 'Add a need' }).click();
  await page.keyboard.type('Bee stings');
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeVisible();
  await expectAccessible(page, 'the question before something is thrown away', { within: '[role="alertdialog"]' });
  // Escape is the safe answer, and Enter too: it has the focus.
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(condition(page)).toHaveValue('Bee stings');
  await expect(condition(page)).toBeFocused();
  await need(page).getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('Enter');
  await expect(question(page)).toHaveCount(0);
  await condition(page).press('F5');
  await expect(question(page)).toBeVisible();
  await question(page).getByRole('button', { name: 'Keep writing' }).click();
  await expect(condition(page)).toHaveValue('Bee stings');
  // What was typed and taken out again is nothing.
  await condition(page).fill('');
  await page.keyboard.press('Escape');
  await expect(need(page)).toHaveCount(0);

  await page.getByRole('button', { name: 'Add a need' }).click();
  await page.keyboard.type('Bee stings');
  await page.keyboard.press('Escape');
  await question(page).getByRole('button', { name: 'Throw away' }).click();
  await expect(need(page)).toHaveCount(0);
  await expect(page.getByText('Bee stings')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Add a need' })).toBeFocused();

  await page.getByRole('button', { name: 'Add a need' }).click();
  await page.keyboard.type('Bee stings');
  await condition(page).press('F5');
  await question(page).getByRole('button', { name: 'Throw away' }).click();
  await expect(page.getByRole('grid', { name: 'Children with medical needs' })).toBeVisible();

  // The session's end asks nobody, with the question itself on the screen, and leaves nothing there.
  await addNeed(page);
  await page.keyboard.type('Wasp stings');
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByRole('heading', { name: 'Hidden' })).toBeVisible();
  await expect(question(page)).toBeHidden();
  await careboard.sessionEnds(() => page.getByRole('button', { name: /Lock and sign in/ }).click());
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('grid', { name: 'Children with medical needs' })).toBeVisible();
  await expect(question(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Consent/ })).toBeAttached();
});

test('asks before the rail, a tab or the way out of the demo takes a half-typed form of a screen', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  await page.getByRole('button', { name: 'School', exact: true }).click();
  const street = page.getByLabel('Street');
  const before = await street.inputValue();
  await street.fill('Half a str');
  for (const leave of [
    page.getByRole('button', { name: 'Board', exact: true }),
    page.getByRole('tab', { name: 'Staff' }),
    page.getByRole('button', { name: 'Leave the demo' }),
  ]) {
    await leave.click();
    await expect(question(page)).toContainText('what you have typed about the school');
    await question(page).getByRole('button', { name: 'Keep writing' }).click();
    await expect(street).toHaveValue('Half a str');
  }
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await question(page).getByRole('button', { name: 'Throw away' }).click();
  await expect(page.getByRole('grid', { name: 'Children with medical needs' })).toBeVisible();
  await page.getByRole('button', { name: 'School', exact: true }).click();
  await expect(street).toHaveValue(before);
  await street.fill(`${before} 1 `);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('School saved')).toBeVisible();
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await expect(question(page)).toHaveCount(0);
});

test('opens an emergency card at once from a half-typed form, and brings the form back as it was', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  await page.getByRole('button', { name: 'School', exact: true }).click();
  const street = page.getByLabel('Street');
  await street.fill('Half a str');
  await page.keyboard.press('Control+f');
  await openCard(page, 'mary-jane garcia', 'Mary-Jane García');
  await expect(page.getByRole('main', { name: 'Emergency card' })).toBeVisible();
  await expect(question(page)).toHaveCount(0);
  await expect(street).toBeHidden();
  await expectAccessible(page, 'an emergency card over a form');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(street).toHaveValue('Half a str');
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  // What was kept is still unsaved.
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  await expect(question(page)).toContainText('what you have typed about the school');
});

test('finds a child for an emergency card over a dialog by Ctrl+F or from the question, and keeps what was typed', async ({
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await expect(page.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await addNeed(page);
  await page.keyboard.type('Bee stings');
  const over = page.getByRole('dialog', { name: 'Find a child for an emergency card' });
  const card = page.getByRole('main', { name: 'Emergency card' });
  await page.keyboard.press('Control+f');
  await expect(over.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.type('mary-jane garcia');
  await expect(page.getByRole('option').first()).toContainText('Mary-Jane García');
  await expectAccessible(page, 'the find box over a dialog');
  await page.keyboard.press('Escape');
  await expect(over).toHaveCount(0);
  await expect(condition(page)).toBeFocused();

  await page.keyboard.press('Escape');
  await question(page).getByRole('button', { name: 'Emergency card' }).click();
  await expect(over.getByRole('combobox', { name: 'Find a child' })).toBeFocused();
  await page.keyboard.type('mary-jane garcia');
  await expect(over.getByRole('option').first()).toContainText('Mary-Jane García');
  await page.keyboard.press('Enter');
  await expect(card).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Emergency', exact: true })).toBeFocused();
  // The card's own help stands over it, and F9 covers it all.
  await page.getByRole('button', { name: /Help/ }).click();
  await expect(page.getByText('Each button under “What was done”')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(card).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByRole('heading', { name: 'Hidden' })).toBeVisible();
  await expect(card).toBeHidden();
  await page.getByLabel(/^Password of/).fill(DEMO.password);
  await page.keyboard.press('Enter');
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(card).toHaveCount(0);
  await expect(condition(page)).toHaveValue('Bee stings');
  await expect(condition(page)).toBeFocused();
  await page.keyboard.type(' and wasps');
  await expect(condition(page)).toHaveValue('Bee stings and wasps');
});
