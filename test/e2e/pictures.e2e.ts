import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('records where a picture is used; a withdrawal finds it, by keyboard, until it is ticked off', async ({
  page,
}) => {
  const rail = page.getByRole('navigation', { name: 'Parts of Careboard' });
  await signIn(page, DEMO.office, DEMO.password);
  await rail.getByRole('button', { name: 'Consent' }).press('Enter');
  await page.getByRole('button', { name: 'May we use this photo?' }).press('Enter');
  await page.getByRole('button', { name: 'Website' }).press('Space');
  await page.getByRole('button', { name: 'Add all shown' }).press('Enter');
  const answer = page.getByRole('complementary', { name: 'The answer' });
  await expect(answer.getByText('Not for: Website')).toBeVisible();
  // Nothing to use it for while one child blocks.
  await expect(answer.getByRole('button', { name: /^Use it for/ })).toHaveCount(0);
  await answer.getByRole('button', { name: 'Take out and check again' }).press('Enter');
  await expect(answer.getByText('Yes: Website')).toBeVisible();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Saved groups' }).press('Enter');
  await dialog.getByRole('textbox', { name: 'Name of the group' }).fill('Harvest choir');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('list', { name: 'Saved groups' })).toContainText('Harvest choir');
  await expectAccessible(page, 'the saved groups');
  await page.keyboard.press('Escape');
  const many = await page.getByText(/children in the picture/).innerText();
  await page.getByRole('button', { name: 'Start again' }).press('Enter');
  await expect(page.getByText('0 children in the picture')).toBeVisible();
  await page.getByRole('button', { name: 'Saved groups' }).press('Enter');
  await dialog.getByRole('button', { name: 'Add to the picture: Harvest choir' }).press('Enter');
  await expect(page.getByText(many, { exact: true })).toBeVisible();
  await answer.getByRole('button', { name: 'Use it for: Website' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Which picture?' })).toBeFocused();
  await page.keyboard.type('harvest-2026.jpg');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Please fill this in.')).toBeVisible();
  await dialog.getByRole('button', { name: /Where does it appear/ }).press('Enter');
  await page.getByRole('option', { name: 'School website' }).press('Enter');
  await dialog.getByRole('textbox', { name: /Where exactly/ }).fill('Harvest page');
  await expectAccessible(page, 'recording a use');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Pictures in use' }).press('Enter');
  const inUse = page.getByRole('list', { name: 'In use' });
  await expect(inUse.getByRole('listitem').filter({ hasText: 'harvest-2026.jpg' })).toContainText(
    'School website, Harvest page',
  );
  await expectAccessible(page, 'the pictures in use');
  await inUse.getByRole('button', { name: /^Who is in it: harvest/ }).press('Enter');
  const name = (await dialog.getByRole('listitem').first().locator('b').innerText()).trim();
  await expectAccessible(page, 'who is in a picture');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+f');
  await page.keyboard.type(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Where pictures are used' })).toContainText('harvest-2026.jpg');
  await page.getByRole('button', { name: 'Withdraw consent' }).press('Enter');
  const form = page.getByRole('form', { name: 'Withdraw consent' });
  await form.getByRole('checkbox', { name: /^Website/ }).focus();
  await page.keyboard.press('Space');
  await form.getByRole('radio', { name: 'The child' }).focus();
  await page.keyboard.press('Space');
  await expectAccessible(page, 'a withdrawal');
  await form.getByRole('textbox', { name: /Where is the proof kept/ }).press('Enter');
  await expect(page.getByText('Recorded. The answer is No from now on for:')).toBeVisible();
  const down = page.getByRole('list', { name: 'To take down' });
  await expect(down).toContainText('The child does not want it.');
  const letter = page.getByRole('region', { name: 'Letter to the parent' });
  await expect(letter).toContainText(`Dear parent or carer of ${name},`);
  await expect(letter).toContainText('School website, Harvest page');
  await expect(letter).toContainText('it is not taken down yet');
  await expectAccessible(page, 'what follows from a withdrawal');

  await rail.getByRole('button', { name: 'Consent' }).press('Enter');
  await expect(page.getByText('One picture has to be taken down.')).toBeVisible();
  // Today says it too, and leads to the very picture.
  const today = rail.getByRole('button', { name: /^Today/ });
  const due = page.getByRole('button', { name: /^Take down\. harvest-2026\.jpg, School website, Harvest page/ });
  await today.press('Enter');
  await due.press('Enter');
  const tick = down.getByRole('button', { name: /^Taken down: harvest/ });
  await expect(tick).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'By whom?' })).toHaveValue(DEMO.office);
  await dialog.getByRole('textbox', { name: 'By whom?' }).fill('Mr Web');
  await expectAccessible(page, 'ticking a use off');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing to take down')).toBeVisible();
  await today.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Today, 24 Nov 2026' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Do now' })).toBeVisible();
  await expect(due).toHaveCount(0);
  await rail.getByRole('button', { name: 'Consent' }).press('Enter');
  await page.getByRole('button', { name: 'Pictures in use' }).press('Enter');
  await page.getByRole('radio', { name: /^Ended/ }).press('Space');
  await expect(page.getByRole('list', { name: 'Ended' })).toContainText('Taken down, 24 Nov 2026, by Mr Web.');
  await page.getByRole('button', { name: 'Register' }).press('Enter');
  await expect(page.getByRole('grid', { name: 'Consent register' })).toBeVisible();
  await expect(page.getByText('has to be taken down')).toHaveCount(0);
});

test('shows class staff no uses, no list and no button to record one', async ({ page }) => {
  await signIn(page, DEMO.teacherOfOak, DEMO.password);
  await page.getByRole('button', { name: 'Consent', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Consent register' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pictures in use' })).toHaveCount(0);
  await page.getByRole('button', { name: 'May we use this photo?' }).click();
  await page.getByRole('button', { name: 'Website' }).click();
  await page.getByRole('button', { name: 'Add all shown' }).click();
  const answer = page.getByRole('complementary', { name: 'The answer' });
  await answer.getByRole('button', { name: 'Take out and check again' }).click();
  await expect(answer.getByText('Yes: Website')).toBeVisible();
  await expect(answer.getByRole('button', { name: /^Use it for/ })).toHaveCount(0);
});
