import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('reads the register by keyboard, and records a decision without a mouse', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Consent register' });
  await expect(grid.getByRole('row').nth(3)).toBeVisible();
  await expectAccessible(page, 'the consent register');
  const first = grid.getByRole('gridcell').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(grid.getByRole('row').nth(2).getByRole('gridcell').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'The chosen answer' });
  await expect(panel.getByRole('heading', { name: 'History' })).toBeVisible();
  await expectAccessible(page, 'one answer with its history');

  const record = panel.getByRole('button', { name: 'Record a decision' });
  await record.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  // The keyboard begins at the first question.
  await expect(dialog.getByRole('radiogroup', { name: 'Who said it?' }).locator(':focus')).toHaveCount(1);
  await expectAccessible(page, 'recording a decision');
  await dialog.getByRole('radio', { name: /The child/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  await dialog.getByRole('textbox', { name: /Where is the proof kept/ }).focus();
  await page.keyboard.type('Folder 3');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(panel.getByRole('status').getByText('The child does not want it.')).toBeVisible();
  await expect(panel.getByText('Evidence: Folder 3.')).toBeVisible();
});

test('says whether a picture may be used, and how it could be', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  await page.getByRole('button', { name: 'May we use this photo?' }).click();
  await page.getByRole('button', { name: 'Add all shown' }).click();
  const answer = page.getByRole('complementary', { name: 'The answer' });
  await expect(answer.getByText('Choose what the picture is for.')).toBeVisible();
  const uses = page
    .getByRole('toolbar', { name: 'What is it for?' })
    .or(page.getByRole('group', { name: 'What is it for?' }));
  await uses.getByRole('button', { name: 'Video' }).click();
  await expect(answer.getByText(': Video')).toHaveCount(1);
  // Another use takes its place; both only for whoever asks for more than one.
  await uses.getByRole('button', { name: 'Website' }).click();
  await expect(answer.getByText('Not for: Website')).toBeVisible();
  await expect(answer.getByText(': Video')).toHaveCount(0);
  await expect(answer.getByRole('listitem').first()).toContainText('Not for Website.');
  await expectAccessible(page, 'the photo check');
  await answer.getByRole('button', { name: 'Take out and check again' }).click();
  await expect(answer.getByText('Yes: Website')).toBeVisible();
});

test('shows a class teacher the instruction and no reason', async ({ page }) => {
  await signIn(page, DEMO.teacherOfOak, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Consent register' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Form' })).toHaveCount(0);
  await grid.getByRole('gridcell').first().click();
  await expect(page.getByRole('complementary')).toHaveCount(0);
});

test('checks a whole year’s picture from a pasted list, by keyboard alone', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Consent register' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  const one = Number(await grid.getAttribute('aria-rowcount'));
  await page.getByRole('button', { name: /Class/ }).first().press('Enter');
  await page.getByRole('option', { name: /^All classes/ }).press('Enter');
  await expect.poll(async () => Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(one);
  const names: string[] = [];
  await grid.getByRole('gridcell').first().focus();
  while (names.length < 60) {
    for (const name of await grid.getByRole('rowheader').locator('b').allInnerTexts()) {
      if (!names.includes(name)) names.push(name);
    }
    await page.keyboard.press('PageDown');
  }
  await page.getByRole('button', { name: 'May we use this photo?' }).press('Enter');
  await page.getByRole('button', { name: 'Website' }).press('Space');
  await page.getByRole('button', { name: 'Paste names' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Names, one to a line' }).fill(names.join('\n'));
  await dialog.getByRole('button', { name: 'Find them' }).press('Enter');
  await expect(dialog.getByText(/names found\./)).toBeVisible();
  for (const asked of await dialog.getByRole('radiogroup').all()) {
    await asked.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
  }
  await dialog.getByRole('button', { name: 'Add to the picture' }).press('Enter');
  await expect(page.getByText(`${names.length} children in the picture`)).toBeVisible();
  await expect(
    page.getByRole('complementary', { name: 'The answer' }).getByText(/may not be shown there\./),
  ).toBeVisible();
});

test('records a returned form and the next one of the class, by keyboard alone, and takes the last one back', async ({
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Consent register' });
  await expect(grid.getByRole('row').nth(3)).toBeVisible();
  await grid.getByRole('gridcell').first().focus();
  const dialog = page.getByRole('dialog', { name: /^Record a form: / });
  await page.keyboard.press('f');
  await expect(dialog.getByRole('radiogroup', { name: 'Website' })).toBeVisible();
  await expectAccessible(page, 'a form to record');

  // Who signed, where more than one could have; then one letter a line.
  const enter = async (letters: string) => {
    await expect(dialog.getByRole('radiogroup', { name: 'Website' })).toBeVisible();
    await expect(dialog.locator('input:focus')).toHaveCount(1);
    if (await dialog.getByRole('radio', { name: /^1\. / }).evaluate((radio) => radio.matches(':focus'))) {
      await page.keyboard.press('1');
    }
    await expect(dialog.getByRole('radiogroup', { name: 'Website' }).locator('input:focus')).toHaveCount(1);
    for (const letter of letters) await page.keyboard.press(letter);
  };
  const lines = await dialog.locator('[data-lines] [role=radiogroup]').count();
  await enter('ynb'.padEnd(lines, 'y'));
  await expect(dialog.getByRole('button', { name: 'Save the form' })).toBeFocused();
  const old = dialog.getByRole('checkbox', { name: /replaces the old no/ });
  if (await old.isVisible()) {
    await old.focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('textbox', { name: /Why does it replace/ }).fill('They changed their mind');
  }
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/^The form of .* is recorded\.$/)).toBeVisible();
  await expectAccessible(page, 'a form recorded');
  const next = dialog.getByRole('button', { name: /^Next: / });
  await expect(next).toBeFocused();
  const whose = (await next.innerText()).replace('Next: ', '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: `Record a form: ${whose}` })).toBeVisible();

  await enter(''.padEnd(lines, 'n'));
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(`The form of ${whose} is recorded.`)).toBeVisible();
  await dialog.getByRole('button', { name: 'Take it back' }).press('Enter');
  // What was typed stands there again, to be put right.
  await expect(dialog.getByRole('radiogroup', { name: 'Website' }).getByRole('radio', { name: 'No' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(dialog).toBeHidden();

  const first = grid.getByRole('row').nth(1).getByRole('gridcell');
  await expect(first.nth(1)).toContainText('No');
  await expect(first.nth(2)).toContainText('No answer');
});
