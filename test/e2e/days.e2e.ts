import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('a list of who must not be photographed, from the day to its numbered copies, by keyboard', async ({ page }) => {
  await page.addInitScript(() => {
    const counted = globalThis as unknown as { printed: number; print: () => void };
    counted.printed = 0;
    counted.print = () => {
      counted.printed += 1;
    };
  });
  await page.reload();
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Consent register' })).toBeVisible();
  const menu = async (item: string) => {
    await page.getByRole('button', { name: 'Lists and figures' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: item }).focus();
    await page.keyboard.press('Enter');
  };
  await menu('Lists for the day');
  await expect(page.getByRole('heading', { name: 'No day yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New day' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'What is it?' })).toBeFocused();
  await page.keyboard.type('Winter fair');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Please tick at least one purpose.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Website' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: /^Acorn/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('searchbox', { name: 'Find by name' }).last().fill('daisy rob');
  await page
    .getByRole('list', { name: 'Found' })
    .getByRole('button', { name: /^Daisy Robson/ })
    .press('Enter');
  await expect(page.getByRole('list', { name: 'Children by name' }).getByText(/^Daisy Robson/)).toBeVisible();
  await expectAccessible(page, 'a day of pictures');
  await page.getByRole('button', { name: 'Save and show the list' }).press('Enter');

  const list = page.getByRole('region', { name: 'The list' });
  // Stopped and never asked: both stand on it, with the instruction and no reason.
  for (const name of [/^Ava Kaur/, /^Ananya Khan/])
    await expect(list.getByRole('article', { name }).getByText('Do not photograph')).toBeVisible();
  await expect(list.getByRole('article', { name: /^Olivia Adeyemi/ })).toHaveCount(0);
  await expect(list.getByText(/ask a Lead|Not asked|court|refused/i)).toHaveCount(0);
  await expectAccessible(page, 'the do-not-photograph list');
  await page.getByRole('textbox', { name: 'Who gets a copy? One name a line' }).fill('Ms Photo\nMr Hall');
  await page.getByRole('button', { name: 'Print 2 copies' }).press('Enter');
  await expect(page.getByText(/^On the record as paper/)).toBeVisible();
  await expect(list.getByText('Copy 2 of 2 for Mr Hall').first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { printed: number }).printed)).toBe(1);

  await page.getByRole('button', { name: 'Papers', exact: true }).click();
  await expect(page.getByText('Do-not-photograph list: Winter fair').first()).toBeVisible();
});

test('the picture of the register, what changed, the notice, and the answers as a file', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Consent register' })).toBeVisible();
  const menu = async (item: string) => {
    await page.getByRole('button', { name: 'Lists and figures' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await menu('Coverage and changes');
  const figures = page.getByRole('table', { name: 'The same in figures' });
  await expect(figures.getByRole('row', { name: /^Website/ })).toContainText('84');
  await expectAccessible(page, 'coverage');
  await page.getByRole('radio', { name: 'By class' }).click();
  await expect(figures.getByRole('row', { name: /^Oak/ })).toContainText('12');
  await page.getByRole('tab', { name: 'What changed' }).click();
  await expect(
    page
      .getByRole('table', { name: /^What changed/ })
      .getByRole('row')
      .nth(1),
  ).toBeVisible();
  await expectAccessible(page, 'what changed');
  await page.getByRole('button', { name: 'Register' }).click();

  await menu('Save the answers as a list');
  const dialog = page.getByRole('dialog', { name: 'Save the answers as a list' });
  await expect(dialog.getByRole('button', { name: 'Save the list of 84 children' })).toBeEnabled();
  await dialog.getByText('Oak (6), 12').click();
  await expect(dialog.getByRole('button', { name: 'Save the list of 72 children' })).toBeEnabled();
  await expect(dialog.getByText('The file is not sealed.')).toBeVisible();
  await expectAccessible(page, 'saving the answers');
  await page.keyboard.press('Escape');

  await menu('Lists for the day');
  await page.getByRole('button', { name: 'Notice to parents' }).click();
  const notice = page.getByRole('region', { name: 'The notice' });
  await expect(notice.getByRole('heading', { name: 'What the law does not say' })).toBeVisible();
  await expectAccessible(page, 'the notice to parents');
  await page.getByRole('textbox', { name: 'The words' }).fill('Please watch with your own eyes.');
  await page.getByRole('button', { name: 'Save the words' }).click();
  await expect(page.getByText(/^Saved .* by /)).toBeVisible();
  await expect(notice.getByText('Please watch with your own eyes.')).toBeVisible();
});
