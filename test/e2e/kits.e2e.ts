import { DEMO, expect, expectAccessible, openCard, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('checks a spare kit by one key a line, records a use, replaces what was used; the card says where the kit is', async ({
  page,
}) => {
  const main = page.getByRole('main');
  await signIn(page, DEMO.office, DEMO.password);
  await page
    .getByRole('navigation', { name: 'Parts of Careboard' })
    .getByRole('button', { name: 'Medicines' })
    .press('Enter');
  await main.getByRole('button', { name: 'Spare kits' }).press('Enter');
  const kit = main.getByRole('listitem', { name: 'Office adrenaline kit' });
  await expect(kit).toContainText(/Check overdue since/);

  await kit.getByRole('button', { name: 'Check Office adrenaline kit now' }).press('Enter');
  const lines = main.getByRole('list', { name: 'What to look at' });
  await expect(lines.getByRole('button').first()).toBeFocused();
  // Two devices, instructions, the maker's sheet, the list, the record: the list is missing.
  await page.keyboard.type('gggg');
  await page.keyboard.type('m');
  await page.keyboard.type('g');
  const words = main.getByRole('textbox', { name: 'What was wrong, and what did you do?' });
  await expect(words).toBeFocused();
  await expectAccessible(page, 'a monthly check');
  await page.keyboard.press('Enter');
  await expect(main.getByText('Please say it in a few words.')).toBeVisible();
  await words.fill('List missing, to be printed');
  await page.keyboard.press('Enter');
  await expect(kit).not.toContainText(/overdue/);
  await expect(kit).toContainText('Papers were missing at the last check');

  await kit.getByRole('button', { name: 'Open Office adrenaline kit' }).press('Enter');
  await main.getByRole('button', { name: 'Record a use' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Used from Office adrenaline kit' });
  await dialog.getByRole('combobox', { name: 'Which child?' }).fill('kai ahm');
  await expect(dialog.getByRole('option').first()).toContainText('Kai Ahmed');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('Kai Ahmed');
  await expectAccessible(page, 'the use of a kit');
  await dialog.getByRole('textbox', { name: 'What happened?' }).fill('Hives and wheeze after lunch');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(main.getByRole('list', { name: 'Uses, newest first' })).toContainText('Kai Ahmed');
  await expect(main.getByText('EpiPen 0.15 mg used on', { exact: false }).first()).toBeVisible();

  await main.getByRole('button', { name: /^Replace EpiPen 0.15 mg/ }).press('Enter');
  const replace = page.getByRole('dialog', { name: /^Replace EpiPen/ });
  await replace.getByRole('textbox', { name: 'Batch number' }).fill('KX9000');
  await replace.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(replace).toBeHidden();
  await expect(main.getByText(/not replaced/i)).toHaveCount(0);

  await page.keyboard.press('Control+f');
  await openCard(page, 'mary-jane garcia', 'Mary-Jane');
  const card = page.getByRole('main', { name: 'Emergency card' });
  await expect(card.getByText(/Office adrenaline kit, Office, open shelf by the door: .*EpiPen 0.15 mg/)).toBeVisible();
});
