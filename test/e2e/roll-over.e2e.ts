import type { Page } from 'playwright-core';
import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

async function openChildren(page: Page, who: string = DEMO.office): Promise<void> {
  await signIn(page, who, DEMO.password);
  await page
    .getByRole('navigation', { name: 'Parts of Careboard' })
    .getByRole('button', { name: 'Children' })
    .press('Enter');
  await expect(page.getByRole('grid', { name: /^Children/ })).toBeVisible();
}

/** A select of the open dialog, by keyboard: open, letters of the wanted one, Enter. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: label }).press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeHidden();
}

test('ticks three children by keyboard, moves them, and takes it back', async ({ page }) => {
  await openChildren(page);
  await page.getByRole('grid', { name: /^Children/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 chosen')).toBeVisible();
  await expectAccessible(page, 'the list with ticked children');
  await page.getByRole('button', { name: 'Move to a class' }).press('Enter');
  await expectAccessible(page, 'the choice of a class');
  await choose(page, 'Class', 'Willow');
  await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).press('Enter');
  await expect(page.getByText('3 children: moved to Willow (1)')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Acorn (R): 9' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Acorn (R): 12' })).toBeVisible();
});

test('marks a leaver and brings them back into another class', async ({ page }) => {
  await openChildren(page);
  await page.getByRole('grid', { name: /^Children/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Mark as leavers' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Mark as leaver', exact: true }).press('Enter');
  await expect(page.getByText('Olivia Adeyemi, Acorn (R): marked as a leaver')).toBeVisible();
  await page.getByRole('combobox', { name: 'Find a child' }).fill('olivia adeyemi');
  await expect(page.getByText('No child with that name.', { exact: false })).toBeVisible();
  await page.getByRole('combobox', { name: 'Find a child' }).fill('');
  await page.getByRole('radio', { name: 'Left' }).press('Space');
  await page.getByRole('grid', { name: /^Leavers/ }).focus();
  await expect(page.getByRole('row', { name: /Adeyemi, Olivia/ })).toContainText('Left');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Bring back' }).press('Enter');
  await choose(page, 'Class', 'Rowan');
  await page.getByRole('radio', { name: /^Yes, and back now/ }).press('Space');
  await page.getByRole('dialog').getByRole('button', { name: 'Bring back' }).press('Enter');
  await expect(page.getByText(/^Olivia Adeyemi, .*: back on roll in Rowan \(2\)$/)).toBeVisible();
});

test('rolls the classes over with one child held back, and takes it back', async ({ page }) => {
  await openChildren(page);
  await page.getByRole('button', { name: 'September roll-over' }).press('Enter');
  const classes = page.getByRole('grid', { name: 'Classes in September' });
  await expect(classes.getByRole('row', { name: /Oak \(6\): 12/ })).toContainText('Leave the school');
  await expectAccessible(page, 'the plan by classes');
  await page.getByRole('tab', { name: /Children/ }).click();
  const children = page.getByRole('grid', { name: 'Children in September' });
  await expect(children.getByRole('row', { name: /Adeyemi, Olivia/ })).toContainText('Willow (1)');
  await children.focus();
  await page.keyboard.press('Enter');
  await choose(page, 'Goes to', 'Stay');
  await page.getByRole('dialog').getByRole('button', { name: 'Put in the plan' }).press('Enter');
  await expect(children.getByRole('row', { name: /Adeyemi, Olivia/ })).toContainText('Stays. Chosen by hand');
  await expectAccessible(page, 'the plan by children');
  await page.getByRole('tab', { name: /Staff/ }).click();
  await expect(page.getByRole('row', { name: /Mr D Robson/ })).toContainText('12 children, 0 of them as now');
  await expectAccessible(page, 'the plan by staff');
  await page.getByRole('button', { name: 'Roll over', exact: true }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('71 children move, 12 leave, 1 stay in their class');
  await expect(dialog.getByText('This is unusual.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Roll over', exact: true })).toBeDisabled();
  await choose(page, 'For the school year', '2026');
  await expectAccessible(page, 'the last question');
  await dialog.getByRole('button', { name: 'Roll over', exact: true }).press('Enter');
  await expect(
    page.getByText('What stands below would move everybody one more year up.', { exact: false }),
  ).toBeVisible();

  await page.getByRole('tab', { name: /Earlier/ }).click();
  await page.getByRole('tabpanel').getByRole('button', { name: 'Take back' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }).press('Enter');
  await expect(page.getByText('83 children are back where they were')).toBeVisible();
  await expect(page.getByText('Taken back', { exact: false }).first()).toBeVisible();
  await page.getByRole('tab', { name: /Classes/ }).click();
  await expect(classes.getByRole('row', { name: /Oak \(6\): 12/ })).toBeVisible();
});

test('puts a doubled child together and takes the records apart again', async ({ page }) => {
  await openChildren(page, DEMO.lead);
  await page.getByRole('button', { name: 'Add a child' }).press('Enter');
  await page.getByLabel('Legal forename').fill('Olivia');
  await page.getByLabel('Legal surname').fill('Adeyemi');
  await page.getByLabel(/^Street/).fill('9 Canary Row');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add all the same' }).press('Enter');
  await expect(page.getByText('Another child has this name', { exact: false })).toBeVisible();

  await page
    .getByRole('navigation', { name: 'Parts of Careboard' })
    .getByRole('button', { name: 'Children' })
    .press('Enter');
  await page.getByRole('button', { name: 'Doubled children' }).press('Enter');
  const pairs = page.getByRole('list', { name: 'Records that may be one child' });
  await expect(pairs.getByRole('listitem')).toHaveCount(1);
  await expect(pairs).toContainText('Same name only: most often two children');
  await expectAccessible(page, 'doubled children');
  await pairs.getByRole('button', { name: /^Compare/ }).press('Enter');
  const dialog = page.getByRole('dialog');
  const kept = dialog.getByRole('region', { name: 'This one is kept' });
  await expect(kept).toContainText('Olivia Adeyemi');
  if (!(await kept.innerText()).includes('Acorn'))
    await dialog.getByRole('button', { name: 'Keep the other one' }).press('Enter');
  await expect(kept).toContainText('Acorn (R)');
  await expectAccessible(page, 'both records side by side');
  await dialog.getByRole('radiogroup', { name: 'Street' }).getByRole('radio', { name: '9 Canary Row' }).press('Space');
  await dialog.getByRole('button', { name: 'Put together' }).press('Enter');
  await expect(page.getByText('No doubled records found')).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('olivia adeyemi');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByText('9 Canary Row', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).press('Enter');

  await page.getByRole('tab', { name: /Put together/ }).click();
  await expectAccessible(page, 'what was put together');
  await page.getByRole('button', { name: /^Take apart/ }).press('Enter');
  await expect(page.getByText('Two records again, as they were')).toBeVisible();
  await page.getByRole('tab', { name: /To look at/ }).click();
  await pairs.getByRole('button', { name: /are two children$/ }).press('Enter');
  await expect(page.getByText('No doubled records found')).toBeVisible();
});
