import { DEMO, expect, expectAccessible, signIn, test } from './careboard.ts';

test.use({ demo: true });

test('adds a child by keyboard, finds it, and the audit says so', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  const rail = page.getByRole('navigation', { name: 'Parts of Careboard' });
  await rail.getByRole('button', { name: 'Children' }).press('Enter');
  await expectAccessible(page, 'the list of children');
  await page.getByRole('button', { name: 'Add a child' }).press('Enter');
  await page.getByLabel('Legal forename').fill('Zuzanna');
  await page.getByLabel('Legal surname').fill('Wójcik');
  await expectAccessible(page, 'a new child');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Zuzanna Wójcik' })).toBeVisible();
  await expect(page.getByText('In no class, so class staff do not see this child.')).toBeVisible();
  await expectAccessible(page, 'a record');

  await page.getByRole('button', { name: 'Who has looked' }).press('Enter');
  await expect(page.getByRole('dialog').getByText('added a child')).toBeVisible();
  await page.keyboard.press('Escape');

  await rail.getByRole('button', { name: 'Audit' }).press('Enter');
  await expect(page.getByText('Zuzanna Wójcik').first()).toBeVisible();
  await page.getByRole('button', { name: 'Check the entries' }).press('Enter');
  await expect(page.getByText('No entry is missing or out of place.')).toBeVisible();
  await expectAccessible(page, 'the audit');
});

test('rings a contact earlier by one key', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('combobox', { name: /find/i }).fill('muhammad ahmed');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Shift+Enter');
  const contacts = page.getByRole('listitem').filter({ hasText: 'arental responsibility' });
  const second = (await contacts.nth(1).locator('b').innerText()).replace(/^\d+\. /, '');
  await page.getByRole('button', { name: `Ring ${second} earlier` }).press('Enter');
  await expect(contacts.first()).toContainText(`1. ${second}`);
});

test('gives a new person their roles, and refuses a class role without a class', async ({ page }) => {
  await signIn(page, DEMO.lead, DEMO.password);
  await page.getByRole('button', { name: 'School', exact: true }).press('Enter');
  await expectAccessible(page, 'the school’s details');
  await page.getByRole('tab', { name: 'Staff' }).click();
  await expectAccessible(page, 'the staff');
  await page.getByRole('button', { name: 'Add a person' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Miss P Young');
  await dialog.getByText('Class', { exact: true }).click();
  await dialog.getByText('They type it here').click();
  await dialog.getByLabel('Password', { exact: true }).fill('velvet tractor pepper 63');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Class and Cover need at least one class.')).toBeVisible();
  await dialog.getByText('Hazel (3)').click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /Miss P Young/ })).toContainText('Class for Hazel (3)');
});

test('offers the same person at another child, with nothing ticked, and changes there only when told', async ({
  page,
}) => {
  await signIn(page, DEMO.office, DEMO.password);
  const open = async (typed: string, name: string) => {
    await page.getByRole('combobox', { name: /find/i }).fill(typed);
    await expect(page.getByRole('option').first()).toContainText(name);
    await page.keyboard.press('Shift+Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  };
  await open('muhammad ahmed', 'Muhammad Ahmed');
  const mother =
    (await page
      .getByRole('button', { name: /^Change (Mrs|Ms|Miss|Mr|Dr) / })
      .first()
      .getAttribute('aria-label')) ?? '';
  const [, title = '', forename = '', ...rest] = mother.split(' ');
  await open('mary-jane garcia', 'Mary-Jane García López');
  await page.getByRole('button', { name: 'Add a contact' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Title/).fill(title);
  await dialog.getByLabel(/^Forename/).fill(forename.toUpperCase());
  await dialog.getByLabel(/^Surname/).fill(rest.join(' '));
  await expectAccessible(page, 'a contact');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  await page
    .getByRole('button', { name: `Change ${title} ${forename.toUpperCase()} ${rest.join(' ')}` })
    .press('Enter');
  await dialog.getByLabel(/^Number 1/).fill('0191 496 0777');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Also known for other children?' })).toBeVisible();
  await expect(dialog.getByRole('table', { name: /Muhammad Ahmed/ })).toContainText('0191 496 0777');
  const tick = dialog.getByRole('checkbox', { name: /for Muhammad Ahmed/ });
  await expect(tick).not.toBeChecked();
  await expect(dialog.getByRole('button', { name: 'Change the ticked ones' })).toBeDisabled();
  await expectAccessible(page, 'the same person at another child');
  await tick.focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Change the ticked ones' }).press('Enter');
  await expect(page.getByText('Changed there too')).toBeVisible();
  await open('muhammad ahmed', 'Muhammad Ahmed');
  await expect(page.getByText('0191 496 0777')).toBeVisible();
});

test('warns before a child is added twice, and adds it all the same when told', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Children', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Add a child' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Legal forename').fill('Muhammad');
  await dialog.getByLabel('Legal surname').fill('Ahmed');
  await dialog.getByLabel(/^UPN/).fill('A801200005001');
  await expect(dialog.getByText('This UPN does not pass its own check')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('A child of this name is already here')).toBeVisible();
  await expectAccessible(page, 'a child that may be here already');
  await dialog.getByRole('button', { name: 'Add all the same' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Muhammad Ahmed' })).toBeVisible();
  await expect(page.getByText('Another child has this name').first()).toBeVisible();
});

test('never turns a date that does not exist into another one, nor half a date into none', async ({ page }) => {
  await signIn(page, DEMO.office, DEMO.password);
  await page.getByRole('button', { name: 'Children', exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Add a child' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Legal forename').fill('Ottoline');
  await dialog.getByLabel('Legal surname').fill('Vane');
  await dialog.getByRole('spinbutton', { name: /day/ }).first().focus();
  await page.keyboard.type('31022021');
  await expect(dialog.getByText('There is no 31 February 2021')).toBeVisible();
  await page.keyboard.press('Tab');
  await dialog.getByLabel('Legal surname').focus();
  await expect(dialog.getByText('There is no 31 February 2021')).toBeVisible();
  await expect(dialog.getByText('28 Feb 2021')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('spinbutton', { name: /day/ }).first().focus();
  await page.keyboard.type('280220');
  await expect(dialog.getByText('Please type the whole date')).toBeVisible();
  await dialog.getByRole('spinbutton', { name: /day/ }).first().focus();
  await page.keyboard.type('28022021');
  await expect(dialog.getByText('28 Feb 2021')).toBeVisible();
  await dialog.getByLabel('Legal surname').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ottoline Vane' })).toBeVisible();
  await expect(page.getByText('28 Feb 2021').first()).toBeVisible();
});
