import { pdfOf } from '../support/pdf-of.ts';
import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('puts the purposes in order and asks everybody again, told first what that does, by keyboard alone', async ({
  page,
}) => {
  await signIn(page, DEMO.lead, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Forms', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: 'Purposes' }).press('Enter');
  const names = page.getByRole('heading', { level: 2 });
  await expect(names.first()).toHaveText('Website');
  await expectAccessible(page, 'the purposes');
  const later = page.getByRole('button', { name: 'Move Website down' });
  await later.press('Enter');
  await expect(names.nth(1)).toHaveText('Website');
  // The focus goes with the row.
  await expect(later).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(names.nth(2)).toHaveText('Website');

  await page.getByRole('button', { name: 'Change Website' }).press('Enter');
  const dialog = page.getByRole('dialog');
  const question = dialog.getByRole('textbox', { name: /The question on the form/ });
  await question.fill('May we show a picture of your child on our website and on posters?');
  await expect(dialog.getByRole('region', { name: 'What a parent reads' })).toContainText('and on posters?');
  await expectAccessible(page, 'changing a purpose');
  await dialog.getByRole('button', { name: 'Next: what this changes' }).press('Enter');
  const again = dialog.getByRole('radio', { name: /^Ask everybody again/ });
  await again.focus();
  await page.keyboard.press('Space');
  await expect(
    dialog.getByText(/The yes of \d+ children counts no more, until a parent answers again\./),
  ).toBeVisible();
  await expectAccessible(page, 'what a change of a purpose does');
  await dialog.getByRole('button', { name: 'Save the change' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/Version 2; a yes on a version before 2 counts no more/)).toBeVisible();
  await page.getByRole('button', { name: 'Register' }).press('Enter');
  const grid = page.getByRole('grid', { name: 'Consent register' });
  await expect(grid.getByText('ask again').first()).toBeVisible();
});

test('keeps a scan with an answer, shows it, and says that full names may not stand with a picture', async ({
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Consent register' });
  await grid.getByRole('gridcell').filter({ hasText: 'Yes' }).first().click();
  const panel = page.getByRole('complementary', { name: 'The chosen answer' });
  await panel
    .getByRole('button', { name: /^Attach a scan: / })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({
    ...{ name: 'form.pdf', mimeType: 'application/pdf', buffer: pdfOf([{ width: 595, height: 842 }]) },
  });
  await expect(dialog.getByRole('textbox', { name: 'What it is called' })).toBeFocused();
  await expectAccessible(page, 'attaching a scan');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const scan = panel.getByRole('button', { name: /^Consent form/ });
  await scan.click();
  await expect(dialog.locator('canvas[data-drawn]')).toBeVisible();
  await expectAccessible(page, 'a scan');
  await dialog.getByRole('button', { name: 'It does not belong here' }).click();
  await dialog.getByRole('textbox', { name: /Why does it not belong here/ }).fill('Another child’s form');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(panel.getByText(/taken off by .*“Another child’s form”/)).toBeVisible();
  await expect(scan).toHaveCount(0);

  await page.getByRole('button', { name: 'May we use this photo?' }).click();
  const answer = page.getByRole('complementary', { name: 'The answer' });
  await page.getByRole('button', { name: 'Add all shown' }).click();
  await page.getByRole('button', { name: 'Website', exact: true }).click();
  await page.getByRole('button', { name: 'Take out and check again' }).click();
  await expect(answer.getByText('Yes: Website')).toBeVisible();
  await expect(answer.getByText('Without the child’s full name.')).toBeVisible();
  await page.getByRole('button', { name: 'With the children’s full names' }).click();
  await expect(answer.getByText('Not with full names: Website')).toBeVisible();
  await expect(answer.getByRole('button', { name: /^Use it for/ })).toHaveCount(0);
  await expectAccessible(page, 'a no because of names');
  await answer.getByRole('button', { name: 'Leave the full names away' }).click();
  await expect(answer.getByText('Yes: Website')).toBeVisible();
});
