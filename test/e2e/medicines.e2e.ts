import { pdfOf } from '../support/pdf-of.ts';
import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('records a dose by name, face and Enter; says what stands against the next; corrects by a further entry', async ({
  page,
}) => {
  const rail = page.getByRole('navigation', { name: 'Parts of Careboard' });
  await signIn(page, DEMO.office, DEMO.password);
  await rail.getByRole('button', { name: 'Medicines' }).press('Enter');
  const main = page.getByRole('main');
  await expect(main.getByRole('searchbox', { name: 'Find a child' })).toBeFocused();
  // As needed, so that the hour of the day does not matter.
  await main.getByRole('radio', { name: /^As needed/ }).press('Space');
  await expectAccessible(page, 'the medicines as needed');
  await main.getByRole('searchbox', { name: 'Find a child' }).fill('kai ahm');
  const rows = main.getByRole('list', { name: 'Medicines as needed' }).getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Give a dose' });
  await expect(dialog.getByRole('heading', { name: 'Kai Ahmed' })).toBeVisible();
  await expect(dialog.getByRole('img', { name: 'Kai Ahmed' })).toBeVisible();
  const given = dialog.getByRole('button', { name: 'This is Kai Ahmed: 5 ml given' });
  await expect(given).toBeFocused();
  // The very figure that was agreed: a field that rounds to steps would show another.
  await expect(dialog.getByRole('textbox', { name: 'Dose (ml)' })).toHaveValue('5');
  await expectAccessible(page, 'a dose');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(rows.first()).toContainText('Not before');

  await main.getByRole('searchbox', { name: 'Find a child' }).press('Enter');
  await expect(dialog.getByRole('alert').first()).toContainText('One dose is the most in 24 hours.');
  await given.press('Enter');
  await expect(dialog.getByText('Please fill this in.').first()).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Who decided it?' }).fill('Dr Ali');
  await dialog.getByRole('textbox', { name: 'In their words' }).fill('Half an hour after the first, by telephone');
  await expectAccessible(page, 'a dose that is stopped');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await main.getByRole('radio', { name: 'Recorded today 2' }).press('Space');
  const log = main.getByRole('list', { name: 'Recorded today' });
  await expect(log).toContainText('Overridden on the word of Dr Ali');
  await log
    .getByRole('button', { name: /^Open Kai Ahmed/ })
    .first()
    .press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Cetirizine/ })).toBeVisible();
  await expect(main.getByText('90 ml left')).toBeVisible();
  // The signed paper, kept as it is and shown from the agreement.
  await main.getByRole('button', { name: 'Attach the signed form' }).press('Enter');
  const scan = page.getByRole('dialog');
  await scan.locator('input[type=file]').setInputFiles({
    ...{ name: 'form.pdf', mimeType: 'application/pdf', buffer: pdfOf([{ width: 595, height: 842 }]) },
  });
  await expect(scan.getByRole('textbox', { name: 'What it is called' })).toHaveValue(/^Agreement of /);
  await page.keyboard.press('Enter');
  await expect(scan).toBeHidden();
  await main.getByRole('button', { name: /^Agreement of / }).press('Enter');
  await expect(scan.locator('canvas[data-drawn]')).toBeVisible();
  await expectAccessible(page, 'a signed agreement');
  await page.keyboard.press('Escape');
  await expect(scan).toBeHidden();
  await main
    .getByRole('button', { name: /^Take back the entry/ })
    .first()
    .press('Enter');
  const back = page.getByRole('dialog', { name: /^Take back/ });
  await back.getByRole('textbox', { name: 'What was wrong?' }).fill('It was given once');
  await page.keyboard.press('Enter');
  await expect(back).toBeHidden();
  await expect(main.getByText('95 ml left')).toBeVisible();
  await expect(main.getByRole('list', { name: 'Doses, newest first' })).toContainText('Corrected');
  await main
    .getByRole('button', { name: /^Note about the entry/ })
    .first()
    .press('Enter');
  await expect(main.getByRole('region', { name: 'The note' })).toContainText('Kai Ahmed had 5 ml of Cetirizine');
  await expectAccessible(page, 'a note home');
  await main.getByRole('button', { name: 'Print', exact: true }).press('Enter');
  await main.getByRole('textbox', { name: 'Which parent has it?' }).fill('Ms Ahmed');
  await expectAccessible(page, 'a note that was printed');
  await page.keyboard.press('Enter');
  await expect(main.getByText('Given to the parent.')).toBeVisible();
});
